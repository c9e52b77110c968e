/** The language files that the reader can use: the shipped one, and the owner's own in the data folder. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { startTesseract, type Language } from './tesseract-thread.ts';

/** Holds English, as the package of its data gives it. */
export const shippedLanguagesFolder = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')),
  '4.0.0_best_int',
);

const fileName = /^([a-z]{3}(?:_[a-z_]+)?)\.traineddata(\.gz)?$/i;
/** The largest of Tesseract's own files has 50 MB. */
const maxBytes = 200_000_000;

/** The languages in these folders, by code. A folder that does not exist holds none. */
export async function listLanguages(
  folders: readonly string[],
): Promise<{ readonly code: string; readonly shipped: boolean }[]> {
  const shipped = new Map<string, boolean>();
  for (const folder of folders) {
    for (const code of (await filesIn(folder)).keys()) {
      shipped.set(code, shipped.get(code) === true || folder === shippedLanguagesFolder);
    }
  }
  return [...shipped]
    .map(([code, isShipped]) => ({ code, shipped: isShipped }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The data of each language. A later folder goes before an earlier one. Throws `unreadable` for one that is missing. */
export function readLanguages(codes: readonly string[], folders: readonly string[]): Promise<Language[]> {
  return Promise.all(
    codes.map(async (code) => {
      for (const folder of folders.toReversed()) {
        const name = (await filesIn(folder)).get(code);
        if (name) return { code, data: await readFile(join(folder, name)) };
      }
      throw new MnemeError(
        'unreadable',
        say(
          'There is no file for the reading language "{code}" ({code}.traineddata). Add it in the settings, or choose another language.',
          { code },
        ),
      );
    }),
  );
}

/**
 * Copies a Tesseract language file into `folder` (made where it is missing) after it was loaded for a try; one of the same
 * language is replaced. Throws `unreadable` where there is no such file or it is no language file.
 */
export async function addLanguageFile(file: string, folder: string): Promise<{ readonly code: string }> {
  const code = fileName.exec(basename(file))?.[1]?.toLowerCase();
  if (!code) {
    throw new MnemeError(
      'unreadable',
      say(
        '{file} is not named like a Tesseract language file. It must be called <language>.traineddata, as in deu.traineddata.',
        { file },
      ),
    );
  }
  const data = await readFile(file).catch((error: unknown) => {
    throw new MnemeError(
      'unreadable',
      say('The language file {file} cannot be read: {reason}', { file, reason: String(error) }),
      {
        cause: error,
      },
    );
  });
  const plain = await unpack(data, file);
  await tryLanguage({ code, data: plain }, file);
  await mkdir(folder, { recursive: true });
  const target = join(folder, `${code}.traineddata`);
  await writeFile(`${target}.tmp`, plain);
  await rename(`${target}.tmp`, target);
  await rm(`${target}.gz`, { force: true });
  return { code };
}

async function unpack(data: Buffer, file: string): Promise<Buffer> {
  const isPacked = data[0] === 0x1f && data[1] === 0x8b;
  if (!isPacked) return data;
  return promisify(gunzip)(data, { maxOutputLength: maxBytes }).catch((error: unknown) => {
    throw new MnemeError(
      'unreadable',
      say('The language file {file} cannot be unpacked: {reason}. Fetch it again.', {
        file,
        reason: String(error),
      }),
      {
        cause: error,
      },
    );
  });
}

async function tryLanguage(language: Language, file: string): Promise<void> {
  try {
    await (await startTesseract([language])).stop();
  } catch (error) {
    throw new MnemeError(
      'unreadable',
      say(
        '{file} is no language file that Tesseract 5 can read. Take one from github.com/tesseract-ocr/tessdata_best or tessdata_fast.',
        { file },
      ),
      { cause: error },
    );
  }
}

/** File names by language code. */
async function filesIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new MnemeError(
      'unreadable',
      say('The folder of languages {folder} cannot be read: {message}', { folder, message }),
      {
        cause: error,
      },
    );
  });
  const files = new Map<string, string>();
  for (const name of names.sort()) {
    const code = fileName.exec(name)?.[1];
    if (code) files.set(code.toLowerCase(), name);
  }
  return files;
}
