/** What became of a conversation: which messages are remembered, how well memories answer, and how much of them is junk. */
import { memoryListSchema, type Memory } from '../../../src-preload/contract/memory.ts';
import { searchQuerySchema } from '../../../src-preload/contract/search.ts';
import { inTurns } from '../../../src-main/base/in-turns.ts';
import { promptOf, isAbsorbed } from '../../../src-main/memory/absorb/absorbed-kinds.ts';
import { instructions } from '../../../src-main/memory/absorb/batch-prompt.ts';
import { createEcho } from '../../../src-main/memory/absorb/echo.ts';
import { sameCosine } from '../../../src-main/memory/absorb/find-repeats.ts';
import type { Memories } from '../../../src-main/memory/memories.ts';
import { nearPairs } from '../../../src-main/memory/tidy/near-pairs.ts';
import type { ReadableDb } from '../../../src-main/store/statements.ts';
import type { Conversation, LabelledQuestion } from '../retrieval/bench-data.ts';
import type { Absorbed } from './absorb-conversation.ts';

const kinds = ['episodic', 'semantic', 'procedural', 'resource'] as const;

export interface Measured {
  readonly memories: number;
  readonly echoes: number;
  readonly duplicates: number;
  readonly unsourced: number;
  /** Of each question: the share of answering messages that are a source of a memory. */
  readonly remembered: readonly number[];
  /** Of each question: the share of answering messages among the sources of the first ten memories. */
  readonly recalls: readonly number[];
  /** Of each pair: whether the memory of the updating message ranks above that of the one that it replaces. */
  readonly newestFirst: readonly boolean[];
}

export async function measureAbsorbed(
  db: ReadableDb,
  { memories, search, vectors, keys }: Absorbed,
  { questions }: Conversation,
): Promise<Measured> {
  const all = kinds.flatMap((kind) => readAll(memories, kind));
  const keysOf = new Map(all.map(({ id }) => [id as string, sourceKeys(memories, id, keys)]));
  const isEcho = createEcho(instructions);
  const echoes = all.filter(
    (memory) => isAbsorbed(memory) && isEcho([promptOf(memory.kind).describe(memory)], []),
  );
  const unsourced = [...keysOf.values()].filter((sources) => sources.length === 0).length;
  const duplicates = new Set<string>();
  for (const kind of kinds) {
    const ofKind = all.filter((memory) => memory.kind === kind);
    await inTurns(nearPairs({ db, vectors }, ofKind, sameCosine, ({ b }) => duplicates.add(b.id)));
  }
  const sourced = new Set([...keysOf.values()].flat());
  const remembered: number[] = [];
  const recalls: number[] = [];
  const newestFirst: boolean[] = [];
  for (const question of questions) {
    const found = await ask(search, question);
    const first = new Set(found.slice(0, 10).flatMap((id) => keysOf.get(id) ?? []));
    remembered.push(shareOf(question.answers, sourced));
    recalls.push(shareOf(question.answers, first));
    const { update } = question;
    // Where one message tells the old and the new there is nothing to rank.
    if (!update || update.by.some((key) => update.replaced.includes(key))) continue;
    const placeOf = (wanted: readonly string[]): number => {
      const place = found.findIndex((id) => keysOf.get(id)?.some((key) => wanted.includes(key)));
      return place < 0 ? Infinity : place;
    };
    newestFirst.push(placeOf(update.by) < placeOf(update.replaced));
  }
  return {
    memories: all.length,
    echoes: echoes.length,
    duplicates: duplicates.size,
    unsourced,
    remembered,
    recalls,
    newestFirst,
  };
}

function readAll(memories: Memories, kind: (typeof kinds)[number]): Memory[] {
  const found: Memory[] = [];
  let cursor: string | null = null;
  do {
    const query = memoryListSchema.parse({ kinds: [kind], states: ['active'], cursor, limit: 200 });
    const page = memories.list(query);
    found.push(...page.memories);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

function sourceKeys(memories: Memories, id: Memory['id'], keys: ReadonlyMap<number, string>): string[] {
  return memories.sources(id).flatMap(({ messageId }) => keys.get(messageId ?? 0) ?? []);
}

/** Ids of the first fifty memories; dates of the question are not taken as filters, as in the bench of retrieval. */
async function ask(search: Absorbed['search'], { text }: LabelledQuestion): Promise<string[]> {
  const query = { text, limit: 50, filters: { kinds: [...kinds] } };
  const first = await search.query(searchQuerySchema.parse(query));
  const literal = first.understood.map((date) => date.text);
  const answer =
    literal.length === 0 ? first : await search.query(searchQuerySchema.parse({ ...query, literal }));
  return answer.hits.flatMap(({ origin }) => (origin.type === 'memory' ? origin.id : []));
}

function shareOf(wanted: readonly string[], found: ReadonlySet<string>): number {
  return wanted.filter((key) => found.has(key)).length / wanted.length;
}
