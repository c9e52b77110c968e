/** The last door before a memory comes in: secrets are taken out, and what the contract does not know is refused. */
import { memorySchema } from '../../src-preload/contract/memory.ts';
import { type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { titleLine } from '../memory/memory-writer.ts';
import type { Redact, Removed } from '../privacy/redact.ts';
import { redactFields } from '../privacy/redact-fields.ts';
import type { Incoming } from './incoming.ts';
import { misfit } from './read-text.ts';

/** Throws `invalid-input` with the place (`line 3`, `row 7 of urls`) and the field. */
export function cleanMemory(
  file: string,
  place: Sentence,
  { memory, ...rest }: Incoming,
  redact: Redact,
): { readonly incoming: Incoming; readonly removed: readonly Removed[] } {
  const { title, tags, fields } = memory;
  const cleaned = redactFields({ title, tags, fields }, redact);
  const checked = memorySchema.safeParse({
    ...memory,
    title: titleLine(cleaned.fields.title),
    tags: cleaned.fields.tags.map((tag) => tag.slice(0, 60)),
    fields: cleaned.fields.fields,
  });
  if (checked.success) {
    // A title says again what the fields say: a secret counts once a memory.
    const removed = new Map(cleaned.removed.map((one) => [`${one.rule}\n${one.value}`, one]));
    return { incoming: { memory: checked.data, ...rest }, removed: [...removed.values()] };
  }
  throw misfit(file, place, checked.error);
}
