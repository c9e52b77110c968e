import { expect, it } from 'vitest';
import { systemClock } from '../../../../src-main/base/clock.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { makeBoxKeys } from '../../../../src-main/base/sealed-box.ts';
import { sealEntry } from '../../../../src-main/intake/sealed-entry.ts';
import { openSealedFolder } from '../../../../src-main/intake/sealed-folder.ts';
import { createTakeIn } from '../../../../src-main/intake/take-in-sealed.ts';
import { openTestStore, temporaryFolder } from '../../../helpers/temporary-store.ts';

const entries = 12;

it('knows when everything is in although the owner looks and forgets meanwhile', async () => {
  const keys = makeBoxKeys();
  const folder = openSealedFolder(temporaryFolder());
  const { db } = openTestStore();
  const names: string[] = [];
  for (let minute = 0; minute < entries; minute++) {
    const gap = { kind: 'idle', startedAt: minute * 120_000, endedAt: minute * 120_000 + 60_000 } as const;
    const bytes = sealEntry(keys.publicKey, { header: { type: 'gap', gap }, picture: new Uint8Array(0) });
    names.push(await folder.write(gap.startedAt, bytes));
  }
  const takeIn = createTakeIn({
    db,
    folder,
    keys,
    acceptLate: () => Promise.reject(new Error('There is no frame.')),
    reading: () => 0,
    clock: systemClock,
    log: silentLog,
    onChange: () => {},
  });
  takeIn.start();
  const forgotten = await takeIn.between(() => folder.remove(names.at(-1)!));
  for (let look = 0; look < entries / 2; look++) await takeIn.between(() => Promise.resolve());
  await takeIn.drain();
  expect(forgotten).toBe(true);
  expect(takeIn.waiting()).toBe(0);
  expect(await folder.list()).toEqual([]);
  expect(db.value('SELECT count(*) FROM gaps')).toBe(entries - 1);
  expect(db.value('SELECT count(*) FROM taken_entries')).toBe(0);
});
