/** Intake on a real store, with pictures that are made of their own text and a reader that knows how to read those. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { foreign } from '../../src-preload/contract/sentences/say.ts';
import type { FrameId, Region } from '../../src-preload/contract/frames.ts';
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { createIntake, type Intake } from '../../src-main/intake/intake.ts';
import type { ImageFiles } from '../../src-main/intake/intake-parts.ts';
import type { Ocr, ReadWord } from '../../src-main/ocr/ocr.ts';
import { openDatabase, type Store } from '../../src-main/store/database.ts';
import { FakeClock } from './fake-clock.ts';
import { testSettings } from './test-settings.ts';

const pictureSize = { width: 1920, height: 1080 };
const lineHeight = 40;
const wordWidth = 110;

/** What the reader was asked for. */
export interface Reading {
  readonly regions: readonly Region[] | null;
}

export interface IntakeBed {
  readonly store: Store;
  readonly images: ImageFiles & { readonly files: Map<FrameId, Uint8Array> };
  readonly clock: FakeClock;
  readonly readings: Reading[];
  /** The boxes of each picture that was painted over. */
  readonly paintings: (readonly Region[])[];
  /** What was taken out of which frame. */
  readonly secrets: { readonly id: FrameId; readonly value: string }[];
  intake: Intake;
  /** Set to make the reader or the disk fail. */
  readonly faults: { reading: Error | null; writing: Error | null };
  settings: Settings;
  /** A frame of the lines of text, captured now. */
  frame(lines: readonly string[], facts?: Partial<AcceptedFrame>): AcceptedFrame;
  /** Accepts it and moves the clock on by two seconds. */
  show(lines: readonly string[], facts?: Partial<AcceptedFrame>): Promise<FrameId>;
  /** Ends intake and begins it anew on the same store, as a restart does. */
  restart(how?: { readonly afterCrash?: boolean }): Promise<void>;
  /** The stored texts, oldest first. */
  texts(): string[];
  close(): Promise<void>;
}

export async function createIntakeBed(): Promise<IntakeBed> {
  const folder = mkdtempSync(join(tmpdir(), 'mneme-intake-'));
  const store = openDatabase({
    file: join(folder, 'mneme.db'),
    key: new Uint8Array(32).fill(7),
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
  const clock = new FakeClock();
  const readings: Reading[] = [];
  const paintings: IntakeBed['paintings'] = [];
  const secrets: IntakeBed['secrets'] = [];
  const faults: IntakeBed['faults'] = { reading: null, writing: null };
  const images = imageFilesInMemory(faults);

  const bed: IntakeBed = {
    store,
    images,
    clock,
    readings,
    paintings,
    secrets,
    faults,
    settings: testSettings(),
    intake: null as unknown as Intake,
    frame: (lines, facts) => ({
      displayId: 'display-1',
      capturedAt: clock.now(),
      application: 'Editor',
      title: 'notes',
      url: null,
      ...pictureSize,
      pixels: { format: 'encoded', bytes: Buffer.from(JSON.stringify(lines)) },
      changed: null,
      ...facts,
    }),
    async show(lines, facts) {
      const id = await bed.intake.accept(bed.frame(lines, facts));
      await clock.advance(2_000);
      return id;
    },
    async restart({ afterCrash = false } = {}) {
      await bed.intake?.stop();
      bed.intake = createIntake({
        db: store.db,
        images,
        encode: ({ bytes }) => Promise.resolve({ bytes, ...pictureSize }),
        paintOver(image, boxes) {
          paintings.push(boxes);
          return Promise.resolve(image);
        },
        onSecrets: (removed, { id }) => secrets.push(...removed.map(({ value }) => ({ id, value }))),
        ocr: () => ocr,
        clock,
        log: silentLog,
        settings: bed.settings,
        onBattery: false,
        afterCrash,
        onChange: () => {},
        onText: () => {},
      });
      await bed.intake.start();
    },
    texts: () => store.db.column<string>('SELECT text FROM units ORDER BY id'),
    async close() {
      await bed.intake.stop();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
  const ocr: Ocr = {
    read: async (image, regions) => {
      if (faults.reading) throw faults.reading;
      readings.push({ regions });
      return layOut(image).filter((word) => !regions || regions.some((region) => isIn(word, region)));
    },
    close: () => Promise.resolve(),
  };
  await bed.restart();
  return bed;
}

/** The region in which a line of such a picture stands. */
export function lineRegion(line: number): Region {
  return { x: 0, y: 100 + line * lineHeight, width: pictureSize.width, height: 20 };
}

function layOut(image: Uint8Array): ReadWord[] {
  let lines: string[];
  try {
    lines = JSON.parse(Buffer.from(image).toString('utf8')) as string[];
  } catch {
    throw new MnemeError('image-damaged', foreign('The picture cannot be decoded.'));
  }
  return lines.flatMap((text, line) =>
    text
      .split(' ')
      .filter(Boolean)
      .map((word, i) => ({
        text: word,
        x: 100 + i * wordWidth,
        y: 100 + line * lineHeight,
        width: wordWidth - 10,
        height: 20,
        line,
        confidence: 0.9,
      })),
  );
}

function isIn(word: ReadWord, region: Region): boolean {
  const x = word.x + word.width / 2;
  const y = word.y + word.height / 2;
  return x >= region.x && x < region.x + region.width && y >= region.y && y < region.y + region.height;
}

function imageFilesInMemory(faults: IntakeBed['faults']): IntakeBed['images'] {
  const files = new Map<FrameId, Uint8Array>();
  return {
    files,
    async write(id, bytes) {
      if (faults.writing) throw faults.writing;
      files.set(id, bytes);
      return bytes.length;
    },
    async read(id) {
      const bytes = files.get(id);
      if (!bytes) throw new MnemeError('not-found', foreign(`There is no image of frame ${id} any more.`));
      return bytes;
    },
    async remove(id) {
      files.delete(id);
    },
    list: () => Promise.resolve([...files.keys()]),
  };
}
