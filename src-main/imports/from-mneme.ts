/** Our own JSON lines, as `export/README.md` describes them. */
import { z } from 'zod';
import { categorySchema } from '../../src-preload/contract/organise.ts';
import { memorySchema } from '../../src-preload/contract/memory.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { NewSource } from '../memory/memories.ts';
import { parseJson, type Read } from './incoming.ts';
import { exportAgain, misfit, refusal, type Item, type TextFile } from './read-text.ts';

const mnemeHeadSchema = z.object({
  format: z.literal('mneme-memories'),
  version: z.number().int(),
  categories: z.array(categorySchema).max(10_000),
});

const lineSchema = z.object({
  memory: memorySchema,
  sources: z.array(z.object({ kind: z.string(), file: z.string().max(4_000) })).max(100_000),
});

const secretSchema = z.object({ memory: memorySchema, value: z.unknown() });

/** Frames and messages of another store mean nothing here; files and the owner's hand do. */
export function fromMneme({ file, openSecret }: TextFile, item: Item): Read {
  const value = parseJson(file, item);
  if (item.place === 1) {
    const head = mnemeHeadSchema.safeParse(value);
    if (!head.success)
      throw refusal(file, say('has a first line that cannot be read'), exportAgain, head.error);
    if (head.data.version !== 1)
      throw refusal(
        file,
        say('has version {version}; this Mneme reads 1', { version: head.data.version }),
        say('Install a newer Mneme'),
      );
    return { type: 'categories', categories: head.data.categories };
  }
  if (openSecret && typeof value === 'object' && value !== null && 'secret' in value) {
    const { memory, value: sealed } = parsed(file, item, secretSchema, value.secret);
    const secret = openSecret(memory.id, sealed);
    return secret === null
      ? { type: 'locked' }
      : { type: 'memory', incoming: { memory, sources: [{ kind: 'owner' }], secret } };
  }
  const { memory, sources } = parsed(file, item, lineSchema, value);
  if (memory.kind === 'vault' || memory.state === 'deleted' || memory.state === 'candidate')
    throw refusal(
      file,
      say('has a line {place} that is of the vault or was removed', { place: item.place }),
      say('Remove that line'),
    );
  const known = sources.flatMap(({ kind, file: from }): NewSource[] =>
    kind === 'file' ? [{ kind, file: from }] : kind === 'owner' ? [{ kind }] : [],
  );
  return { type: 'memory', incoming: { memory, sources: known } };
}

function parsed<Shape extends z.ZodType>(
  file: string,
  { place }: Item,
  schema: Shape,
  value: unknown,
): z.output<Shape> {
  const answer = schema.safeParse(value);
  if (answer.success) return answer.data;
  throw misfit(file, say('line {place}', { place }), answer.error);
}
