/** Takes a folder of old screenshots in: images, each with an optional JSON side-car. Doing it again adds nothing. */
import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { issueWords } from '../base/issue-words.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, foreign, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { sideCarSchema, type ImportReport, type SideCar } from '../../src-preload/contract/import.ts';
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import { tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { Gate } from '../privacy/exclusions.ts';
import type { WritableDb } from '../store/statements.ts';
import { isImported, noteImported } from './imported-files-table.ts';

const pictureEndings = new Set(['.png', '.jpg', '.jpeg', '.webp']);
const maxFileBytes = 200 * 1024 * 1024;
const maxSideCarBytes = 1024 * 1024;
const latestTime = Date.UTC(9999, 11, 31);
/** The display of a picture whose side-car names none. */
const importedDisplay = 'import';

export interface ImportParts {
  readonly db: WritableDb;
  /** Resolves when the frame is on disk; `alongside` runs in the transaction that adds its row. */
  readonly accept: (frame: AcceptedFrame, alongside: () => void) => Promise<void>;
  readonly gate: Gate;
  /** Files already dealt with, by path, size and time of change; this function adds to it. */
  readonly settledFiles: Set<string>;
  readonly now: () => number;
  readonly onProgress: (done: number, found: number) => void;
}

interface Picture {
  readonly file: string;
  readonly capturedAt: number;
  readonly sideCar: SideCar;
}

/**
 * Takes the pictures of a folder (not of folders in it), oldest first. What cannot be taken becomes a line of the report and
 * the rest goes on. Rejects with `unreadable` where the folder cannot be listed, and with `disk-full`.
 */
export async function importFolder(folder: string, parts: ImportParts): Promise<ImportReport> {
  const names = await listFolder(folder);
  const files = names.filter((name) => pictureEndings.has(extname(name).toLowerCase())).sort();
  const report = { folder, found: files.length, imported: 0, known: 0, same: 0, excluded: 0 };
  const problems: { file: string; message: string }[] = [];
  const pictures: Picture[] = [];
  const present = new Set(names);
  for (const file of files) {
    const picture = await attempt(file, () => describe(folder, file, present));
    if (picture) pictures.push(picture);
  }
  pictures.sort((a, b) => a.capturedAt - b.capturedAt || (a.file < b.file ? -1 : 1));
  const taken = new Set<string>();
  let done = problems.length;
  for (const picture of pictures) {
    const outcome = await attempt(picture.file, () => take(folder, picture, taken, parts));
    if (outcome) report[outcome]++;
    parts.onProgress(++done, files.length);
  }
  return { ...report, problems };

  async function attempt<T>(file: string, run: () => Promise<T>): Promise<T | null> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof MnemeError && error.code === 'disk-full') throw error;
      problems.push({ file, message: explain(error) });
      return null;
    }
  }
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new MnemeError(
      'unreadable',
      say('The folder {folder} cannot be read: {reason}. Check that it exists and that you may open it.', {
        folder: resolve(folder),
        reason: reasonOf(cause),
      }),
      { cause },
    );
  }
}

async function describe(folder: string, file: string, present: ReadonlySet<string>): Promise<Picture> {
  const { mtimeMs } = await fileAt(folder, file);
  const beside = [`${basename(file, extname(file))}.json`, `${file}.json`].find((name) => present.has(name));
  const sideCar = beside ? await readSideCar(folder, beside) : {};
  const { time } = sideCar;
  if (time !== undefined) {
    const capturedAt = typeof time === 'number' ? time : Date.parse(time);
    if (capturedAt >= 0 && capturedAt <= latestTime) return { file, sideCar, capturedAt };
    throw new MnemeError(
      'invalid-input',
      say('{beside}: "time" is no moment from 1970 to 9999. Correct it or leave it out.', {
        beside: beside ?? file,
      }),
    );
  }
  return { file, sideCar, capturedAt: Math.max(0, Math.round(mtimeMs)) };
}

/** Facts of an ordinary file: to read a pipe or a device would never end. */
async function fileAt(folder: string, name: string): Promise<Stats> {
  // Names are bytes. Those that are no UTF-8 come with this sign in them, and lead nowhere.
  const isGarbled = name.includes('\uFFFD');
  const facts = await stat(join(folder, name)).catch((error: unknown) => {
    if (!isGarbled) throw error;
    throw new MnemeError(
      'unreadable',
      say('The name of {name} is not valid UTF-8. Give the file another name.', { name }),
    );
  });
  if (facts.isFile()) return facts;
  throw new MnemeError(
    'unreadable',
    say('{name} is no ordinary file. Remove it, or put a picture in its place.', { name }),
  );
}

async function readSideCar(folder: string, name: string): Promise<SideCar> {
  const { size } = await fileAt(folder, name);
  if (size > maxSideCarBytes) {
    throw new MnemeError(
      'invalid-input',
      say('{name} is larger than 1 MB, which no side-car is. Remove it.', { name }),
    );
  }
  const text = await readFile(join(folder, name), 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    throw new MnemeError(
      'invalid-input',
      say('{name} is not JSON ({reason}). Correct it or remove it.', { name, reason: reasonOf(cause) }),
    );
  }
  const parsed = sideCarSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new MnemeError(
    'invalid-input',
    say('{name} does not fit ({problem}). Correct it or leave it out.', {
      name,
      problem: issueWords(parsed.error.issues[0]!),
    }),
  );
}

type Outcome = 'imported' | 'known' | 'same' | 'excluded';

async function take(
  folder: string,
  { file, sideCar, capturedAt }: Picture,
  taken: Set<string>,
  { db, accept, gate, settledFiles, now }: ImportParts,
): Promise<Outcome> {
  const window = {
    application: sideCar.application ?? null,
    title: sideCar.title ?? null,
    url: sideCar.url ?? null,
  };
  // Nothing is known of a picture without a side-car: it is the owner who chose it, so only known facts can exclude.
  const isKnown = Object.values(window).some((fact) => fact !== null);
  const verdict = isKnown
    ? gate.decide({ active: { ...window, own: false }, visible: null })
    : ({ allowed: true } as const);
  if (!verdict.allowed) return 'excluded';
  const path = join(folder, file);
  const { size, mtimeMs } = await fileAt(folder, file);
  const settled = `${path}:${size}:${mtimeMs}`;
  if (settledFiles.has(settled)) return 'known';
  if (size > maxFileBytes) {
    throw new MnemeError(
      'image-damaged',
      say('{file} is larger than 200 MB, which no screenshot is. Remove it.', { file }),
    );
  }
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (taken.has(sha256)) return 'same';
  if (isImported(db, sha256)) {
    settledFiles.add(settled);
    return 'known';
  }
  const frame: AcceptedFrame = {
    ...window,
    displayId: sideCar.display ?? importedDisplay,
    capturedAt,
    // The encoder knows the real size.
    width: 1,
    height: 1,
    pixels: { format: 'encoded', bytes },
    changed: null,
    textOnly: verdict.textOnly === true,
  };
  await accept(frame, () => noteImported(db, sha256, now()));
  taken.add(sha256);
  settledFiles.add(settled);
  return 'imported';
}

function explain(error: unknown): string {
  if (error instanceof MnemeError) return wordsOf(error);
  return tell('It cannot be read: {reason}. Check that you may open it.', { reason: reasonOf(error) });
}

function reasonOf(error: unknown): Sentence {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return say('it does not exist');
  if (code === 'EACCES' || code === 'EPERM') return say('permission denied');
  if (code === 'ELOOP') return say('its links lead in a circle');
  if (code === 'ENOTDIR') return say('it is not a folder');
  if (code === 'EISDIR') return say('it is a folder');
  return foreign(wordsOf(error));
}
