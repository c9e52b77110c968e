import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { createTextKeeper } from '../../../../src-main/memory/text-keeper.ts';
import { addUnits, removeUnits } from '../../../../src-main/memory/units.ts';
import type { Store } from '../../../../src-main/store/database.ts';
import { readTextSegments } from '../../../../src-main/store/text-segments.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const add = ({ db }: Store, text: string): number =>
  addUnits(db, 's', [{ text, author: null, byOwner: false, occurredAt: 1, frameId: null }])[0]!;
const segments = ({ db }: Store): number => readTextSegments(db).ids.size;
const holds = ({ db }: Store, word: string): boolean =>
  db.value<number>('SELECT count(*) FROM unit_text_data WHERE instr(block, CAST(? AS BLOB)) > 0', [word])! >
  0;
const hasMatch = ({ db }: Store, word: string): boolean =>
  db.column('SELECT rowid FROM unit_text WHERE unit_text MATCH ?', [word]).length > 0;

describe('the keeper of the text index', () => {
  it('merges what came one by one, and what comes while it does', async () => {
    const store = openTestStore();
    const keeper = createTextKeeper(store, silentLog);
    for (let i = 0; i < 30; i += 1) add(store, `heron${i}`);
    expect(segments(store)).toBeGreaterThan(20);
    keeper.wake();
    for (let i = 30; i < 60; i += 1) {
      add(store, `heron${i}`);
      keeper.wake();
      await new Promise(setImmediate);
    }
    await keeper.drain();
    expect(segments(store)).toBeLessThan(12);
    expect(hasMatch(store, 'heron0')).toBe(true);
    expect(hasMatch(store, 'heron59')).toBe(true);
  });

  it('takes out the words of what was removed, also after a stop in between', async () => {
    const store = openTestStore();
    for (let i = 0; i < 40; i += 1) add(store, `heron${i}`);
    removeUnits(store.db, [add(store, 'bittern')]);
    expect(holds(store, 'bittern')).toBe(true);
    const stopped = createTextKeeper(store, silentLog);
    stopped.wake();
    await stopped.stop();
    await createTextKeeper(store, silentLog).drain();
    expect(holds(store, 'bittern')).toBe(false);
    expect(hasMatch(store, 'heron0')).toBe(true);
  });
});
