import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveCopy } from '../../../../src-main/backup/save-copy.ts';
import { addUnits } from '../../../../src-main/memory/units.ts';
import { openTestStore, temporaryFolder, testKey } from '../../../helpers/temporary-store.ts';

const now = () => Date.UTC(2026, 4, 3, 10, 0, 0);

const opening = { key: testKey, sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null };

/** A data folder with a store that is open, a picture and a key. */
function dataFolder() {
  const root = temporaryFolder();
  const folder = join(root, 'data');
  mkdirSync(join(folder, 'images', '00'), { recursive: true });
  writeFileSync(join(folder, 'images', '00', '1.img'), 'sealed picture');
  writeFileSync(join(folder, 'key.bin'), 'sealed key');
  writeFileSync(join(folder, 'mneme.db.before-1'), 'a copy of an earlier layout');
  const store = openTestStore({ file: join(folder, 'mneme.db') });
  addUnits(store.db, 's', [
    { text: 'the ferry at nine', author: null, byOwner: false, occurredAt: 1, frameId: null },
  ]);
  return { root, folder, store };
}

describe('a copy of everything', () => {
  it('opens with the same key and holds what was there, pictures and sealed key included', async () => {
    const { root, folder, store } = dataFolder();
    const saved = await saveCopy({ dataFolder: folder, store, now, ...opening }, join(root, 'copy'));
    expect(saved.folder).toBe(join(root, 'copy'));
    expect(readdirSync(saved.folder).toSorted()).toEqual(['images', 'key.bin', 'mneme.db', 'mneme.db.check']);
    expect(saved.files).toBe(4);
    expect(readFileSync(join(saved.folder, 'images', '00', '1.img'), 'utf8')).toBe('sealed picture');
    expect(readFileSync(join(saved.folder, 'mneme.db')).includes('ferry')).toBe(false);
    const copy = openTestStore({ file: join(saved.folder, 'mneme.db') });
    expect(copy.db.value('SELECT text FROM units')).toBe('the ferry at nine');
  });

  it('goes beside what lies in the folder already, under the name of the moment', async () => {
    const { root, folder, store } = dataFolder();
    const target = join(root, 'disk');
    mkdirSync(target);
    writeFileSync(join(target, 'holiday.txt'), 'not ours');
    const saved = await saveCopy({ dataFolder: folder, store, now, ...opening }, target);
    expect(saved.folder).toBe(join(target, 'mneme-2026-05-03-10-00-00'));
    expect(readFileSync(join(target, 'holiday.txt'), 'utf8')).toBe('not ours');
  });

  it.each([
    ['no whole path', 'copies/here', 'invalid-input'],
    ['the data folder itself', '', 'invalid-input'],
    ['a folder inside it', 'images/copy', 'invalid-input'],
  ])('refuses %s', async (_what, inside, code) => {
    const { folder, store } = dataFolder();
    const target = inside.startsWith('copies') ? inside : join(folder, inside);
    await expect(saveCopy({ dataFolder: folder, store, now, ...opening }, target)).rejects.toMatchObject({
      code,
    });
  });

  it('leaves nothing where it cannot be written, and names the folder', async () => {
    const { root, folder, store } = dataFolder();
    writeFileSync(join(root, 'file'), '');
    const target = join(root, 'file', 'copy');
    await expect(saveCopy({ dataFolder: folder, store, now, ...opening }, target)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining(target) as string,
    });
    expect(readdirSync(root).toSorted()).toEqual(['data', 'file']);
  });

  it('is refused, and taken away, where the copy fails its check', async () => {
    const { root, folder, store } = dataFolder();
    const spoiling = {
      ...store,
      async copyPages(target: string) {
        const bytesCopied = await store.copyPages(target);
        const bytes = readFileSync(target);
        bytes.fill(1, 5000, 6000);
        writeFileSync(target, bytes);
        return bytesCopied;
      },
    };
    await expect(
      saveCopy({ dataFolder: folder, store: spoiling, now, ...opening }, join(root, 'copy')),
    ).rejects.toMatchObject({
      code: 'store-damaged',
    });
    expect(readdirSync(root)).toEqual(['data']);
  });
});
