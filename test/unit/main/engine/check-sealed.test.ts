import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkSealed } from '../../../../src-main/engine/check-sealed.ts';
import { openSealedFolder } from '../../../../src-main/intake/sealed-folder.ts';
import { noteTaken } from '../../../../src-main/intake/taken-entries-table.ts';
import { openTestStore, temporaryFolder } from '../../../helpers/temporary-store.ts';

it('tells what was sealed and came in from what waits, does not open, has no key, or is of nobody', async () => {
  const dataFolder = temporaryFolder();
  const folder = openSealedFolder(dataFolder);
  const { db } = openTestStore();
  const look = async (opens = true): Promise<string> => {
    const { state, says, remedy } = await checkSealed({ db, folder, opens });
    expect(remedy === '').toBe(state === 'ok');
    return `${state}: ${says}`;
  };
  expect(await look()).toBe('ok: All of it has come in.');

  const waiting = await folder.write(1, new Uint8Array(8));
  expect(await look()).toContain('ok: 1 moments are being taken in');
  expect(await look(false)).toContain('bad: 1 moments wait, and the key file has no key');

  await folder.setAside(waiting);
  expect(await look()).toContain('warn: 1 moments do not open');
  await folder.remove(`${waiting}.unreadable`);

  const stranger = join(dataFolder, 'sealed', 'holiday.jpg');
  writeFileSync(stranger, 'x');
  expect(await look()).toContain('warn: 1 files in its folder are not of Mneme');
  rmSync(stranger);

  noteTaken(db, waiting);
  expect(await look(false)).toContain('warn: 1 marks belong to files that are gone');
  expect(await look()).toContain('ok');

  rmSync(join(dataFolder, 'sealed'), { recursive: true });
  writeFileSync(join(dataFolder, 'sealed'), 'a file in its place');
  expect(await look()).toContain('bad: Its folder could not be looked at');
});
