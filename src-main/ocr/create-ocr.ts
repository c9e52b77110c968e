/** The reader: one picture at a time, its lines shared among Tesseract's threads, which are started anew after a crash or a hang. */
import { availableParallelism } from 'node:os';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Region } from '../../src-preload/contract/frames.ts';
import { backOffMs } from '../base/back-off.ts';
import { systemClock, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { createKnownLines } from './known-lines.ts';
import { readLanguages } from './languages.ts';
import type { Ocr, ReadWord } from './ocr.ts';
import { startTesseract, type RecognizedPage, type TesseractThread } from './tesseract-thread.ts';
import { wordsOfLines, type PreparedPicture, type ReadLine } from './words-of-lines.ts';

const firstDelayMs = 1_000;
const maxDelayMs = 60_000;
/** A line takes some hundredths of a second. */
const patienceMs = 60_000;
/** A full screen is read in half the time by two; a third would be felt. */
const mostThreads = 2;
/** With fewer lines a second thread is not worth its start, nor its memory when it has had nothing to do for so long. */
const linesForMore = 12;
const dismissAfterMs = 60_000;

export interface OcrOptions {
  /** Tesseract's codes; the first is the main language. */
  readonly languages: readonly string[];
  /** Where their files are; a later folder goes before an earlier one. */
  readonly languageFolders: readonly string[];
  /** Finds the lines in regions of a picture (in all of it for null) and prepares them. */
  readonly cut: (image: Uint8Array, regions: readonly Region[] | null) => Promise<readonly PreparedPicture[]>;
  readonly log: Log;
  readonly clock?: Clock;
}

interface Reader {
  thread: TesseractThread | null;
  /** Ends the wait after which an idle thread is ended. */
  cancelDismissal: () => void;
}

/**
 * Tesseract 5 (LSTM) in worker threads, which start with the first picture. Where its languages are missing or it cannot be
 * started, reading fails with `unreadable`; where it crashes or hangs, with `internal`. A later picture tries again, after a
 * wait that grows to a minute.
 */
export function createOcr(options: OcrOptions): Ocr {
  const { log } = options;
  const clock = options.clock ?? systemClock;
  const readers: Reader[] = Array.from({ length: Math.min(mostThreads, availableParallelism()) }, () => ({
    thread: null,
    cancelDismissal: () => {},
  }));
  const known = createKnownLines();
  let failures = 0;
  let lastFailure: { error: MnemeError; at: number } | null = null;
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function readAll(image: Uint8Array, regions: readonly Region[] | null): Promise<readonly ReadWord[]> {
    const pieces = await options.cut(image, regions);
    const read: ReadLine[] = [];
    const waiting: PreparedPicture[] = [];
    for (const piece of pieces) {
      const page = known.find(piece);
      if (page) read.push({ placement: piece, page });
      else waiting.push(piece);
    }
    // The longest first: then the threads end together.
    waiting.sort((a, b) => b.bytes.length - a.bytes.length);
    const readOn = async (reader: Reader): Promise<void> => {
      for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
        const page = await recognize(reader, piece.bytes);
        known.remember(piece, page);
        read.push({ placement: piece, page });
      }
    };
    const busy = waiting.length < linesForMore ? readers.slice(0, 1) : readers;
    const done = await Promise.allSettled(
      busy.map((reader) =>
        readOn(reader).catch((error: unknown) => {
          waiting.length = 0;
          throw error;
        }),
      ),
    );
    const failed = done.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    for (const reader of busy.slice(1)) dismissLater(reader);
    return wordsOfLines(read, 0);
  }

  function dismissLater(reader: Reader): void {
    reader.cancelDismissal();
    reader.cancelDismissal = clock.after(dismissAfterMs, () => {
      const { thread } = reader;
      reader.thread = null;
      void thread?.stop();
    });
  }

  async function recognize(reader: Reader, picture: Uint8Array): Promise<RecognizedPage> {
    reader.cancelDismissal();
    const running = reader.thread ?? (reader.thread = await start());
    try {
      const page = await withPatience(running.recognize(picture));
      failures = 0;
      return page;
    } catch (error) {
      reader.thread = null;
      void running.stop();
      throw noteFailure(
        isClosed
          ? closed()
          : new MnemeError(
              'internal',
              say('The reader of pictures failed: {reason}', { reason: messageOf(error) }),
              {
                cause: error,
              },
            ),
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
          say(
            'The reader of pictures could not be started for "{languages}": {reason}. Choose other languages, or add their files again.',
            { languages: options.languages.join('+'), reason: messageOf(error) },
          ),
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
      await Promise.all(
        readers.map(async (reader) => {
          const { thread } = reader;
          reader.thread = null;
          reader.cancelDismissal();
          await thread?.stop();
        }),
      );
      await last;
    },
  };
}

function closed(): MnemeError {
  return new MnemeError('engine-unavailable', say('The reader of pictures is closed.'));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
