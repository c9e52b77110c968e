/**
 * Turns a question into searches over memories, frames and messages, and picks what goes into the prompt: no near-duplicates,
 * no answer of the assistant (it would stand on itself), and no more than two passages of one frame.
 */
import type { ChatContext } from '../../src-preload/contract/chat.ts';
import { searchQuerySchema, type Reason } from '../../src-preload/contract/search.ts';
import type { Search } from '../memory/search/search.ts';
import type { ReadableDb } from '../store/statements.ts';
import { tellingStems } from './telling-stems.ts';
import { readPassages, sampleBetween, type Passage } from './passages.ts';
import { readScope, wholeTimeOf, withQuestionBefore } from './question-scope.ts';
import type { SourceBook } from './source-book.ts';
import { isAsking } from './tell-me.ts';

export interface RetrieveParts {
  readonly db: ReadableDb;
  /** Messages that are in the prompt anyway. */
  readonly shownMessages: readonly number[];
  /** Scopes whose messages may be recalled besides the owner's own passages. */
  readonly scopes: readonly string[];
  readonly search: Pick<Search, 'query'>;
}

export interface Wanted {
  readonly question: string;
  /** What was asked before in the same conversation. */
  readonly questionBefore: string | null;
  readonly now: number;
  readonly limit: number;
}

export interface Retrieval {
  readonly searches: ChatContext['searches'];
  readonly missing: readonly string[];
}

/** What one search answers with at most. */
const mostHits = 100;
const perFrame = 2;
/** Of long passages so much may differ, as readings of one text do. */
const mostMissing = 0.08;

/** Puts the best `limit` passages into the book, memories before the frames that they came from. */
export async function retrieve(
  parts: RetrieveParts,
  wanted: Wanted,
  book: SourceBook,
  signal?: AbortSignal,
): Promise<Retrieval> {
  const scope = readScope(wanted.question, seenApplications(parts.db));
  const text = withQuestionBefore(scope.text || wanted.question, wanted.questionBefore, wanted.now);
  const searches: { text: string; applications: readonly string[] }[] = [
    ...(scope.applications.length > 0 ? [{ text, applications: scope.applications }] : []),
    { text, applications: [] },
  ];
  const done: Retrieval['searches'] = [];
  const missing = new Set<string>();
  const picked = createPick(wanted);
  const time = scope.applications.length === 0 ? wholeTimeOf(wanted.question, wanted.now) : null;
  if (time) {
    const passages = sampleBetween(parts.db, time, parts.scopes, wanted.limit * 2).filter(
      (passage) => isTelling(passage, parts.shownMessages) && picked.wants(passage),
    );
    for (const passage of passages) book.add(passage, 'it lies in the time that was asked for');
    const { from, to } = time;
    done.push({ text: wanted.question, from, to, applications: [], found: passages.length });
    return { searches: done, missing: [] };
  }
  for (const each of searches) {
    const found = await findPassages(parts, each, wanted.limit * 3, signal);
    const [date] = found.understood;
    done.push({
      text: each.text,
      from: date?.from ?? null,
      to: date?.to ?? null,
      applications: [...each.applications],
      found: found.passages.length,
    });
    for (const reason of found.missing) missing.add(reason);
    for (const { passage, why } of found.passages) {
      if (picked.wants(passage)) book.add(passage, why);
    }
    if (picked.isFull()) break;
  }
  return { searches: done, missing: [...missing] };
}

/** By their index alone; counting their frames would take long. */
export function seenApplications(db: ReadableDb): string[] {
  return db.column<string>('SELECT DISTINCT application FROM activities WHERE application IS NOT NULL');
}

export interface FoundPassages {
  readonly passages: readonly { readonly passage: Passage; readonly why: string }[];
  readonly understood: readonly { readonly from: number; readonly to: number }[];
  readonly missing: readonly string[];
}

/** One search, best first. What the assistant wrote is left out: an answer must not stand on an answer. */
export async function findPassages(
  { db, search, shownMessages, scopes }: RetrieveParts,
  query: {
    readonly text: string;
    readonly applications: readonly string[];
    readonly from?: number;
    readonly to?: number;
  },
  limit: number,
  signal?: AbortSignal,
): Promise<FoundPassages> {
  const { text, applications, from, to } = query;
  const answer = await search.query(
    searchQuerySchema.parse({
      text: text.slice(0, 2_000),
      filters: {
        applications: [...applications],
        from: from ?? null,
        to: to ?? null,
        scopes: ['', ...scopes],
      },
      // What agents keep in these scopes is found as well, and left out below.
      limit: scopes.length > 0 ? mostHits : Math.min(mostHits, limit),
    }),
    signal,
  );
  const passages = readPassages(
    db,
    answer.hits.map(({ unitId }) => unitId),
  );
  return {
    passages: answer.hits.flatMap(({ unitId, reasons }) => {
      const passage = passages.get(unitId);
      if (!passage || !isTelling(passage, shownMessages)) return [];
      return [{ passage, why: whyFound(reasons) }];
    }),
    understood: answer.understood,
    missing: answer.missing.map(({ reason }) => reason),
  };
}

/**
 * Not what the assistant wrote, nor what the prompt holds anyway; not what agents keep, which has a part of the prompt for
 * itself; nor a question that was asked before: it matches itself
 * best, and tells nothing.
 */
export function isTelling(
  { role, text, messageId, scope }: Passage,
  shownMessages: readonly number[],
): boolean {
  if (messageId === null) return scope === null;
  if (role === 'assistant' || shownMessages.includes(messageId)) return false;
  return !(isAsking(text) && text.length < 300);
}

function createPick({ limit }: Wanted) {
  const ofFrame = new Map<number, number>();
  const texts: ReadonlySet<string>[] = [];
  return {
    isFull: () => texts.length >= limit,
    wants(passage: Passage): boolean {
      if (texts.length >= limit) return false;
      const { frameId } = passage;
      if (frameId !== null && (ofFrame.get(frameId) ?? 0) >= perFrame) return false;
      const words = new Set(tellingStems(passage.text));
      if (words.size === 0 || texts.some((other) => addsNothing(words, other))) return false;
      texts.push(words);
      if (frameId !== null) ofFrame.set(frameId, (ofFrame.get(frameId) ?? 0) + 1);
      return true;
    },
  };
}

/** A passage adds nothing where its telling words stand in another; a single one may be all that it has to tell. */
function addsNothing(words: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let missing = 0;
  for (const word of words) if (!other.has(word)) missing++;
  return missing <= Math.floor(words.size * mostMissing);
}

function whyFound(reasons: readonly Reason[]): string {
  const words = reasons.flatMap((reason) => reason.words);
  const said = reasons.flatMap(({ arm }) => {
    if (arm === 'words')
      return words.length > 0 ? [`it holds ${words.map((word) => `“${word}”`).join(', ')}`] : [];
    if (arm === 'meaning') return ['its meaning is near'];
    if (arm === 'neighbour') return ['the words stand beside it'];
    return ['its writer was named'];
  });
  return said.length > 0 ? said.join('; ') : 'it lies in the time or application that was asked for';
}
