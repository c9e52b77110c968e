/**
 * The answer to a batch: for each kind a list of operations. A model is shown the exact shape; what comes back is read
 * leniently, so that one broken operation does not cost the others.
 */
import { z } from 'zod';
import { absorbedKinds, promptOf, type AbsorbedKind } from './absorbed-kinds.ts';

const actions = ['add', 'update', 'merge', 'supersede'] as const;
const number = z.number().int();

/** The same for each kind; what the fields mean is told once, in the instructions. */
const operationShape = {
  items: z.array(number).min(1),
  action: z.enum(actions),
  target: number.nullable(),
  other: number.nullable(),
};

const head = z.object({
  items: operationShape.items,
  action: z.enum([...actions, 'nothing']),
  target: number.nullish().transform((target) => target ?? null),
  other: number.nullish().transform((other) => other ?? null),
});

/** What small models leave out although it was asked for. */
const usual = {
  details: '',
  content: '',
  event_type: 'event',
  entry_type: 'workflow',
  resource_type: 'other',
  address: null,
  replaces: null,
};

export interface Operation {
  readonly kind: AbsorbedKind;
  readonly action: (typeof actions)[number];
  /** Numbers as the model knows them. */
  readonly items: readonly number[];
  readonly target: number | null;
  readonly other: number | null;
  /** As the schema of its kind gives it; null to merge. */
  readonly entry: unknown;
}

/** What a model is asked to answer with. Anything that has a list for one of the kinds is an answer. */
export const answerSchema: z.ZodType = z
  .unknown()
  .refine(isAnswer, {
    message: `An object with the lists ${absorbedKinds.join(', ')} is wanted; lists may be empty.`,
  })
  .meta(shownSchema());

function shownSchema(): Record<string, unknown> {
  const lists = absorbedKinds.map((kind) => {
    const entry = promptOf(kind).entrySchema as z.ZodObject;
    const operation = z.strictObject({ ...operationShape, ...entry.shape });
    return [kind, z.array(operation)] as const;
  });
  const { $schema: _, ...schema } = z.toJSONSchema(z.strictObject(Object.fromEntries(lists)), {
    io: 'input',
  });
  return schema;
}

function isAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const lists = absorbedKinds
    .map((kind) => (value as Record<string, unknown>)[kind])
    .filter((list) => list !== undefined && list !== null);
  return lists.length > 0 && lists.every((list) => Array.isArray(list));
}

/** The operations of an answer that `answerSchema` let pass, and how many had not the asked shape. */
export function readOperations(answer: unknown): {
  readonly operations: Operation[];
  readonly malformed: number;
} {
  const operations: Operation[] = [];
  let malformed = 0;
  for (const kind of absorbedKinds) {
    for (const raw of ((answer as Record<string, unknown>)[kind] ?? []) as unknown[]) {
      const parsed = head.safeParse(raw);
      if (!parsed.success) {
        malformed++;
        continue;
      }
      const { action, ...rest } = parsed.data;
      if (action === 'nothing') continue;
      const entry =
        action === 'merge' ? null : promptOf(kind).entrySchema.safeParse({ ...usual, ...(raw as object) });
      if (entry?.success === false) malformed++;
      else operations.push({ ...rest, kind, action, entry: entry?.data ?? null });
    }
  }
  return { operations, malformed };
}
