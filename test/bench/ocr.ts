/** The reader, through everything that a frame goes through: stored as WebP, prepared, read. Errors and time a full HD page. */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { silentLog } from '../../src-main/base/log.ts';
import { cutLines } from '../../src-main/images/cut-lines.ts';
import { encodeFrame } from '../../src-main/images/image-codec.ts';
import { createOcr } from '../../src-main/ocr/create-ocr.ts';
import { shippedLanguagesFolder } from '../../src-main/ocr/languages.ts';
import type { ReadWord } from '../../src-main/ocr/ocr.ts';
import { editDistance, plainText } from './ocr/edit-distance.ts';
import type { BenchReport, Floor } from './report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = 5;
/** Per cent of the characters. */
const mostErrors = 1;
const longestMs = 3_000;

export async function run(): Promise<BenchReport> {
  const page = await readPage();
  const figures: Record<string, number> = {};
  const floors: Record<string, Floor> = {};
  if (page) {
    const ocr = createOcr({
      languages: ['eng'],
      languageFolders: [shippedLanguagesFolder],
      cut: cutLines,
      log: silentLog,
    });
    const dark = await sharp(page.picture).negate({ alpha: false }).png().toBuffer();
    for (const [name, picture] of [
      ['', page.picture],
      ['Dark', dark],
    ] as const) {
      const times: number[] = [];
      let errors = 0;
      for (let round = 0; round < rounds; round++) {
        const start = performance.now();
        const stored = await encodeFrame(
          { format: 'encoded', bytes: new Uint8Array(picture) },
          { width: 1, height: 1 },
        );
        const words = await ocr.read(stored.bytes, null);
        times.push(performance.now() - start);
        errors = characterErrors(textOf(words), page.text);
      }
      times.sort((a, b) => a - b);
      figures[`characterErrors${name}`] = errors;
      figures[`p50Ms${name}`] = Math.round(times[Math.floor(rounds / 2)]!);
      floors[`characterErrors${name}`] = { floor: mostErrors, value: errors, ok: errors <= mostErrors };
      const slowest = Math.round(times.at(-1)!);
      floors[`slowestMs${name}`] = { floor: longestMs, value: slowest, ok: slowest <= longestMs };
    }
    await ocr.close();
  }
  return {
    bench: 'ocr',
    setting: `${availableParallelism()} cores, eng best_int, one 1080p page, light and dark, ${rounds} rounds`,
    figures,
    floors,
  };
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
  return Number(((editDistance(plainText(read), plain) / plain.length) * 100).toFixed(2));
}
