import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restorePlace } from '../../../../src-main/backup/restore-places.ts';
import { swapRestored } from '../../../../src-main/backup/swap-restored.ts';
import type { Store } from '../../../../src-main/store/database.ts';
import { makeOldBackup } from '../../../helpers/old-backup.ts';
import { openBackupBed } from '../../../helpers/backup-bed.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const day = 24 * 60 * 60 * 1000;
const pool = (folder: string, name: 'pictures' | 'pages' = 'pictures') =>
  readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('a backup', () => {
  it('is verified by opening it, says what it holds, and shows nothing to those without the key', async () => {
    const bed = openBackupBed();
    bed.remember('the ferry at nine');
    bed.addPicture(1, 'sealed picture');
    mkdirSync(join(bed.data, 'memory_files', 'agent_ada'), { recursive: true });
    writeFileSync(join(bed.data, 'memory_files', 'agent_ada', 'MEMORY.md'), 'Ada keeps bees');
    const made = await bed.backups.make();
    expect(made.verified).toEqual({ at: bed.clock.now(), ok: true, reason: '' });
    expect(made.pictures).toBe(1);
    expect(await bed.backups.status()).toMatchObject({
      running: null,
      trouble: '',
      lastVerifiedAt: made.madeAt,
    });
    for (const entry of readdirSync(bed.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = readFileSync(join(entry.parentPath, entry.name), 'latin1');
      expect(bytes).not.toMatch(/ferry|bees/);
    }
    expect(existsSync(join(bed.folder, made.id, 'key.bin'))).toBe(true);
  });

  it('holds one moment of a store that is written to meanwhile, and keeps nobody from writing', async () => {
    const bed = openBackupBed();
    for (let i = 0; i < 300; i += 1) bed.remember(`${i} ${'some text of a page '.repeat(60)}`);
    bed.store.checkpoint();
    const making = bed.backups.make();
    let isDone = false;
    void making.then(() => (isDone = true));
    let written = 0;
    while (!isDone) {
      bed.remember(`meanwhile ${(written += 1)}`);
      if (written % 20 === 0) bed.store.checkpoint();
      await new Promise(setImmediate);
    }
    const { id } = await making;
    await bed.backups.restore({ id, folder: null, passphrase: null });
    const copy = openTestStore({ file: join(restorePlace.restored(bed.data), 'mneme.db') });
    const kept = copy.db.value<number>("SELECT COUNT(*) FROM units WHERE text LIKE 'meanwhile%'")!;
    const last = copy.db.value<number>("SELECT COUNT(*) FROM units WHERE text LIKE '% some text%'");
    expect(last).toBe(300);
    expect(written).toBeGreaterThan(2);
    expect(kept).toBeLessThan(written);
    expect(bed.store.db.value("SELECT COUNT(*) FROM units WHERE text LIKE 'meanwhile%'")).toBe(written);
  });

  it('writes a picture only once, and gives it up with the last backup that names it', async () => {
    const bed = openBackupBed();
    bed.addPicture(1, 'stays');
    bed.addPicture(2, 'goes');
    const first = await bed.backups.make();
    rmSync(join(bed.data, 'images', '0000', '2.img'));
    bed.addPicture(3, 'comes');
    await bed.clock.advance(day);
    await bed.backups.make();
    expect(pool(bed.folder)).toHaveLength(3);
    await bed.backups.remove(first.id);
    expect(pool(bed.folder)).toHaveLength(2);
    expect(bed.backups.list()).toHaveLength(1);
    expect((await bed.backups.verify(bed.backups.list()[0]!.id)).verified?.ok).toBe(true);
  });

  it('writes of the store only what is new, and gives up what no backup has any more', async () => {
    const bed = openBackupBed();
    for (let i = 0; i < 600; i += 1) bed.remember(`${i} ${'some text of a page '.repeat(60)}`);
    const first = await bed.backups.make();
    const before = pool(bed.folder, 'pages');
    expect(before.length).toBeGreaterThan(4);
    bed.remember('the ferry at nine');
    await bed.clock.advance(day);
    const second = await bed.backups.make();
    const added = pool(bed.folder, 'pages').filter((file) => !before.includes(file));
    expect(added.length).toBeGreaterThan(0);
    expect(added.length).toBeLessThan(before.length);
    await bed.backups.remove(first.id);
    expect(pool(bed.folder, 'pages').length).toBe(before.length);
    await bed.backups.restore({ id: second.id, folder: null, passphrase: null });
    const restored = openTestStore({ file: join(restorePlace.restored(bed.data), 'mneme.db') });
    expect(texts(restored)).toHaveLength(601);
  });

  it('mends a piece that spoiled in an earlier backup and that the store still has', async () => {
    const bed = openBackupBed();
    bed.remember('the ferry at nine');
    const { id } = await bed.backups.make();
    spoil(pool(bed.folder, 'pages')[0]!);
    expect((await bed.backups.verify(id)).verified?.ok).toBe(false);
    await bed.clock.advance(day);
    expect((await bed.backups.make()).verified?.ok).toBe(true);
    expect((await bed.backups.verify(id)).verified?.ok).toBe(true);
  });

  it('is not made of a store that fails its own check, and leaves nothing', async () => {
    const bed = openBackupBed();
    for (let i = 0; i < 300; i += 1) bed.remember(`${i} ${'some text of a page '.repeat(60)}`);
    bed.store.checkpoint();
    const handle = openSync(bed.store.file, 'r+');
    writeSync(handle, Buffer.alloc(200, 1), 0, 200, 60 * 4096);
    await expect(bed.backups.make()).rejects.toMatchObject({ code: 'store-damaged' });
    closeSync(handle);
    expect(bed.backups.list()).toEqual([]);
    expect(readdirSync(bed.folder).filter((name) => !['pages', 'pictures'].includes(name))).toEqual([]);
  });

  it('of the format before is listed, verified and restored, and kept out of harm by the next one', async () => {
    const bed = openBackupBed();
    bed.remember('the ferry at nine');
    const id = await makeOldBackup(bed);
    bed.remember('written since');
    await bed.clock.advance(day);
    expect((await bed.backups.make()).verified?.ok).toBe(true);
    expect((await bed.backups.verify(id)).verified).toMatchObject({ ok: true });
    await bed.backups.restore({ id, folder: null, passphrase: null });
    expect(texts(openTestStore({ file: join(restorePlace.restored(bed.data), 'mneme.db') }))).toEqual([
      'the ferry at nine',
    ]);
  });

  it('of the format before is not restored where its store was changed', async () => {
    const bed = openBackupBed();
    bed.remember('the ferry at nine');
    const id = await makeOldBackup(bed);
    spoil(join(bed.folder, id, 'mneme.db'));
    expect((await bed.backups.verify(id)).verified).toMatchObject({ ok: false });
    const restoring = bed.backups.restore({ id, folder: null, passphrase: null });
    await expect(restoring).rejects.toMatchObject({ code: 'store-damaged' });
    expect(existsSync(restorePlace.unfinished(bed.data))).toBe(false);
  });

  it('that is stopped leaves nothing but what the next one can use', async () => {
    const bed = openBackupBed();
    bed.remember('a');
    const making = bed.backups.make();
    bed.backups.cancel();
    await expect(making).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(bed.folder).filter((name) => name !== 'pictures' && name !== 'pages')).toEqual([]);
    bed.remember('b');
    expect((await bed.backups.make()).verified?.ok).toBe(true);
  });

  it.each([
    ['a changed piece of the store', (place: string) => spoil(pool(join(place, '..'), 'pages')[0]!)],
    ['a piece that was cut', (place: string) => truncateSync(pool(join(place, '..'), 'pages')[0]!, 5000)],
    ['a piece that is gone', (place: string) => rmSync(pool(join(place, '..'), 'pages')[0]!)],
    [
      'a changed list of pieces',
      (place: string) => rewrite(join(place, 'pages.json'), '"pieceBytes":2', '"pieceBytes":3'),
    ],
    [
      'a changed manifest',
      (place: string) => rewrite(join(place, 'manifest.json'), '"frames\\":0', '"frames\\":9'),
    ],
    ['a missing key', (place: string) => rmSync(join(place, 'key.bin'))],
    ['a longer list of pictures', (place: string) => appendFileSync(join(place, 'pictures.json'), ' ')],
    ['a changed picture', (place: string) => spoil(pool(join(place, '..'))[0]!)],
  ])('with %s is found out, is not restored, and changes nothing', async (_what, damage) => {
    const bed = openBackupBed();
    bed.remember('the ferry at nine');
    bed.addPicture(1, 'sealed picture '.repeat(100));
    const { id } = await bed.backups.make();
    damage(join(bed.folder, id));
    expect((await bed.backups.verify(id)).verified).toMatchObject({ ok: false });
    await expect(bed.backups.restore({ id, folder: null, passphrase: null })).rejects.toMatchObject({
      code: /^store-/,
    });
    expect(existsSync(restorePlace.restored(bed.data))).toBe(false);
    expect(existsSync(restorePlace.unfinished(bed.data))).toBe(false);
    expect((await bed.backups.status()).lastVerifiedAt).toBeNull();
  });

  it('is refused in words where its folder is gone, is none, or lies in the data folder', async () => {
    const bed = openBackupBed();
    bed.settings.folder = join(bed.folder, 'gone');
    await expect(bed.backups.make()).rejects.toMatchObject({ code: 'unreadable' });
    expect((await bed.backups.status()).trouble).toContain(join(bed.folder, 'gone'));
    bed.settings.folder = join(bed.data, 'inside');
    await expect(bed.backups.make()).rejects.toMatchObject({ code: 'invalid-input' });
    bed.settings.folder = null;
    await expect(bed.backups.make()).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('the schedule', () => {
  it('makes up for a missed backup soon after a start, then one a day, and tries again an hour after a failure', async () => {
    const bed = openBackupBed();
    bed.settings.enabled = true;
    bed.backups.start();
    await bed.clock.advance(60_000);
    await settled(bed);
    expect(bed.backups.list()).toHaveLength(1);
    await bed.clock.advance(60 * 60_000);
    expect(bed.backups.list()).toHaveLength(1);
    bed.settings.folder = join(bed.folder, 'unplugged');
    await bed.clock.advance(day);
    expect((await bed.backups.status()).trouble).toContain('unplugged');
    bed.settings.folder = bed.folder;
    await bed.clock.advance(60 * 60_000);
    await settled(bed);
    expect(bed.backups.list()).toHaveLength(2);
    expect((await bed.backups.status()).trouble).toBe('');
  });

  it('does nothing while it is off', async () => {
    const bed = openBackupBed();
    bed.backups.start();
    await bed.clock.advance(2 * day);
    expect(bed.backups.list()).toEqual([]);
    expect((await bed.backups.status()).nextAt).toBeNull();
  });
});

describe('a restore', () => {
  it('builds the store beside, which a start swaps in, and a second start can swap back', async () => {
    const bed = openBackupBed();
    bed.remember('the ferry at nine');
    bed.addPicture(1, 'sealed picture');
    mkdirSync(join(bed.data, 'memory_files'));
    writeFileSync(join(bed.data, 'memory_files', 'MEMORY.md'), 'then');
    const { id, madeAt } = await bed.backups.make();
    bed.remember('written since');
    writeFileSync(join(bed.data, 'memory_files', 'MEMORY.md'), 'now');
    await bed.backups.restore({ id, folder: null, passphrase: null });
    expect((await bed.backups.status()).restored).toEqual({ backupAt: madeAt });
    expect(texts(bed.store)).toEqual(['the ferry at nine', 'written since']);

    bed.store.close();
    expect(swapRestored(bed.data, bed.clock.now())).toBe(true);
    const restored = openTestStore({ file: join(bed.data, 'mneme.db') });
    expect(texts(restored)).toEqual(['the ferry at nine']);
    expect(readFileSync(join(bed.data, 'images', '0000', '1.img'), 'utf8')).toBe('sealed picture');
    expect(readFileSync(join(bed.data, 'memory_files', 'MEMORY.md'), 'utf8')).toBe('then');
    restored.close();
    expect((await bed.backups.status()).replaced?.bytes).toBeGreaterThan(0);
    await expect(bed.backups.restore({ id, folder: null, passphrase: null })).rejects.toMatchObject({
      code: 'conflict',
    });

    await bed.backups.undoRestore();
    expect(swapRestored(bed.data, bed.clock.now())).toBe(true);
    expect(texts(openTestStore({ file: join(bed.data, 'mneme.db') }))).toEqual([
      'the ferry at nine',
      'written since',
    ]);
    await bed.backups.keepRestored();
    expect((await bed.backups.status()).replaced).toBeNull();
  });
});

function texts(store: Store): string[] {
  return store.db.column<string>('SELECT text FROM units ORDER BY id');
}

function spoil(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(1, Math.min(5000, bytes.length - 20), Math.min(6000, bytes.length));
  writeFileSync(file, bytes);
}

function rewrite(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

/** Resolves when nothing goes on any more. */
async function settled(bed: ReturnType<typeof openBackupBed>): Promise<void> {
  while ((await bed.backups.status()).running) await new Promise(setImmediate);
}
