/** What the application left on the disk, decrypted with its own key: for tests that look for what must not be there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { silentLog } from '../../src-main/base/log.ts';
import { deriveKeys } from '../../src-main/engine/keys.ts';
import { createImageFiles } from '../../src-main/images/image-files.ts';
import { openDatabase, type Store } from '../../src-main/store/database.ts';
import type { WritableDb } from '../../src-main/store/statements.ts';
import type { RunningApp } from './app.ts';

export interface StoredImage {
  readonly id: number;
  /** The share of the picture's pixels that have nearly this colour (`#rrggbb`), 0..1. */
  shareOfColour(colour: string): Promise<number>;
}

export interface Stored {
  /** Every value of every table as text, vectors and packed words included as they are. */
  allValues(): string[];
  readonly images: readonly StoredImage[];
  /** What is wrong with the store, in words: rows twice, files without rows, pages that fail their check. */
  faults(): string[];
  close(): void;
}

const twice = [
  {
    what: 'frames of one display and moment',
    sql: `SELECT count(*) - count(DISTINCT display_id || '@' || captured_at) FROM frames`,
  },
  {
    what: 'units of one text',
    sql: `SELECT count(*) - count(DISTINCT stream || '@' || text) FROM units`,
  },
  {
    what: 'units without a vector',
    sql: 'SELECT count(*) FROM units WHERE id NOT IN (SELECT unit_id FROM unit_vectors)',
  },
  {
    what: 'frames that wait or failed',
    sql: `SELECT count(*) FROM frames WHERE reading <> 'read'`,
  },
] as const;

/** Quits the application and changes its store, as if it had been used for long. */
export async function changeStored(app: RunningApp, change: (db: WritableDb) => void): Promise<void> {
  const { store } = await quitAndOpen(app);
  change(store.db);
  store.close();
}

/** Quits the application and opens what it stored. */
export async function openStored(app: RunningApp): Promise<Stored> {
  const { store, imagesKey } = await quitAndOpen(app);
  const files = createImageFiles({ folder: join(app.userData, 'data', 'images'), key: imagesKey });
  const images = (await files.list()).map((id) => ({
    id,
    shareOfColour: async (colour: string) => shareOfColour(await files.read(id), colour),
  }));
  return {
    images,
    allValues() {
      const tables = store.db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
      return tables.flatMap(({ name }) =>
        store.db
          .all<Record<string, unknown>>(`SELECT * FROM "${name}"`)
          .flatMap((row) => Object.values(row).map(asText)),
      );
    },
    faults() {
      const { db } = store;
      const found: string[] = [];
      const check = db.value<string>('PRAGMA integrity_check');
      if (check !== 'ok') found.push(`integrity: ${check}`);
      for (const { sql, what } of twice) {
        const count = db.value<number>(sql)!;
        if (count > 0) found.push(`${what}: ${count}`);
      }
      const rows = new Set(db.column<number>('SELECT id FROM frames WHERE image_bytes > 0'));
      for (const { id } of images) if (!rows.delete(id)) found.push(`a picture without a frame: ${id}`);
      for (const id of rows) found.push(`a frame without its picture: ${id}`);
      return found;
    },
    close: () => store.close(),
  };
}

async function quitAndOpen(
  app: RunningApp,
): Promise<{ readonly store: Store; readonly imagesKey: Uint8Array }> {
  const key = await readKey(app);
  await app.quit();
  const keys = deriveKeys(key);
  const store = openDatabase({
    file: join(app.userData, 'data', 'mneme.db'),
    key: keys.database,
    sqliteBinding: null,
    log: silentLog,
  });
  return { store, imagesKey: keys.images };
}

/** Opens the sealed key with the key store of the running application. */
async function readKey(app: RunningApp): Promise<Uint8Array> {
  const { sealed } = JSON.parse(await readFile(join(app.userData, 'data', 'key.bin'), 'utf8')) as {
    sealed: string;
  };
  const base64 = await app.electron.evaluate(
    ({ safeStorage }, bytes) => safeStorage.decryptString(Buffer.from(bytes, 'base64')),
    sealed,
  );
  return Buffer.from(base64, 'base64');
}

async function shareOfColour(image: Uint8Array, colour: string): Promise<number> {
  const wanted = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let same = 0;
  for (let at = 0; at < data.length; at += info.channels) {
    if (wanted.every((value, channel) => Math.abs(value - data[at + channel]!) < 24)) same++;
  }
  return same / (info.width * info.height);
}

function asText(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
}
