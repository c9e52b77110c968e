/** Recognises a text by how it begins, and reads the memories of it. */
import { z } from 'zod';
import type { ImportFormat } from '../../src-preload/contract/imports.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { fromBookmarksFile, fromBookmarksPage, isBookmarksFile, isBookmarksPage } from './from-bookmarks.ts';
import { fromChatgpt, fromClaude } from './from-conversations.ts';
import { fromMarkdown, isMarkdown } from './from-markdown.ts';
import { fromMem0 } from './from-mem0.ts';
import { fromMneme } from './from-mneme.ts';
import { parseJson, type Allows, type Read } from './incoming.ts';
import { readItems } from './read-items.ts';
import {
  chooseAnother,
  misfit,
  readLines,
  readWhole,
  refusal,
  type Item,
  type TextFile,
} from './read-text.ts';

export interface FoundRead {
  readonly format: ImportFormat;
  /** For errors: `line 3`, `row 7 of urls`. */
  readonly place: Sentence;
  readonly read: Read;
}

const foreign = {
  mem0: { key: 'memory', read: fromMem0 },
  chatgpt: { key: 'mapping', read: fromChatgpt },
  claude: { key: 'chat_messages', read: fromClaude },
} as const;

const ownHead = /^\uFEFF?\s*\{\s*"format"\s*:\s*"mneme-memories"/u;

/** In the order of the file. Throws `invalid-input` at the first thing that cannot be read. */
export async function* readMemories(
  text: TextFile,
  allows: Allows,
  onRead: (bytes: number) => void,
): AsyncGenerator<FoundRead, void> {
  const { file } = text;
  const pieces = text.pieces(onRead);
  const { value: first } = await pieces.next();
  if (first === undefined) throw refusal(file, say('is empty'), chooseAnother);
  const all = again(first, pieces);
  if (ownHead.test(first)) {
    for await (const item of readLines(file, all))
      yield {
        format: 'mneme',
        place: say('line {place}', { place: item.place }),
        read: fromMneme(text, item),
      };
  } else if (isBookmarksPage(first)) {
    for (const read of fromBookmarksPage(await readWhole(file, all), allows))
      yield { format: 'bookmarks', place: say('a bookmark'), read };
  } else if (isBookmarksFile(first)) {
    const whole = { text: await readWhole(file, all), place: 1 };
    for (const read of fromBookmarksFile(file, parseJson(file, whole), allows))
      yield { format: 'bookmarks', place: say('a bookmark'), read };
  } else if (isMarkdown(file, first)) {
    for (const { line, read } of fromMarkdown(file, await readWhole(file, all)))
      yield { format: 'markdown', place: say('line {place}', { place: line }), read };
  } else yield* readList(file, all);
}

async function* readList(file: string, all: AsyncIterable<string>): AsyncGenerator<FoundRead, void> {
  let format: keyof typeof foreign | undefined;
  for await (const item of readItems(file, all)) {
    const value = parseJson(file, item);
    format ??= recognise(value);
    if (format === undefined)
      throw refusal(
        file,
        say('is of no kind that is known here'),
        say('Choose an export of Mneme, mem0, ChatGPT or Claude'),
      );
    const read = readForeign(file, item, value, foreign[format].read);
    if (read !== null) yield { format, place: say('item {place}', { place: item.place }), read };
  }
  if (format === undefined) throw refusal(file, say('holds nothing'), chooseAnother);
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
    throw misfit(file, say('item {place}', { place }), error);
  }
}

async function* again(first: string, rest: AsyncIterable<string>): AsyncGenerator<string, void> {
  yield first;
  yield* rest;
}
