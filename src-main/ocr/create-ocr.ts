/** The reader: one picture at a time through Tesseract's thread, which is started anew after a crash or a hang. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { Region } from '../../src-preload/contract/frames.ts';
import { backOffMs } from '../base/back-off.ts';
import { systemClock, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { readLanguages } from './languages.ts';
import type { Ocr, ReadWord } from './ocr.ts';
import { startTesseract, type RecognizedPage, type TesseractThread } from './tesseract-thread.ts';
import { wordsOfPage, type Placement } from './words-of-page.ts';

const firstDelayMs = 1_000;
const maxDelayMs = 60_000;
/** The fullest screen takes some seconds on a slow machine. */
const patienceMs = 60_000;

/** A part of a picture, prepared for reading (dark text on light ground), as a file that Tesseract opens. */
export interface PreparedPicture extends Placement {
  readonly bytes: Uint8Array;
}

export interface OcrOptions {
  /** Tesseract's codes; the first is the main language. */
  readonly languages: readonly string[];
  /** Where their files are; a later folder goes before an earlier one. */
  readonly languageFolders: readonly string[];
  /** Cuts a region out of a picture (all of it for null) and prepares it; null where nothing lies in it. */
  readonly crop: (image: Uint8Array, region: Region | null) => Promise<PreparedPicture | null>;
  readonly log: Log;
  readonly clock?: Clock;
}

/**
 * Tesseract 5 (LSTM) in a worker thread, which starts with the first picture. Where its languages are missing or it cannot be
 * started, reading fails with `unreadable`; where it crashes or hangs, with `internal`. A later picture tries again, after a
 * wait that grows to a minute.
 */
export function createOcr(options: OcrOptions): Ocr {
  const { log } = options;
  const clock = options.clock ?? systemClock;
  let thread: TesseractThread | null = null;
  let failures = 0;
  let lastFailure: { error: MnemeError; at: number } | null = null;
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function readAll(image: Uint8Array, regions: readonly Region[] | null): Promise<readonly ReadWord[]> {
    const words: ReadWord[] = [];
    let line = 0;
    for (const region of regions ? inReadingOrder(regions) : [null]) {
      const picture = await options.crop(image, region);
      if (!picture) continue;
      const read = wordsOfPage(await recognize(picture.bytes), picture, line);
      line = (read.at(-1)?.line ?? line - 1) + 1;
      words.push(...read);
    }
    return words;
  }

  async function recognize(picture: Uint8Array): Promise<RecognizedPage> {
    const running = thread ?? (thread = await start());
    try {
      const page = await withPatience(running.recognize(picture));
      failures = 0;
      return page;
    } catch (error) {
      thread = null;
      void running.stop();
      throw noteFailure(
        isClosed
          ? closed()
          : new MnemeError('internal', `The reader of pictures failed: ${messageOf(error)}`, {
              cause: error,
            }),
      );
    }
  }

  async function start(): Promise<TesseractThread> {
    if (isClosed) throw closed();
    if (lastFailure && clock.now() < lastFailure.at + backOffMs(failures, firstDelayMs, maxDelayMs)) {
      throw lastFailure.error;
    }
    try {
      const started = await startTesseract(await readLanguages(options.languages, options.languageFolders));
      log('info', 'reader started', { languages: options.languages.join('+') });
      if (!isClosed) return started;
      await started.stop();
      throw closed();
    } catch (error) {
      if (error instanceof MnemeError) throw noteFailure(error);
      throw noteFailure(
        new MnemeError(
          'unreadable',
          `The reader of pictures could not be started for "${options.languages.join('+')}": ${messageOf(error)}. Choose other languages, or add their files again.`,
          { cause: error },
        ),
      );
    }
  }

  function noteFailure(error: MnemeError): MnemeError {
    if (isClosed) return error;
    failures += 1;
    lastFailure = { error, at: clock.now() };
    log('error', 'reading failed', { reason: error.message, failures });
    return error;
  }

  function withPatience<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(patienceMs, () =>
        reject(new Error(`no answer for ${patienceMs / 1_000} s; it is started again`)),
      );
      work.finally(cancel).then(resolve, reject);
    });
  }

  return {
    read(image, regions) {
      const result = last.then(() => readAll(image, regions));
      last = result.catch(() => {});
      return result;
    },
    async close() {
      isClosed = true;
      const running = thread;
      thread = null;
      await running?.stop();
      await last;
    },
  };
}

/** From the top, then from the left; a region without an area is left out. */
function inReadingOrder(regions: readonly Region[]): Region[] {
  return regions
    .filter((region) => region.width > 0 && region.height > 0)
    .sort((a, b) => a.y - b.y || a.x - b.x);
}

function closed(): MnemeError {
  return new MnemeError('engine-unavailable', 'The reader of pictures is closed.');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
