/** Says in words what a setting may be, from the schema that checks it, so that the two can't differ. */
import { z } from 'zod';

interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** Where the schema's own form would say nothing to the owner. */
const inWords: Readonly<Record<string, string>> = {
  'reading.languages': "a list of at least one of Tesseract's language codes, such as eng, deu or chi_sim",
  'models.chat.base_url': 'the address of a model server, such as http://localhost:11434/v1, or null',
  'models.memory.base_url': 'the address of a model server, such as http://localhost:11434/v1, or null',
  'models.prices':
    'models by name, each with its price for a million tokens: `name: { prompt: 0.5, answer: 1.5 }`',
  'exclusions.rules':
    'a list of lines "application: name", "title: text" or "site: host", each of 1 to 200 characters, `*` for any text',
};

/** For example "a number from 0.5 to 60"; `key` is the dotted key. */
export function allowedValues(key: string, schema: z.ZodType): string {
  return inWords[key] ?? describe(z.toJSONSchema(schema, { io: 'input' }) as Shape);
}

/** What was found, short: `"fast" (text)`. */
export function describeFound(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a group of keys';
  const name =
    { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'a value';
  const shown = JSON.stringify(value);
  return `${shown.length > 60 ? `${shown.slice(0, 57)}…` : shown} (${name})`;
}

function describe(shape: Shape): string {
  if (shape.anyOf) return shape.anyOf.map(describe).join(', or ');
  if (shape.enum) return `one of ${shape.enum.join(', ')}`;
  switch (shape.type) {
    case 'null':
      return 'null';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number from ${shape.minimum} to ${shape.maximum}`;
    case 'number':
      return `a number from ${shape.minimum} to ${shape.maximum}`;
    case 'array':
      return `a list, each item ${describe(shape.items ?? {})}`;
    default:
      return shape.maxLength === undefined ? 'text' : `text of at most ${shape.maxLength} characters`;
  }
}
