/** The check-up's look at what was recorded while Mneme was locked: whether all of it came in, and what is left that never will. */
import type { CheckupFinding } from '../../src-preload/contract/doctor.ts';
import { tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { SealedFolder } from '../intake/sealed-folder.ts';
import { listTaken } from '../intake/taken-entries-table.ts';
import type { ReadableDb } from '../store/statements.ts';

export interface SealedCheckParts {
  readonly db: ReadableDb;
  readonly folder: Pick<SealedFolder, 'list' | 'listUnreadable' | 'listStrangers'>;
  /** Whether the key file has the key that opens it. */
  readonly opens: boolean;
}

/** Never throws. */
export async function checkSealed(parts: SealedCheckParts): Promise<CheckupFinding> {
  const about = {
    id: 'sealed',
    name: tell('What was recorded while locked'),
    remedy: '',
    mend: null,
  } as const;
  try {
    return { ...about, ...(await look(parts)) };
  } catch (error) {
    const reason = wordsOf(error);
    return {
      ...about,
      state: 'bad',
      says: tell('Its folder could not be looked at: {reason}', { reason }),
      remedy: tell('Check that you may read the folder "sealed" in the data folder.'),
      mend: 'show-folder',
    };
  }
}

type Found = Pick<CheckupFinding, 'state' | 'says'> & Partial<Pick<CheckupFinding, 'remedy' | 'mend'>>;

async function look({ db, folder, opens }: SealedCheckParts): Promise<Found> {
  // The marks first: one whose file goes meanwhile is no orphan.
  const marks = listTaken(db);
  const waiting = await folder.list();
  const unreadable = await folder.listUnreadable();
  const strangers = await folder.listStrangers();
  if (unreadable.length > 0)
    return {
      state: 'warn',
      says: tell(
        '{count} moments do not open: they were damaged, or sealed for another key. They are kept aside.',
        {
          count: unreadable.length,
        },
      ),
      remedy: tell(
        'Put these files back from a backup of the folder "sealed", without the ending ".unreadable". Otherwise forget their stretch of time under Privacy, or delete them: nothing else depends on them.',
      ),
      mend: 'show-folder',
    };
  if (waiting.length > 0 && !opens)
    return {
      state: 'bad',
      says: tell('{count} moments wait, and the key file has no key that opens them.', {
        count: waiting.length,
      }),
      remedy: tell(
        'Put the key file (key.bin) back that was in use when they were recorded, then start again. They stay until then.',
      ),
      mend: 'show-folder',
    };
  if (strangers.length > 0)
    return {
      state: 'warn',
      says: tell('{count} files in its folder are not of Mneme.', { count: strangers.length }),
      remedy: tell('Look at them in the folder "sealed", and move them away.'),
      mend: 'show-folder',
    };
  const left = marks.filter((name) => !waiting.includes(name));
  if (left.length > 0 && !opens)
    return {
      state: 'warn',
      says: tell('{count} marks belong to files that are gone.', { count: left.length }),
      remedy: tell('They do no harm, and go at the next start after locking.'),
    };
  return waiting.length > 0
    ? { state: 'ok', says: tell('{count} moments are being taken in.', { count: waiting.length }) }
    : { state: 'ok', says: tell('All of it has come in.') };
}
