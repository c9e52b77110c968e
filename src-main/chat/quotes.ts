/**
 * Passages of messages that repeat what the owner forgets: six words in a row of it, or a sentence that cites it. They are found
 * before it goes, and a note takes their place, in the message, its tools and files, its passages for search and the title.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { inWords } from '../../src-preload/contract/sentences/wording.ts';
import { saidScope } from '../backends/participants.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { sentencesCiting } from './citations.ts';
import { addMessageUnits, removeMessageUnits } from './message-units.ts';
import {
  getMessage,
  messagesAfter,
  updateMessage,
  type MessageRow,
  type SourceRef,
} from './messages-table.ts';
import { getSession, titleOf, updateSession } from './sessions-table.ts';

/** What is about to be forgotten. */
export interface Going {
  readonly unitIds: readonly number[];
  readonly frameIds: ReadonlySet<FrameId>;
  readonly memoryIds: ReadonlySet<MemoryId>;
  /** Messages that go as a whole, so that nothing of them need be redacted. */
  readonly messageIds: ReadonlySet<number>;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The texts of one message, each under its own path, with what of it is to go. */
type QuotedTexts = Map<string, Span[]>;
export type Quotes = ReadonlyMap<number, QuotedTexts>;

/** In a message, in place of what is gone; in every language, since one may have been changed since. */
const forgottenNote = say('[forgotten]');

const wordsInARow = 6;
const messagesAtOnce = 1_000;
const unitsAtOnce = 200;

/** By the ids of the messages. Lets others have their turn. */
export async function findQuotes(db: ReadableDb, going: Going): Promise<Quotes> {
  const quotes = new Map<number, QuotedTexts>();
  const units = new Set(going.unitIds);
  for (let after = 0; ;) {
    const messages = messagesAfter(db, after, messagesAtOnce);
    if (messages.length === 0) return quotes;
    after = messages.at(-1)!.id;
    const others = messages.filter(({ id }) => !going.messageIds.has(id));
    const rows = placesOfRuns(others);
    for (let from = 0; rows.size > 0 && from < going.unitIds.length; from += unitsAtOnce) {
      for (const text of textsOf(db, going.unitIds.slice(from, from + unitsAtOnce)))
        for (const run of runsOf(text))
          for (const { id, path, span } of rows.get(run.words) ?? []) note(quotes, id, path, [span]);
      await breathe();
    }
    for (const message of others) {
      const cited = citedFrom(message, (ref) => isGoing(ref, going, units));
      if (cited.size > 0) note(quotes, message.id, 'text', sentencesCiting(message.text, cited));
    }
  }
}

/** How many passages: what overlaps or touches is one. */
export function countQuotes(quotes: Quotes): number {
  let count = 0;
  for (const texts of quotes.values()) for (const spans of texts.values()) count += joined(spans).length;
  return count;
}

export interface Redacted {
  /** Passages for search that were taken away. */
  readonly unitIds: readonly number[];
  readonly sessionIds: ReadonlySet<number>;
}

/** Writes the notes, in one transaction. */
export function redactQuotes(db: WritableDb, quotes: Quotes): Redacted {
  return transaction(db, () => {
    const unitIds: number[] = [];
    const sessionIds = new Set<number>();
    for (const [id, texts] of quotes) {
      const row = getMessage(db, id);
      if (!row) continue;
      unitIds.push(...redactMessage(db, row, texts));
      sessionIds.add(row.sessionId);
    }
    return { unitIds, sessionIds };
  });
}

/** Answers the passages for search that were taken away. */
function redactMessage(db: WritableDb, row: MessageRow, texts: QuotedTexts): number[] {
  const { id } = row;
  const redacted = (text: string, path: string): string => blank(text, texts.get(path) ?? []);
  const { attachments, tools, ...rest } = row.details;
  const text = redacted(row.text, 'text');
  updateMessage(db, id, {
    text,
    details: {
      ...rest,
      attachments: attachments.map((one, at) => ({ ...one, text: redacted(one.text, `file ${at}`) })),
      tools: tools.map((one, at) => ({
        ...one,
        text: one.text === null ? null : redacted(one.text, `tool ${at}`),
        about: redacted(one.about, `about ${at}`),
        outcome: redacted(one.outcome, `outcome ${at}`),
      })),
    },
  });
  const session = getSession(db, row.sessionId);
  if (session.title === titleOf(row.text)) updateSession(db, session.id, { title: titleOf(text) });
  const units = removeMessageUnits(db, [id]);
  const { sessionId, author, role, createdAt } = row;
  if (units.length > 0)
    addMessageUnits(db, {
      ...{ id, sessionId, author, text, createdAt },
      byOwner: role === 'user',
      scope: saidScope(session),
    });
  return units;
}

function* textsIn({ text, details }: MessageRow): Iterable<readonly [path: string, text: string]> {
  yield ['text', text];
  for (const [at, one] of details.attachments.entries()) yield [`file ${at}`, one.text];
  for (const [at, one] of details.tools.entries()) {
    yield [`tool ${at}`, one.text ?? ''];
    yield [`about ${at}`, one.about];
    yield [`outcome ${at}`, one.outcome];
  }
}

type PlaceOfRun = { readonly id: number; readonly path: string; readonly span: Span };

function placesOfRuns(messages: readonly MessageRow[]): Map<string, PlaceOfRun[]> {
  const places = new Map<string, PlaceOfRun[]>();
  for (const message of messages)
    for (const [path, text] of textsIn(message))
      for (const { words, ...span } of runsOf(text)) {
        const known = places.get(words);
        const place = { id: message.id, path, span };
        if (known) known.push(place);
        else places.set(words, [place]);
      }
  return places;
}

/** Six words in a row; of a script without spaces six characters count as six words. */
function* runsOf(text: string): Iterable<Span & { readonly words: string }> {
  const words = [...text.matchAll(word)];
  for (let at = 0; at + wordsInARow <= words.length; at++) {
    const run = words.slice(at, at + wordsInARow);
    const last = run.at(-1)!;
    yield {
      words: run.map(([one]) => one.toLowerCase()).join(' '),
      start: run[0]!.index,
      end: last.index + last[0].length,
    };
  }
}
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu;

function textsOf(db: ReadableDb, unitIds: readonly number[]): string[] {
  return db.column<string>('SELECT text FROM units WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(unitIds),
  ]);
}

function isGoing(ref: SourceRef, going: Going, units: ReadonlySet<number>): boolean {
  return (
    units.has(ref.unitId) ||
    (ref.frameId !== null && going.frameIds.has(ref.frameId)) ||
    (ref.memoryId !== null && going.memoryIds.has(ref.memoryId))
  );
}

function citedFrom({ details }: MessageRow, isOne: (ref: SourceRef) => boolean): Set<number> {
  return new Set(details.citations.filter(isOne).map(({ number }) => number));
}

function note(quotes: Map<number, QuotedTexts>, id: number, path: string, spans: readonly Span[]): void {
  const texts = quotes.get(id) ?? new Map<string, Span[]>();
  quotes.set(id, texts);
  texts.set(path, [...(texts.get(path) ?? []), ...spans]);
}

function blank(text: string, spans: readonly Span[]): string {
  return joined(spans).reduceRight(
    (left, { start, end }) => left.slice(0, start) + inWords(forgottenNote) + left.slice(end),
    text,
  );
}

/** In their order, those that overlap or have at most a space between them as one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && span.start <= last.end + 1)
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else all.push(span);
  }
  return all;
}
