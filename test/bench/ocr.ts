/** The reader, through everything that a frame goes through: stored as WebP, prepared, read. Errors and time a full HD page. */
import { readFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { silentLog } from '../../src-main/base/log.ts';
import { cutLines } from '../../src-main/images/cut-lines.ts';
import { encodeFrame } from '../../src-main/images/image-codec.ts';
import { createOcr } from '../../src-main/ocr/create-ocr.ts';
import { shippedLanguagesFolder } from '../../src-main/ocr/languages.ts';
import type { Ocr, ReadWord } from '../../src-main/ocr/ocr.ts';
import { readDay, type Day } from './day/layout.ts';
import { createRenderer } from './day/render-windows.ts';
import { makeDay } from './day/the-day.ts';
import { editDistance, plainText } from './ocr/edit-distance.ts';
import { screenErrors } from './ocr/screen-errors.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = 5;
/** Per cent of the characters. */
const mostErrors = 1;
const longestMs = 3_000;

export async function run({ file }: BenchArgs): Promise<BenchReport> {
  const figures: Record<string, number> = {};
  const floors: Record<string, Floor> = {};
  const holdTo = (name: string, floor: number, value: number): void => {
    figures[name] = value;
    floors[name] = { floor, value, ok: value <= floor };
  };
  const page = await readPage();
  if (page) {
    const dark = await sharp(page.picture).negate({ alpha: false }).png().toBuffer();
    for (const [name, picture] of [
      ['', page.picture],
      ['Dark', dark],
    ] as const) {
      const times: number[] = [];
      let errors = 0;
      for (let round = 0; round < rounds; round++) {
        const { words, ms } = await readCold(picture);
        times.push(ms);
        errors = characterErrors(textOf(words), page.text);
      }
      times.sort((a, b) => a - b);
      holdTo(`characterErrors${name}`, mostErrors, errors);
      figures[`p50Ms${name}`] = Math.round(times[Math.floor(rounds / 2)]!);
      holdTo(`slowestMs${name}`, longestMs, Math.round(times.at(-1)!));
    }
  }
  const day = file === null ? makeDay(1, 60) : await readDay(file);
  const windows = await readWindows(day);
  holdTo('characterErrorsWindows', mostErrors, windows.errors);
  figures['windows'] = day.windows.length;
  figures['cpuMsPerCharacter'] = windows.cpuMsPerCharacter;
  return {
    bench: 'ocr',
    setting: `${availableParallelism()} cores at a load of ${loadavg()[0]!.toFixed(1)}, eng best_int, one 1080p page, light and dark, ${rounds} rounds, ${day.windows.length} rendered windows`,
    figures,
    floors,
  };
}

function createReader(): Ocr {
  return createOcr({
    languages: ['eng'],
    languageFolders: [shippedLanguagesFolder],
    cut: cutLines,
    log: silentLog,
  });
}

/** By a reader that has started but has never seen the picture: what it has seen, it would not read again. */
async function readCold(
  picture: Buffer,
): Promise<{ readonly words: readonly ReadWord[]; readonly ms: number }> {
  const ocr = createReader();
  try {
    await ocr.read(await warmingPicture(), null);
    const start = performance.now();
    const stored = await encodeFrame(
      { format: 'encoded', bytes: new Uint8Array(picture) },
      { width: 1, height: 1 },
    );
    const words = await ocr.read(stored.bytes, null);
    return { words, ms: performance.now() - start };
  } finally {
    await ocr.close();
  }
}

/** Lines enough to start every thread. */
function warmingPicture(): Promise<Buffer> {
  const lines = Array.from(
    { length: 20 },
    (_, i) => `<text x="20" y="${30 + i * 30}" font-size="16">line ${i}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="660"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** Errors in per cent of the characters of all windows, against the text of their pages. */
async function readWindows(
  day: Day,
): Promise<{ readonly errors: number; readonly cpuMsPerCharacter: number }> {
  const renderer = createRenderer();
  const ocr = createReader();
  let errors = 0;
  let characters = 0;
  let cpu = 0;
  try {
    for (const window of day.windows) {
      const { file, facts } = await renderer.shoot({ window, scrollTop: 0, isTyped: true });
      const before = process.cpuUsage();
      const stored = await encodeFrame(
        { format: 'encoded', bytes: new Uint8Array(await readFile(file)) },
        { width: 1, height: 1 },
      );
      const words = await ocr.read(stored.bytes, null);
      const spent = process.cpuUsage(before);
      cpu += (spent.user + spent.system) / 1000;
      const found = screenErrors(facts.words, words);
      errors += found.errors;
      characters += found.characters;
    }
  } finally {
    await ocr.close();
    await renderer.close();
  }
  return { errors: rounded((100 * errors) / characters), cpuMsPerCharacter: rounded(cpu / characters) };
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

async function readPage(): Promise<{ picture: Buffer; text: string } | null> {
  const folder = join(process.env.MNEME_BENCH_DATA ?? join(root, '../shared/bench'), 'ocr');
  try {
    return {
      picture: await readFile(join(folder, 'OCR_test_1080_en-US.png')),
      text: await readFile(join(folder, 'OCR_test_1080_words_en-US.txt'), 'utf8'),
    };
  } catch {
    console.error(`ocr: the page in ${folder} is missing, so nothing is measured (set MNEME_BENCH_DATA).`);
    return null;
  }
}

function textOf(words: readonly ReadWord[]): string {
  return words.map((word) => word.text).join(' ');
}

/** In per cent of the true text's length. */
function characterErrors(read: string, truth: string): number {
  const plain = plainText(truth);
  return rounded((editDistance(plainText(read), plain) / plain.length) * 100);
}
