/** What a salvage did not bring back, by what the owner calls it, with times and names as far as indexes know them. */
import type { GoneMemory, Loss } from '../../src-preload/contract/repair.ts';
import { memoryKindSchema } from '../../src-preload/contract/memory.ts';
import type { SqlValue, WritableDb } from '../store/statements.ts';
import type { FilledIn } from './fill-in.ts';
import { placeOf, type NamedRow, type Salvaged } from './salvage.ts';
import type { Settled } from './settle.ts';

export interface Losses {
  readonly losses: readonly Loss[];
  readonly memories: readonly GoneMemory[];
}

type What = Loss['what'];
interface Sum extends Record<'gone' | 'partly' | 'returned' | 'anew', number> {
  isUnsure: boolean;
  readonly times: number[];
}

const words: Readonly<Record<string, What>> = {
  frames: 'frames',
  activities: 'activities',
  units: 'passages',
  memories: 'memories',
  chat_sessions: 'conversations',
  chat_messages: 'messages',
  categories: 'categories',
  filing_rules: 'rules',
  policies: 'policies',
  saved_filters: 'filters',
  personas: 'personas',
  summaries: 'summaries',
};
/** Lists that the owner made, of which no index names every row. */
const unnamed = new Set(['categories', 'filing_rules', 'policies', 'personas']);
const times = ['captured_at', 'occurred_at', 'started_at', 'created_at', 'changed_at'];
/** Made anew from the rows that are there, so nobody misses them. */
const derived = new Set([
  ...['unit_vectors', 'unit_tokens', 'units_waiting', 'units_unbatched', 'scoped_vectors', 'scoped_waiting'],
  // The files themselves are followed again.
  'file_entries',
  ...['episodes_waiting', 'resources_waiting', 'memories_unsourced', 'memories_stale', 'batch_items'],
  ...['hours_changed', 'days_to_count', 'counted_days', 'seen_time', 'seen_hours', 'seen_activities'],
  ...['focus_stretches', 'day_topics', 'cited_memories'],
]);
/** Each is a part of one memory, which is counted once. */
const ofMemories = /^[a-z]+_memories$/;
const mostNames = 500;

/** `filled`: what came from a backup; null where there was none. */
export function describeLosses(
  db: WritableDb,
  salvaged: Salvaged,
  settled: Settled,
  filled: FilledIn | null,
): Losses {
  const missing = salvaged.named.filter((row) => !derived.has(row.table) && !isThere(db, row));
  const gone = missing.filter((row) => !isOfFile(row));
  const memories = [...gone.flatMap(nameMemory), ...settled.goneMemories];
  const sums = new Map<What, Sum>();
  const sumOf = (table: string) => {
    const what = words[table] ?? 'other';
    const sum = sums.get(what) ?? { gone: 0, partly: 0, returned: 0, anew: 0, isUnsure: false, times: [] };
    sums.set(what, sum);
    return sum;
  };
  for (const row of gone) {
    const sum = sumOf(row.table);
    sum.gone += 1;
    const at = timeOf(row.columns);
    if (at !== null) sum.times.push(at);
  }
  for (const [table, count] of settled.letGo) if (!derived.has(table)) sumOf(table).gone += count;
  for (const [table, count] of settled.standIns) sumOf(table).partly += count;
  for (const { table, rebuilt, isDamaged } of salvaged.tables) {
    if (isDamaged && unnamed.has(table)) sumOf(table).isUnsure = true;
    const partly = rebuilt - (filled?.rebuilt.get(table) ?? 0);
    if (partly > 0) sumOf(table).partly += partly;
  }
  for (const [table, count] of filled?.rows ?? [])
    if (words[table] !== 'memories' && !ofMemories.test(table)) sumOf(table).returned += count;
  if (filled && filled.memories > 0) sumOf('memories').returned = filled.memories;
  const anew = settled.passagesToWrite + missing.length - gone.length;
  if (anew > 0) sumOf('units').anew = anew;
  return {
    losses: [...sums].map(([what, sum]) => ({
      what,
      gone: sum.gone,
      partly: sum.partly,
      returned: sum.returned,
      anew: sum.anew,
      isUnsure: sum.isUnsure,
      from: sum.times.reduce<number | null>((least, at) => (least === null || at < least ? at : least), null),
      to: sum.times.reduce<number | null>((most, at) => (most === null || at > most ? at : most), null),
    })),
    memories: memories.slice(0, mostNames),
  };
}

/** It came from a backup, or something stands in for it by now. */
function isThere(db: WritableDb, named: NamedRow): boolean {
  const { where, values } = placeOf(named);
  return db.value(`SELECT 1 FROM "${named.table}" WHERE ${where}`, values) !== undefined;
}

/** A passage of a file of memories, which is read again. */
function isOfFile({ table, columns }: NamedRow): boolean {
  return table === 'units' && String(columns.get('stream')).startsWith('file:');
}

function nameMemory({ table, columns }: NamedRow): GoneMemory[] {
  const [id, kind, title] = [columns.get('id'), columns.get('kind'), columns.get('title')];
  const known = memoryKindSchema.safeParse(kind);
  if (table !== 'memories' || typeof id !== 'string' || !known.success) return [];
  // One that the owner had deleted is no loss.
  if (columns.get('state') === 'deleted') return [];
  return [{ id, kind: known.data, title: typeof title === 'string' ? title : '', at: timeOf(columns) }];
}

function timeOf(columns: ReadonlyMap<string, SqlValue>): number | null {
  const name = times.find((one) => columns.has(one));
  const at = name === undefined ? null : Number(columns.get(name));
  return at !== null && Number.isSafeInteger(at) && at >= 0 ? at : null;
}
