import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  addLanguageFile,
  listLanguages,
  readLanguages,
  shippedLanguagesFolder,
} from '../../../../src-main/ocr/languages.ts';

const shippedFile = join(shippedLanguagesFolder, 'eng.traineddata.gz');
let folder: string;
let own: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mneme-languages-'));
  own = join(folder, 'languages');
});
afterEach(() => rm(folder, { recursive: true }));

it('lists the shipped language where the owner has none', async () => {
  expect(await listLanguages([shippedLanguagesFolder, own])).toEqual([{ code: 'eng', shipped: true }]);
});

it('adds a language file, packed or not, and then reads it', async () => {
  await copyFile(shippedFile, join(folder, 'xyz.traineddata.gz'));
  expect(await addLanguageFile(join(folder, 'xyz.traineddata.gz'), own)).toEqual({ code: 'xyz' });
  await writeFile(join(folder, 'abc_old.traineddata'), gunzipSync(await readFile(shippedFile)));
  expect(await addLanguageFile(join(folder, 'abc_old.traineddata'), own)).toEqual({ code: 'abc_old' });
  expect(await listLanguages([shippedLanguagesFolder, own])).toEqual([
    { code: 'abc_old', shipped: false },
    { code: 'eng', shipped: true },
    { code: 'xyz', shipped: false },
  ]);
  const [language] = await readLanguages(['xyz'], [shippedLanguagesFolder, own]);
  expect(language!.data.length).toBeGreaterThan(1_000_000);
  expect((await readdir(own)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('takes the owner’s file before the shipped one', async () => {
  await copyFile(shippedFile, join(folder, 'eng.traineddata.gz'));
  await addLanguageFile(join(folder, 'eng.traineddata.gz'), own);
  const [language] = await readLanguages(['eng'], [shippedLanguagesFolder, own]);
  expect(language!.data[0]).not.toBe(0x1f); // stored unpacked; the shipped one is packed
});

it('refuses what is no language file, and keeps nothing of it', async () => {
  const wrong: Record<string, Buffer> = {
    'notes.txt': Buffer.from('hello'),
    'deu.traineddata': Buffer.from('this is no trained data at all, only a sentence that is long enough'),
    'fra.traineddata.gz': gzipSync(Buffer.alloc(50_000, 7)),
    'ita.traineddata.gz': Buffer.from([0x1f, 0x8b, 8, 0, 0, 1, 2, 3]),
    'spa.traineddata': Buffer.alloc(0),
  };
  for (const [name, data] of Object.entries(wrong)) {
    const file = join(folder, name);
    await writeFile(file, data);
    await expect(addLanguageFile(file, own), name).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining(file),
    });
  }
  await expect(addLanguageFile(join(folder, 'por.traineddata'), own)).rejects.toMatchObject({
    code: 'unreadable',
  });
  expect(await listLanguages([own])).toEqual([]);
});
