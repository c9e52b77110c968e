/** What only the engine can look at in a check-up: the database, rows and pictures, the model's files, the clock. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CheckupFinding } from '../../src-preload/contract/doctor.ts';
import { inWords, tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { findModelFault } from '../embedding/check-model.ts';
import type { ReadableDb } from '../store/statements.ts';

export interface CheckupParts {
  readonly db: ReadableDb;
  readonly now: number;
  readonly images: { list(): Promise<readonly number[]> };
  readonly modelsFolder: string;
}

/** A clock may be set right by a few minutes without anything being wrong. */
const clockToleranceMs = 5 * 60_000;

const repair =
  'Repair it: what can be read is brought into a new database, and the damaged one is kept. Or restore the newest good backup.';
const restore = 'Restore the newest good backup (Settings, Backups). Nothing is deleted by looking.';

/** Reads the whole database, one table after the other with the rest of the engine in between. Never throws. */
export async function checkUp(parts: CheckupParts): Promise<CheckupFinding[]> {
  return [
    await looked('database', tell('The database'), () => lookAtDatabase(parts.db)),
    await looked('orphans', tell('Rows and what they belong to'), () => lookForOrphans(parts.db)),
    await looked('pictures', tell('Pictures and their rows'), () => lookAtPictures(parts)),
    await looked('model', tell('The files of the model'), () => lookAtModel(parts.modelsFolder)),
    await looked('clock', tell('The clock'), () => lookAtClock(parts)),
  ];
}

type Found = Pick<CheckupFinding, 'state' | 'says'> & Partial<Pick<CheckupFinding, 'remedy' | 'mend'>>;

async function looked(id: string, name: string, look: () => Promise<Found> | Found): Promise<CheckupFinding> {
  try {
    return { id, name, remedy: '', mend: null, ...(await look()) };
  } catch (error) {
    const reason = wordsOf(error);
    return {
      id,
      name,
      state: 'bad',
      says: tell('It could not be looked at: {reason}', { reason }),
      remedy: restore,
      mend: null,
    };
  }
}

async function lookAtDatabase(db: ReadableDb): Promise<Found> {
  const faults: string[] = [];
  const tables = tablesOf(db);
  for (const table of tables) {
    const answer = db.column<string>('SELECT quick_check FROM pragma_quick_check(?)', [table]);
    if (answer.some((line) => line !== 'ok')) faults.push(table);
    await nextTurn();
  }
  return faults.length === 0
    ? {
        state: 'ok',
        says: tell('All {count} tables pass the check of their structure.', { count: tables.length }),
      }
    : {
        state: 'bad',
        says: tell('Damaged: {names}.', { names: faults.join(', ') }),
        remedy: repair,
        mend: 'repair',
      };
}

async function lookForOrphans(db: ReadableDb): Promise<Found> {
  let orphans = 0;
  for (const table of tablesOf(db)) {
    orphans += db.value<number>('SELECT count(*) FROM pragma_foreign_key_check(?)', [table]) ?? 0;
    await nextTurn();
  }
  return orphans === 0
    ? { state: 'ok', says: tell('Every row belongs to one that exists.') }
    : {
        state: 'bad',
        says: tell('{orphans} rows belong to something that is gone.', { orphans }),
        remedy: restore,
      };
}

/** Virtual tables have no pages of their own. */
function tablesOf(db: ReadableDb): readonly string[] {
  return db.column<string>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'
     ORDER BY name`,
  );
}

async function lookAtPictures({ db, images }: CheckupParts): Promise<Found> {
  const files = new Set<number>(await images.list());
  const rows = new Set(db.column<number>('SELECT id FROM frames WHERE image_bytes > 0'));
  const lost = [...rows].filter((id) => !files.has(id)).length;
  // A frame that came while the files were listed is no fault.
  const alone = [...files].filter((id) => !rows.has(id)).length;
  if (lost > 0)
    return {
      state: 'bad',
      says: tell('{lost} of {all} pictures are gone from the disk; their text is still found.', {
        lost,
        all: rows.size,
      }),
      remedy: tell(
        'Bring the folder of pictures back from a backup, or leave it: nothing else depends on them.',
      ),
      mend: 'show-folder',
    };
  if (alone > 0)
    return {
      state: 'warn',
      says: tell('{alone} pictures belong to no moment.', { alone }),
      remedy: tell('They are swept at a start.'),
    };
  return { state: 'ok', says: tell('{all} pictures, each with its moment.', { all: rows.size }) };
}

async function lookAtModel(modelsFolder: string): Promise<Found> {
  const fault = await findModelFault(modelsFolder);
  return fault === null
    ? { state: 'ok', says: tell('All files of the model are the ones that were shipped.') }
    : {
        state: 'bad',
        says: inWords(fault),
        remedy: tell('Install Mneme again. Search by words works meanwhile.'),
      };
}

function lookAtClock({ db, now }: CheckupParts): Found {
  const newest = db.value<number | null>('SELECT max(captured_at) FROM frames');
  if (newest === null || newest === undefined || newest <= now + clockToleranceMs)
    return { state: 'ok', says: tell('No moment lies in the future.') };
  const ahead = db.value<number>('SELECT count(*) FROM frames WHERE captured_at > ?', [
    now + clockToleranceMs,
  ])!;
  return {
    state: 'warn',
    says: tell(
      '{ahead} moments lie in the future, so the clock of this computer jumped: forwards then, or back now.',
      { ahead },
    ),
    remedy: tell(
      'Let the system set its clock by itself. The moments keep the time that they were recorded with.',
    ),
  };
}
