/** The way of a frame into the memory: accepted, read, merged. The engine talks to this file; the rest of the room serves it. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { ImportReport } from '../../src-preload/contract/import.ts';
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import type { RedactionSettings } from '../../src-preload/contract/privacy.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Ocr } from '../ocr/ocr.ts';
import { createGate } from '../privacy/exclusions.ts';
import type { WritableDb } from '../store/statements.ts';
import { createFrameAcceptor, type FrameAcceptor } from './accept-frame.ts';
import { deleteFramesWithAll, type Deleted } from './delete-frames.ts';
import { createImageRetention, sweepImages } from './image-upkeep.ts';
import { importFolder } from './import-folder.ts';
import type { EncodeFrame, ImageFiles, OnSecrets, PaintOver } from './intake-parts.ts';
import { createFrameReader } from './read-frame.ts';
import { createReadingQueue, maxWaiting, shareOnBattery } from './reading-queue.ts';
import { createTextOnlyPictures } from './text-only-pictures.ts';
import { countFailed, countWaiting, forgetAttempts, isSettled, retryFailed } from './waiting-frames.ts';

export interface IntakeParts {
  readonly db: WritableDb;
  readonly images: ImageFiles;
  readonly encode: EncodeFrame;
  readonly paintOver: PaintOver;
  /** Asked for each frame, because the languages may change. */
  readonly ocr: () => Ocr;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: Settings;
  readonly onBattery: boolean;
  /** As in `EngineParts`: whether what was in hand when the engine ended may be why. */
  readonly afterCrash: boolean;
  /** Frames, text or images have changed. */
  readonly onChange: () => void;
  /** Secrets and personal data were taken out of a frame; called inside the transaction that keeps the rest of it. */
  readonly onSecrets: OnSecrets;
  /** New text waits for its vector. */
  readonly onText: () => void;
}

export interface Intake {
  /** Brings files and rows in step and begins to read what waits. Nothing may be accepted before it resolves. */
  start(): Promise<void>;
  /** Resolves when the frames in hand are on disk and the reader has ended; what waits stays on disk. */
  stop(): Promise<void>;
  /** Resolves when everything that was accepted is on disk, and read as far as it can be. */
  drain(): Promise<void>;
  /** Resolves when picture and row are on disk. */
  accept(frame: AcceptedFrame): Promise<FrameId>;
  /** The same for one that was sealed while the store was locked. */
  acceptLate: FrameAcceptor['acceptLate'];
  importFolder(folder: string, onProgress: (done: number, found: number) => void): Promise<ImportReport>;
  /** The ids of the units are for those who keep something of them in memory. */
  deleteFrames(ids: readonly FrameId[]): Promise<Deleted>;
  configure(settings: Settings, onBattery: boolean): void;
  /** Answers how many frames go back in the queue. */
  retryFailed(): number;
  backlog(): { readonly reading: number; readonly readingFailed: number };
  /** Why nothing is being read, in words for the owner; empty while reading goes on. */
  trouble(): string;
  /** Of the time, in per cent, that reading may take now. */
  share(): number;
}

export function createIntake(parts: IntakeParts): Intake {
  const { db, images, clock, log, onChange } = parts;
  let { settings, onBattery } = parts;
  let nextId = 1;
  /** Files of imported folders that were dealt with, so that looking again does not read them again. */
  const settledFiles = new Set<string>();
  const privacy = (): RedactionSettings => settings.privacy;
  const textOnly = createTextOnlyPictures(images);
  /** Of frames that wait to be read. */
  const secretTitles = new Map<FrameId, readonly string[]>();
  const acceptor = createFrameAcceptor({
    db,
    images: textOnly.images,
    encode: parts.encode,
    nextId: () => nextId++ as FrameId,
    privacy,
    onTextOnly: textOnly.note,
    onSecretTitle: (id, captions) => void secretTitles.set(id, captions),
    onSecrets: parts.onSecrets,
  });
  const reader = createFrameReader({
    db,
    images: textOnly.images,
    ocr: parts.ocr,
    keepsImage: (id) => settings.images.keep && !textOnly.has(id),
    secretsInTitle: (id) => secretTitles.get(id) ?? [],
    paintOver: parts.paintOver,
    privacy,
    onSecrets: parts.onSecrets,
  });
  const queue = createReadingQueue({ db, reader, clock, log, onChange: onRead });
  const retention = createImageRetention({
    db,
    images,
    clock,
    log,
    settings: () => settings.images,
    onChange,
  });
  configure(settings, parts.onBattery);

  return {
    async start() {
      if (!parts.afterCrash) forgetAttempts(db);
      nextId = (await sweepImages(db, images, log)) + 1;
      queue.start();
      retention.start();
    },
    async stop() {
      await Promise.all([queue.stop(), retention.stop(), acceptor.drain()]);
    },
    async drain() {
      await acceptor.drain();
      await queue.drain();
      await retention.drain();
    },
    async accept(frame) {
      const id = await acceptor.accept(frame, 'screen');
      onAccepted();
      return id;
    },
    async acceptLate(frame, picture, alongside) {
      const id = await acceptor.acceptLate(frame, picture, alongside);
      onAccepted();
      return id;
    },
    importFolder(folder, onProgress) {
      const gate = createGate(settings.exclusions);
      return importFolder(folder, {
        db,
        gate,
        settledFiles,
        now: () => clock.now(),
        accept: async (frame, alongside) => {
          await acceptor.accept(frame, 'import', alongside);
          onAccepted();
        },
        onProgress,
      });
    },
    async deleteFrames(ids) {
      const deleting = deleteFramesWithAll(db, images, ids);
      // Before the next frame can come: it may say what changed since one that is gone.
      acceptor.breakOff();
      const deleted = await deleting;
      onChange();
      return deleted;
    },
    configure,
    retryFailed() {
      const frames = retryFailed(db, maxWaiting - countWaiting(db));
      queue.wake();
      queue.retry();
      onChange();
      return frames;
    },
    backlog: () => ({ reading: countWaiting(db), readingFailed: countFailed(db) }),
    trouble: () => queue.trouble(),
    share: () => readingShare(settings, onBattery),
  };

  function configure(next: Settings, isOnBattery: boolean): void {
    settings = next;
    onBattery = isOnBattery;
    queue.setShare(readingShare(settings, onBattery));
    queue.retry();
    void retention.drain();
  }

  function onAccepted(): void {
    queue.wake();
    onChange();
  }

  function onRead(): void {
    textOnly.settle((id) => isSettled(db, id));
    for (const id of secretTitles.keys()) if (isSettled(db, id)) secretTitles.delete(id);
    parts.onText();
    onChange();
  }
}

/** Of the time, in per cent. */
function readingShare(settings: Settings, onBattery: boolean): number {
  const { readingShare: wanted } = settings.performance;
  return onBattery && settings.reading.slowerOnBattery ? Math.min(wanted, shareOnBattery) : wanted;
}
