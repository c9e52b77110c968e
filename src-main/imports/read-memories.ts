/** Recognises a file, and reads the memories of it, secrets taken out. */
import { z } from 'zod';
import type { ImportFormat } from '../../src-preload/contract/imports.ts';
import { memorySchema } from '../../src-preload/contract/memory.ts';
import type { PersonalDataKind } from '../../src-preload/contract/privacy.ts';
import { titleLine } from '../memory/memory-writer.ts';
import { redact } from '../privacy/redact.ts';
import { fromChatgpt, fromClaude } from './from-conversations.ts';
import { fromMem0 } from './from-mem0.ts';
import { fromMneme } from './from-mneme.ts';
import { parseJson, type Incoming, type Read } from './incoming.ts';
import { readItems } from './read-items.ts';
import { readLines, refusal, type Item, type TextFile } from './read-text.ts';

export type FoundRead = Read & { readonly format: ImportFormat };

const foreign = {
  mem0: { key: 'memory', read: fromMem0 },
  chatgpt: { key: 'mapping', read: fromChatgpt },
  claude: { key: 'chat_messages', read: fromClaude },
} as const;

const ownHead = /^\uFEFF?\s*\{\s*"format"\s*:\s*"mneme-memories"/u;

/** In the order of the file. Throws `invalid-input` at the first thing that cannot be read. */
export async function* readMemories(
  text: TextFile,
  personalData: readonly PersonalDataKind[],
  onRead: (bytes: number) => void,
): AsyncGenerator<FoundRead, void> {
  const { file } = text;
  const pieces = text.pieces(onRead);
  const { value: first } = await pieces.next();
  if (first === undefined) throw refusal(file, 'is empty', 'Choose another file');
  const all = again(first, pieces);
  if (ownHead.test(first)) {
    for await (const item of readLines(file, all)) {
      const read = fromMneme(file, item);
      yield { ...redacted(file, item, read, personalData), format: 'mneme' };
    }
    return;
  }
  let format: keyof typeof foreign | undefined;
  for await (const item of readItems(file, all)) {
    const value = parseJson(file, item);
    format ??= recognise(value);
    if (format === undefined)
      throw refusal(
        file,
        'is of no kind that is known here',
        'Choose an export of Mneme, mem0, ChatGPT or Claude',
      );
    const read = readForeign(file, item, value, foreign[format].read);
    if (read !== null) yield { ...redacted(file, item, read, personalData), format };
  }
  if (format === undefined) throw refusal(file, 'holds nothing', 'Choose another file');
}

function recognise(value: unknown): keyof typeof foreign | undefined {
  const names = Object.keys(foreign) as (keyof typeof foreign)[];
  return names.find((name) => typeof value === 'object' && value !== null && foreign[name].key in value);
}

function readForeign(
  file: string,
  { place }: Item,
  value: unknown,
  read: (value: unknown) => Read | null,
): Read | null {
  try {
    return read(value);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const issue = error.issues[0]!;
    throw refusal(
      file,
      `item ${place}: ${issue.path.join('.')}: ${issue.message}`,
      'Correct or remove that item',
      error,
    );
  }
}

function redacted(file: string, { place }: Item, read: Read, kinds: readonly PersonalDataKind[]): Read {
  if (read.type !== 'memory') return read;
  const { memory, sources } = read.incoming;
  const clean = (text: string): string => redact(text, kinds).text;
  const fields = Object.fromEntries(
    Object.entries(memory.fields).map(([name, value]) => [name, cleaned(value, clean)]),
  );
  // Checked last of all: nothing enters that the contract does not know.
  const checked = memorySchema.safeParse({
    ...memory,
    title: titleLine(clean(memory.title)),
    tags: memory.tags.map((tag) => clean(tag).slice(0, 60)),
    fields,
  });
  if (!checked.success) {
    const issue = checked.error.issues[0]!;
    throw refusal(
      file,
      `line or item ${place}: ${issue.path.join('.')}: ${issue.message}`,
      'Correct or remove it',
      checked.error,
    );
  }
  const incoming: Incoming = { memory: checked.data, sources };
  return { type: 'memory', incoming };
}

function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  return Array.isArray(value) ? value.map((one) => cleaned(one, clean)) : value;
}

async function* again(first: string, rest: AsyncIterable<string>): AsyncGenerator<string, void> {
  yield first;
  yield* rest;
}
