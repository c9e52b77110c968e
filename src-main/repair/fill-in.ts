/**
 * Brings rows that a damaged store lost back from a backup of it. What the owner forgot since must not come back, and of most rows
 * nothing notes that they were deleted; so a row comes back only where the damaged store itself still shows that it was there, and
 * that it was the very one that the backup has: by its indexes, or by what belongs to it. What nothing vouches for stays lost.
 */
import { memoryKindSchema } from '../../src-preload/contract/memory.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, SqlValue, WritableDb } from '../store/statements.ts';
import { placeOf, type NamedRow, type Salvaged } from './salvage.ts';

export interface FilledIn {
  /** Rows that came from the backup, by table. */
  readonly rows: ReadonlyMap<string, number>;
  /** Of these, such as were put together from indexes alone before, by table. */
  readonly rebuilt: ReadonlyMap<string, number>;
  /** Memories of which something came from the backup. */
  readonly memories: number;
  /** Rows that were there, that the backup has, and that stayed away: they changed since, or nothing shows that they did not. */
  readonly leftOut: number;
}

type Row = Readonly<Record<string, SqlValue>>;
type Known = ReadonlyMap<string, SqlValue>;

/** A table of which rows come back, and what must hold besides that all that indexes know of a row is as in the backup. */
interface Rule {
  readonly table: string;
  /** One of these has to be known: the number of a row alone may have been given to another one. */
  readonly by: readonly string[];
  /** What may differ without being another row: what indexes know is newer. */
  readonly newer?: readonly string[];
  readonly holds?: (both: Both, row: Row, known: Known) => boolean;
  /** What does not come back is written anew from what it was made of. */
  readonly isMadeAnew?: true;
  /** The row as it comes back. */
  readonly bring?: (row: Row) => Row;
}

interface Both {
  readonly db: WritableDb;
  readonly backup: ReadableDb;
}

/** What others belong to goes before them. */
const rules: readonly Rule[] = [
  { table: 'places', by: ['address'] },
  { table: 'activities', by: ['started_at'], newer: ['place_id'] },
  {
    table: 'frames',
    by: ['captured_at', 'activity_id'],
    newer: ['image_bytes'],
    // Read since then, it must not be read once more.
    holds: (_both, { reading }) => reading !== 'waiting',
  },
  {
    table: 'memories',
    by: ['state'],
    newer: ['category_id', 'superseded_by', 'purge_at'],
    holds: isSameHead,
  },
  { table: 'scoped_facts', by: ['digest'], holds: (both, row) => isSameMemory(both, row['memory_id']!) },
  // Its title is made of its first message.
  { table: 'chat_sessions', by: ['updated_at'], holds: isSameBeginning },
  // What was taken out of an answer on request leaves no trace here but in its passages; they hold nothing of its details.
  {
    table: 'chat_messages',
    by: ['session_id'],
    holds: hasSamePassages,
    bring: (row) => ({ ...row, details: '{}' }),
  },
  {
    table: 'units',
    by: ['occurred_at', 'frame_id', 'memory_id', 'message_id'],
    holds: isSamePassage,
    isMadeAnew: true,
  },
  { table: 'memory_sources', by: ['memory_id', 'frame_id', 'message_id'] },
  // The words of a history are rewritten when what they came from is forgotten: what happened comes back, without them.
  {
    table: 'memory_changes',
    by: ['memory_id'],
    holds: (both, row) => isSameMemory(both, row['memory_id']!),
    bring: (row) => ({ ...row, before: null, after: null, reason: '' }),
  },
  { table: 'gaps', by: ['started_at'] },
  { table: 'saved_filters', by: ['name'] },
  // What acts by itself comes back switched off: it may have been changed, or off.
  { table: 'filing_rules', by: ['category_id'], bring: (row) => ({ ...row, is_on: 0 }) },
  { table: 'summaries', by: ['day'], holds: hasSameSources },
  { table: 'questions_asked', by: ['asked_at'] },
];

/** What was thrown away, as digests: the more of them there are, the less comes back. */
const refusals = ['discarded_secrets', 'refused_proposals'];

/** `db`: the salvaged store, without triggers and foreign keys for the time; `backup` is of the same layout. */
export function fillIn(db: WritableDb, backup: ReadableDb, salvaged: Salvaged): FilledIn {
  const tables = new Set(db.column<string>("SELECT name FROM sqlite_schema WHERE type = 'table'"));
  const rows = new Map<string, number>();
  const rebuilt = new Map<string, number>();
  const memories = new Set<string>();
  const madeOfIndexes = new Set(salvaged.rebuilt);
  const both = { db, backup };
  let leftOut = 0;
  return transaction(db, () => {
    for (const rule of rules.filter(({ table }) => tables.has(table))) {
      const asNew = [...salvaged.named, ...salvaged.rebuilt].filter(({ table }) => table === rule.table);
      for (const named of asNew) {
        const row = findIn(backup, named);
        if (row === undefined) continue;
        if (!isSame(rule, named.columns, row) || rule.holds?.(both, row, named.columns) === false) {
          if (!rule.isMadeAnew) leftOut += 1;
          continue;
        }
        const brought = rule.bring?.(row) ?? row;
        const newest = (rule.newer ?? []).filter((name) => named.columns.has(name));
        const isInPlace = madeOfIndexes.has(named);
        if (isInPlace) remove(db, named);
        const isThere = put(db, rule.table, {
          ...brought,
          ...pictureOf(rule, salvaged),
          ...Object.fromEntries(newest.map((name) => [name, named.columns.get(name)!])),
        });
        if (!isThere) continue;
        add(rows, rule.table);
        if (isInPlace) add(rebuilt, rule.table);
        if (rule.table === 'memories') memories.add(String(row['id']));
      }
      if (rule.table === 'memories') fillKinds();
    }
    if (rows.has('activities')) lengthen(db);
    fillCategories();
    fillPolicies();
    for (const table of refusals.filter((one) => tables.has(one)))
      if (salvaged.tables.find((one) => one.table === table)?.isDamaged)
        for (const row of backup.all<Row>(`SELECT * FROM "${table}"`)) put(db, table, row);
    return { rows, rebuilt, memories: memories.size, leftOut };
  });

  /** A memory that is there without what makes it one of its kind lost that: it is never deleted alone. */
  function fillKinds(): void {
    for (const kind of memoryKindSchema.options.filter((one) => tables.has(`${one}_memories`))) {
      const table = `${kind}_memories`;
      const ids = db.column<string>(
        `SELECT id FROM memories WHERE kind = ? AND id NOT IN (SELECT memory_id FROM ${table})`,
        [kind],
      );
      for (const id of ids) {
        const row = backup.get<Row>(`SELECT * FROM ${table} WHERE memory_id = ?`, [id]);
        if (row === undefined) continue;
        if (!isSameMemory(both, id)) {
          leftOut += 1;
          continue;
        }
        put(db, table, row);
        add(rows, table);
        memories.add(id);
      }
    }
  }

  /** A category that a memory or a rule is in is there: deleting it takes them out. */
  function fillCategories(): void {
    const users = ['memories', 'filing_rules'].filter((one) => tables.has(one));
    if (!tables.has('categories')) return;
    const ids = db.column<number>(
      users
        .map(
          (table) => `SELECT category_id FROM ${table} WHERE category_id NOT IN (SELECT id FROM categories)`,
        )
        .join(' UNION '),
    );
    for (const id of ids) {
      const row = backup.get<Row>('SELECT * FROM categories WHERE id = ?', [id]);
      if (row === undefined) continue;
      const parent = db.value('SELECT id FROM categories WHERE id = ?', [row['parent_id']!]);
      put(db, 'categories', { ...row, parent_id: parent === undefined ? null : row['parent_id']! });
      add(rows, 'categories');
    }
  }

  /** A run names its policy as long as that is there, and tells what it said then. It removes memories, so it comes back switched off. */
  function fillPolicies(): void {
    if (!tables.has('clean_up_runs')) return;
    const runs = db.all<Row>(
      `SELECT policy_id AS id, name, conditions, action, max(id) AS run FROM clean_up_runs
       WHERE policy_id IS NOT NULL AND policy_id NOT IN (SELECT id FROM policies) GROUP BY policy_id`,
    );
    for (const { run: _, ...said } of runs) {
      const row = backup.get<Row>('SELECT * FROM policies WHERE id = ?', [said['id']!]);
      if (row === undefined) continue;
      if (Object.entries(said).every(([name, value]) => isEqual(value, row[name]!))) {
        put(db, 'policies', { ...row, is_on: 0 });
        add(rows, 'policies');
      } else leftOut += 1;
    }
  }
}

function findIn(backup: ReadableDb, named: NamedRow): Row | undefined {
  const { where, values } = placeOf(named);
  return backup.get<Row>(`SELECT * FROM "${named.table}" WHERE ${where}`, values);
}

function remove(db: WritableDb, named: NamedRow): void {
  const { where, values } = placeOf(named);
  db.run(`DELETE FROM "${named.table}" WHERE ${where}`, values);
}

/** An activity went on after the backup. */
function lengthen(db: WritableDb): void {
  db.run(
    `UPDATE activities SET ended_at = f.last
     FROM (SELECT activity_id, max(captured_at) AS last FROM frames GROUP BY activity_id) f
     WHERE f.activity_id = activities.id AND f.last > ended_at`,
  );
}

function isSame({ by, newer = [] }: Rule, known: Known, row: Row): boolean {
  return (
    by.some((name) => (known.get(name) ?? null) !== null) &&
    [...known].every(([name, value]) => newer.includes(name) || !(name in row) || isEqual(value, row[name]!))
  );
}

/** Numbers come as either sort. */
function isEqual(one: SqlValue, other: SqlValue): boolean {
  if (one instanceof Uint8Array || other instanceof Uint8Array)
    return one instanceof Uint8Array && other instanceof Uint8Array && Buffer.compare(one, other) === 0;
  if (one === null || other === null) return one === other;
  return typeof one === 'string' || typeof other === 'string' ? one === other : Number(one) === Number(other);
}

/** A picture that the index of pictures does not know, though it is whole, went since. */
function pictureOf({ table }: Rule, { wholeIndexes }: Salvaged): Row {
  return table === 'frames' && wholeIndexes.has('frames_with_image') ? { image_bytes: 0 } : {};
}

/** Every change of a memory gives it another time; where that is lost, title and what makes it one of its kind say whether it changed. */
function isSameHead({ db, backup }: Both, { id, kind }: Row, known: Known): boolean {
  if (known.has('updated_at')) return true;
  const ofKind = `SELECT * FROM ${String(kind)}_memories WHERE memory_id = ?`;
  const now = db.get<Row>(ofKind, [id!]);
  return known.has('title') && now !== undefined && isEqualRow(now, backup.get<Row>(ofKind, [id!]));
}

function isEqualRow(one: Row, other: Row | undefined): boolean {
  return other !== undefined && Object.entries(one).every(([name, value]) => isEqual(value, other[name]!));
}

function isSameMemory({ db, backup }: Both, id: SqlValue): boolean {
  const version = "SELECT kind || ' ' || updated_at || ' ' || version FROM memories WHERE id = ?";
  const now = db.value<string>(version, [id]);
  return now !== undefined && now === backup.value<string>(version, [id]);
}

function isSameBeginning({ db, backup }: Both, { id }: Row): boolean {
  const first = 'SELECT text FROM chat_messages WHERE session_id = ? ORDER BY id LIMIT 1';
  const text = db.value<string>(first, [id!]);
  return text !== undefined && text === backup.value<string>(first, [id!]);
}

/** Forgetting what a summary was written from takes both away; writing it anew gives it another number. */
function hasSameSources({ db, backup }: Both, { id }: Row): boolean {
  const sources = 'SELECT * FROM summary_sources WHERE summary_id = ? ORDER BY number';
  const now = db.all(sources, [id!]);
  return now.length > 0 && JSON.stringify(now) === JSON.stringify(backup.all(sources, [id!]));
}

function hasSamePassages({ db, backup }: Both, { id }: Row): boolean {
  const passages = 'SELECT id, text FROM units WHERE message_id = ? ORDER BY id';
  const now = db.all(passages, [id!]);
  return now.length > 0 && JSON.stringify(now) === JSON.stringify(backup.all(passages, [id!]));
}

/** Of a frame the words stay as they were; of a memory and a message they are as new as those. */
function isSamePassage(both: Both, row: Row): boolean {
  if (row['memory_id'] !== null) return isSameMemory(both, row['memory_id']!);
  if (row['message_id'] === null) return row['frame_id'] !== null;
  const text = 'SELECT text FROM chat_messages WHERE id = ?';
  const now = both.db.value<string>(text, [row['message_id']!]);
  return now !== undefined && now === both.backup.value<string>(text, [row['message_id']!]);
}

/** Answers whether it is there now: what is there already is newer, and stays. */
function put(db: WritableDb, table: string, row: Row): boolean {
  const names = Object.keys(row);
  const list = names.map((name) => `"${name}"`).join(', ');
  const marks = names.map(() => '?').join(', ');
  return (
    db.run(`INSERT OR IGNORE INTO "${table}" (${list}) VALUES (${marks})`, Object.values(row)).changes > 0
  );
}

function add(counts: Map<string, number>, table: string): void {
  counts.set(table, (counts.get(table) ?? 0) + 1);
}
