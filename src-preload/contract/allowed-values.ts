/** Says in words what a setting may be, from the schema that checks it, so that the two can't differ. */
import { z } from 'zod';
import { foreign, say, type Sentence } from './sentences/say.ts';

interface Shape {
  readonly allowed?: Sentence;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** For example "a number from 0.5 to 60". A schema whose form would say nothing to the owner has words of its own, as the meta `allowed`. */
export function allowedValues(schema: z.ZodType): Sentence {
  return describe(z.toJSONSchema(schema, { io: 'input' }) as Shape);
}

function describe(shape: Shape): Sentence {
  if (shape.allowed !== undefined) return shape.allowed;
  if (shape.anyOf)
    return shape.anyOf.map(describe).reduce((one, other) => say('{one}, or {other}', { one, other }));
  if (shape.enum) return say('one of {values}', { values: shape.enum.join(', ') });
  switch (shape.type) {
    case 'null':
      return foreign('null');
    case 'boolean':
      return say('true or false');
    case 'integer':
      return say('a whole number from {minimum} to {maximum}', limitsOf(shape));
    case 'number':
      return say('a number from {minimum} to {maximum}', limitsOf(shape));
    case 'array':
      return say('a list, each item {item}', { item: describe(shape.items ?? {}) });
    default:
      return shape.maxLength === undefined
        ? say('text')
        : say('text of at most {maxLength} characters', { maxLength: shape.maxLength });
  }
}

function limitsOf({ minimum, maximum }: Shape): { readonly minimum: number; readonly maximum: number } {
  return { minimum: minimum ?? -Infinity, maximum: maximum ?? Infinity };
}
