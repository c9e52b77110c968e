/** Memories by the hundred thousand: one of each of four kinds, and copies of their rows. */
import { systemClock } from '../../../src-main/base/clock.ts';
import { createMemories } from '../../../src-main/memory/create-memories.ts';
import type { Memories } from '../../../src-main/memory/memories.ts';
import { transaction } from '../../../src-main/store/database.ts';
import type { WritableDb } from '../../../src-main/store/statements.ts';

/**
 * Memories numbered `first` to `end`: one of each kind through the product's own door, the rest as copies of their rows, the same
 * bytes in seconds.
 */
export function fillMemories(db: WritableDb, first: number, end: number): void {
  const memories = memoriesOf(db);
  const page = 'Descaling a kettle takes vinegar, patience and a window that opens. '.repeat(60);
  const owner = { actor: 'owner' } as const;
  const patterns = [
    memories.add(
      {
        kind: 'semantic',
        fields: { name: 'Kettle', summary: 'Boils water', details: 'At length. '.repeat(20), origin: '' },
      },
      [],
      owner,
    ),
    memories.add(
      {
        kind: 'episodic',
        fields: {
          endedAt: null,
          actor: 'user',
          eventType: 'meeting',
          application: 'Mail',
          summary: 'Wrote to the landlord',
          details: page.slice(0, 800),
        },
      },
      [],
      owner,
    ),
    memories.add(
      {
        kind: 'procedural',
        fields: {
          entryType: 'guide',
          summary: 'Descale',
          steps: ['Fill', 'Boil', 'Rinse'],
          validation: 'unverified',
          validatedAt: null,
        },
      },
      [],
      owner,
    ),
    memories.add(
      {
        kind: 'resource',
        fields: {
          resourceType: 'web',
          address: null,
          summary: 'Kettles',
          content: page,
          visits: 1,
          lastSeenAt: 1_000,
        },
      },
      [],
      owner,
    ),
  ];
  // Of ten: four facts, four episodes, a guide, a page.
  const turns = [0, 1, 0, 1, 0, 1, 0, 1, 2, 3].map((at) => patterns[at]!);
  transaction(db, () => {
    for (let at = first; at < end; at += 1) {
      const { id, kind } = turns[at % turns.length]!;
      const second = new Date(1_700_000_000_000 + at * 1_000).toISOString().replace(/\D/gu, '').slice(0, 14);
      copyRow(db, 'memories', 'id', id, `m_${second}_${at.toString(16).padStart(8, '0')}`);
      copyRow(db, `${kind}_memories`, 'memory_id', id, `m_${second}_${at.toString(16).padStart(8, '0')}`);
    }
  });
}

const columnsOf = new Map<string, string>();

function copyRow(db: WritableDb, table: string, key: string, from: string, to: string): void {
  let columns = columnsOf.get(table);
  if (columns === undefined) {
    const names = db.column<string>('SELECT name FROM pragma_table_info(?)', [table]);
    columns = names.filter((name) => name !== key).join(', ');
    columnsOf.set(table, columns);
  }
  db.run(
    `INSERT INTO ${table} (${key}, ${columns}) SELECT :to, ${columns} FROM ${table} WHERE ${key} = :from`,
    { from, to },
  );
}

/** The product's door to memories, with nobody who listens. */
export function memoriesOf(db: WritableDb): Memories {
  return createMemories({
    db,
    clock: systemClock,
    onUnits: () => {},
    onUnitsRemoved: () => {},
    onChange: () => {},
    onDue: () => {},
  });
}
