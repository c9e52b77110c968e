/**
 * Brings rows that were taken over into step with one another: what belongs to a row that is lost gets one in its place where the
 * rest of the store knows enough of it, else it is let go, and counted. What is derived from rows is made anew or asked for.
 */
import { memoryKindSchema } from '../../src-preload/contract/memory.ts';
import type { GoneMemory } from '../../src-preload/contract/repair.ts';
import type { ReadableDb, SqlValue, WritableDb } from '../store/statements.ts';
import type { NamedRow, Salvaged } from './salvage.ts';
import { standInPassages } from './stand-in-passages.ts';

export interface Settled {
  /** Rows that stand in for lost ones, by table. */
  readonly standIns: ReadonlyMap<string, number>;
  /** Rows that belonged to something lost, and went with it, by table. */
  readonly letGo: ReadonlyMap<string, number>;
  /** Memories that were let go, because what made them one of their kind is lost. */
  readonly goneMemories: readonly GoneMemory[];
  /** Passages whose texts are written anew at the next start, from what they were made of. */
  readonly passagesToWrite: number;
}

/** In a store of any layout: what it lacks is left out. `now` in milliseconds. */
export function settle(db: WritableDb, salvaged: Salvaged, now: number): Settled {
  const { named } = salvaged;
  const tables = new Set(db.column<string>("SELECT name FROM sqlite_schema WHERE type = 'table'"));
  const standIns = new Map<string, number>();
  const letGo = new Map<string, number>();
  const add = (counts: Map<string, number>, table: string, changes: number): void => {
    if (changes > 0) counts.set(table, (counts.get(table) ?? 0) + changes);
  };

  add(standIns, 'frames', standInFrames(db, named));
  add(standIns, 'activities', standInActivities(db, named));
  if (tables.has('chat_sessions')) add(standIns, 'chat_sessions', standInSessions(db));
  const empty = standInPassages(db, salvaged, tables);
  const goneMemories: GoneMemory[] = [];
  for (let changed = true; changed;) {
    changed = false;
    const gone = letGoEmptyMemories(db, tables);
    goneMemories.push(...gone);
    for (const [table, count] of [['memories', gone.length] as const, ...letGoOrphans(db, tables)]) {
      add(letGo, table, count);
      changed ||= count > 0;
    }
  }
  makeDerivedAnew(db, tables, salvaged, now);
  // A reply names the items of its batch by their places.
  if ((letGo.get('batch_items') ?? 0) > 0) db.run('UPDATE batches SET reply = NULL');
  const passagesToWrite = db.value<number>(
    'SELECT count(*) FROM units WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(empty)],
  )!;
  return { standIns, letGo, goneMemories, passagesToWrite };
}

/** A frame of which time, display and activity are known: its text stands in the passages, its picture can be read again. */
function standInFrames(db: WritableDb, named: readonly NamedRow[]): number {
  let made = 0;
  for (const columns of namedOf(named, 'frames', ['id', 'captured_at', 'display_id', 'activity_id'])) {
    const pictureBytes = columns.get('image_bytes') ?? 0;
    made += db.run(
      `INSERT OR IGNORE INTO frames
         (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
       SELECT :id, :activity, :display, :at, coalesce(origin, 'screen'), coalesce(width, 1), coalesce(height, 1),
         :reading, :bytes
       FROM (SELECT 1) LEFT JOIN
         (SELECT origin, width, height FROM frames WHERE display_id = :display ORDER BY abs(captured_at - :at) LIMIT 1)`,
      {
        id: columns.get('id')!,
        activity: columns.get('activity_id')!,
        display: columns.get('display_id')!,
        at: columns.get('captured_at')!,
        reading: Number(pictureBytes) > 0 ? 'waiting' : 'read',
        bytes: pictureBytes,
      },
    ).changes;
  }
  return made;
}

/** From its frames; an index knows the application. */
function standInActivities(db: WritableDb, named: readonly NamedRow[]): number {
  const { changes } = db.run(
    `INSERT INTO activities (id, display_id, started_at, ended_at)
     SELECT f.activity_id, min(f.display_id), min(f.captured_at), max(f.captured_at)
     FROM frames f WHERE NOT EXISTS (SELECT 1 FROM activities a WHERE a.id = f.activity_id)
     GROUP BY f.activity_id`,
  );
  for (const columns of namedOf(named, 'activities', ['id', 'application', 'started_at']))
    db.run('UPDATE activities SET application = ?, started_at = ? WHERE id = ?', [
      columns.get('application')!,
      columns.get('started_at')!,
      columns.get('id')!,
    ]);
  return changes;
}

/** From its messages. */
function standInSessions(db: WritableDb): number {
  return db.run(
    `INSERT INTO chat_sessions (id, title, persona, created_at, updated_at)
     SELECT session_id, (SELECT substr(text, 1, 60) FROM chat_messages f WHERE f.session_id = m.session_id ORDER BY id LIMIT 1),
       '', min(created_at), max(created_at)
     FROM chat_messages m WHERE NOT EXISTS (SELECT 1 FROM chat_sessions s WHERE s.id = m.session_id)
     GROUP BY session_id`,
  ).changes;
}

function namedOf(
  named: readonly NamedRow[],
  table: string,
  needed: readonly string[],
): ReadonlyMap<string, SqlValue>[] {
  return named
    .filter((row) => row.table === table && needed.every((name) => row.columns.get(name) !== undefined))
    .map(({ columns }) => columns);
}

interface ForeignKey {
  readonly id: number;
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
  readonly on_delete: string;
}

/** As the deletion of what they belong to would have done. */
function letGoOrphans(db: WritableDb, tables: ReadonlySet<string>): [string, number][] {
  return [...tables].flatMap((table) =>
    foreignKeysOf(db, table).map(({ table: parent, from, to, on_delete }): [string, number] => {
      const key = to ?? db.value<string>('SELECT name FROM pragma_table_info(?) WHERE pk = 1', [parent])!;
      const isOrphan = `"${from}" IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM "${parent}" p WHERE p."${key}" = "${table}"."${from}")`;
      if (on_delete !== 'SET NULL')
        return [table, db.run(`DELETE FROM "${table}" WHERE ${isOrphan}`).changes];
      db.run(`UPDATE "${table}" SET "${from}" = NULL WHERE ${isOrphan}`);
      return [table, 0];
    }),
  );
}

function foreignKeysOf(db: ReadableDb, table: string): ForeignKey[] {
  return db.all<ForeignKey>('SELECT * FROM pragma_foreign_key_list(?)', [table]);
}

/** A memory without what makes it one of its kind says nothing any more. */
function letGoEmptyMemories(db: WritableDb, tables: ReadonlySet<string>): GoneMemory[] {
  return memoryKindSchema.options
    .filter((kind) => tables.has(`${kind}_memories`))
    .flatMap((kind) => {
      const isEmpty = `kind = ? AND NOT EXISTS (SELECT 1 FROM ${kind}_memories k WHERE k.memory_id = memories.id)`;
      const gone = db.all<GoneMemory>(
        `SELECT id, kind, title, occurred_at AS at FROM memories WHERE ${isEmpty} AND state <> 'deleted'`,
        [kind],
      );
      db.run(`DELETE FROM memories WHERE ${isEmpty}`, [kind]);
      return gone;
    });
}

function makeDerivedAnew(
  db: WritableDb,
  tables: ReadonlySet<string>,
  { named, tables: salvaged }: Salvaged,
  now: number,
): void {
  if (tables.has('memory_counts'))
    db.run(
      `INSERT OR REPLACE INTO memory_counts (scope, kind, state, memories)
       SELECT coalesce(scope, ''), kind, state, count(*) FROM memories GROUP BY 1, 2, 3`,
    );
  db.run(
    `INSERT OR IGNORE INTO units_waiting (unit_id)
     SELECT id FROM units u WHERE text <> '' AND NOT EXISTS (SELECT 1 FROM unit_vectors v WHERE v.unit_id = u.id)`,
  );
  // While the application is used: lost passages first, then the index of their words.
  const lastUnit = db.value<number | null>('SELECT max(id) FROM units') ?? 0;
  const areUnitsLost = salvaged.some(({ table, isDamaged }) => table === 'units' && isDamaged);
  const jobs = [
    ...(areUnitsLost ? [['write-passages', now - 1] as const] : []),
    ['rebuild-words', now] as const,
  ];
  for (const [job, askedAt] of tables.has('upkeep_jobs') ? jobs : [])
    db.run(
      `INSERT OR REPLACE INTO upkeep_jobs (job, state, asked_at, cursor, done, total)
       VALUES (?, 'running', ?, 0, 0, ?)`,
      [job, askedAt, lastUnit],
    );
  // A number is never given twice: the picture of the one before may still be there.
  if (tables.has('deleted_frames')) {
    const lost = namedOf(named, 'frames', ['id']).map((columns) => Number(columns.get('id')));
    const highest = Math.max(0, ...lost, db.value<number | null>('SELECT max(id) FROM frames') ?? 0);
    if (db.value('SELECT 1 FROM deleted_frames') === undefined)
      db.run('INSERT INTO deleted_frames (highest_id) VALUES (?)', [highest]);
    else db.run('UPDATE deleted_frames SET highest_id = max(highest_id, ?)', [highest]);
  }
}
