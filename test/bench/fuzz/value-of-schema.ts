/** A value that fits a schema of the contract, made up; so that what is asked comes further than the check of its form. */
import { z } from 'zod';
import { pick, strange, type Random } from './mutate.ts';

type Shape = Readonly<Record<string, unknown>> & {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
};

const shapes = new WeakMap<z.ZodType, Shape>();

export interface Hints {
  /** A text for a field of this name; null for any. */
  readonly textOf: (field: string) => string | null;
}

export function valueOf(random: Random, schema: z.ZodType, hints: Hints): unknown {
  let shape = shapes.get(schema);
  if (!shape) {
    shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', cycles: 'ref' }) as Shape;
    shapes.set(schema, shape);
  }
  return build(random, shape, '', hints, 0);
}

function build(random: Random, shape: Shape, field: string, hints: Hints, depth: number): unknown {
  if (depth > 12) return null;
  const next = (inner: Shape, name = field): unknown => build(random, inner, name, hints, depth + 1);
  if ('const' in shape) return shape['const'];
  if (Array.isArray(shape['enum'])) return pick(random, shape['enum']);
  const choices = shape['anyOf'] ?? shape['oneOf'];
  if (Array.isArray(choices)) return next(pick(random, choices as Shape[]));
  if (Array.isArray(shape['allOf']))
    return Object.assign({}, ...(shape['allOf'] as Shape[]).map((part) => next(part))) as unknown;
  const type = typeof shape.type === 'string' ? shape.type : shape.type && pick(random, shape.type);
  switch (type) {
    case 'object': {
      const required = new Set(Array.isArray(shape['required']) ? (shape['required'] as string[]) : []);
      const entries = Object.entries(shape.properties ?? {})
        .filter(([name]) => required.has(name) || random() < 0.5)
        .map(([name, inner]) => [name, next(inner, name)] as const);
      if (entries.length === 0 && typeof shape['additionalProperties'] === 'object')
        return { a: next(shape['additionalProperties'] as Shape, 'a') };
      return Object.fromEntries(entries);
    }
    case 'array': {
      if (shape.prefixItems) return shape.prefixItems.map((inner) => next(inner));
      const least = Number(shape['minItems'] ?? 0);
      return Array.from({ length: least + Math.floor(random() * 3) }, () => next(shape.items ?? {}));
    }
    case 'integer':
    case 'number': {
      const least = Number(shape['minimum'] ?? shape['exclusiveMinimum'] ?? -5);
      const most = Math.min(Number(shape['maximum'] ?? Infinity), Math.max(least, 0) + 20);
      if (/at$|from|to/iu.test(field) && random() < 0.5) return Date.now() - Math.floor(random() * 1e9);
      return Math.ceil(least) + Math.floor(random() * (most - least + 1));
    }
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    case 'string':
      return text(random, shape, field, hints);
    default:
      // Bytes are the only thing that the contract has and JSON has not.
      return new Uint8Array(Math.floor(random() * 40));
  }
}

const words = [
  'harbour',
  'the kettle of Anna',
  'invoice 4711',
  'Falcon',
  'plain',
  'assistant',
  'https://a.example/b?c=d',
  '#d0d0d0',
];

function text(random: Random, shape: Shape, field: string, hints: Hints): string {
  const hint = hints.textOf(field);
  if (hint !== null) return hint;
  if (shape['format'] === 'date') return '2026-02-28';
  const pattern = typeof shape['pattern'] === 'string' ? shape['pattern'] : '';
  if (pattern.startsWith('^m_')) return `m_20260101000000_0000000${Math.floor(random() * 10)}`;
  if (pattern.startsWith('^mneme-')) return 'mneme-2026-01-01-00-00-00';
  return random() < 0.25 ? pick(random, strange) : pick(random, words);
}
