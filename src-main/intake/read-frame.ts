/** Reads one frame: picture to words to the units that search finds. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { FrameId, Region } from '../../src-preload/contract/frames.ts';
import { addUnits, lastUnits, updateUnit } from '../memory/units.ts';
import type { Ocr } from '../ocr/ocr.ts';
import type { Removed } from '../privacy/redact.ts';
import { redactWords, type RedactedWords } from '../privacy/redact-words.ts';
import type { RedactionSettings } from '../../src-preload/contract/privacy.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { carryWords, regionsToRead } from './carry-words.ts';
import {
  deleteFrames,
  hasReadAfter,
  markImagesGone,
  noteImageBytes,
  previousInActivity,
} from './frames-table.ts';
import type { ImageFiles, OnSecrets, PaintOver } from './intake-parts.ts';
import { furnitureOf, withoutFurniture } from './frame-furniture.ts';
import { mergeText } from './merge-text.ts';
import { toTextLines, type PlacedLine } from './text-lines.ts';
import { markRead, type WaitingFrame } from './waiting-frames.ts';
import { isSameWindow, streamOf } from './window-identity.ts';
import { packWords, type PlacedWord } from './words-codec.ts';

/** Text seen in a window so long ago is stored again when it is seen again. */
const rememberMs = 60 * 60_000;
const comparedUnits = 60;
/** A frame that brings no new text, in the order of its display, is kept only if the one before it in its activity is so old. */
const floorMs = 30_000;

export interface ReadParts {
  readonly db: WritableDb;
  readonly images: ImageFiles;
  readonly ocr: () => Ocr;
  readonly keepsImage: (id: FrameId) => boolean;
  /** What was taken out of the title of a frame, by what it is called. */
  readonly secretsInTitle: (id: FrameId) => readonly string[];
  readonly paintOver: PaintOver;
  readonly privacy: () => RedactionSettings;
  /** In the transaction that keeps the words. */
  readonly onSecrets: OnSecrets;
}

/** `read`: its words are kept; `same`: it brought no new text and was removed; `gone`: it was deleted meanwhile. */
export type ReadOutcome = 'read' | 'same' | 'gone';

/** The last frame that was read of a display: what the next one did not change is taken from it. */
interface LastRead {
  readonly frame: WaitingFrame;
  /** As they were read, in memory alone: what stands beside a label that did not change must be seen beside it. */
  readonly words: readonly PlacedWord[];
  readonly lines: readonly PlacedLine[];
  /** Lines that belong to the application rather than to what it shows. */
  readonly furniture: readonly PlacedLine[];
}

export interface FrameReader {
  /** Rejects with what the picture or the reader failed with; then nothing has changed. */
  read(frame: WaitingFrame): Promise<ReadOutcome>;
  /** The frame was not read, so the next of its display must be read whole. */
  skip(frame: WaitingFrame): void;
}

/**
 * Frames of a display come in the order in which they were accepted, as each may name only what changed since the one before.
 * What is remembered of that one is in memory; after a restart the first frame of each display is read whole.
 */
export function createFrameReader(parts: ReadParts): FrameReader {
  const { db, images, ocr } = parts;
  const lastOfDisplay = new Map<string, LastRead>();

  return {
    async read(frame) {
      const last = lastBefore(frame);
      const image = await images.read(frame.id).catch(blameThePicture);
      const words = await readWords(frame, image, last);
      const { personalData, rulesOff } = parts.privacy();
      const kept = redactWords(words, personalData, rulesOff);
      const lines = toTextLines(kept.words);
      const now = { frame, words, lines, furniture: furnitureNow(frame, lines, last) };
      const keepsPicture = parts.keepsImage(frame.id) && !isTitleUnread(frame, kept.removed);
      // Before the words are: a frame that is read again after a crash in between shows no more than this one.
      const imageBytes = kept.boxes.length > 0 && keepsPicture ? await paint(frame, image, kept.boxes) : null;
      const outcome = transaction(db, () => keep(now, kept, { keepsPicture, imageBytes }, last));
      if (isNewest(frame)) lastOfDisplay.set(frame.displayId, now);
      if (outcome !== 'read' || !keepsPicture) await images.remove(frame.id);
      return outcome;
    },
    skip(frame) {
      if (isNewest(frame)) lastOfDisplay.delete(frame.displayId);
    },
  };

  function lastBefore(frame: WaitingFrame): LastRead | null {
    return isNewest(frame) ? (lastOfDisplay.get(frame.displayId) ?? null) : null;
  }

  /** False for frames beside the order of a display: imported ones, and those that are tried again later. */
  function isNewest(frame: WaitingFrame): boolean {
    return frame.origin === 'screen' && frame.id > (lastOfDisplay.get(frame.displayId)?.frame.id ?? 0);
  }

  /** Whether the title bar shows a secret that was not read, so that it cannot be painted over: too small, or in a strange type. */
  function isTitleUnread(frame: WaitingFrame, removed: readonly Removed[]): boolean {
    const painted = new Set(removed.map(({ caption }) => caption));
    return parts.secretsInTitle(frame.id).some((caption) => !painted.has(caption));
  }

  async function paint(frame: WaitingFrame, image: Uint8Array, boxes: readonly Region[]): Promise<number> {
    return await images.write(frame.id, await parts.paintOver(image, boxes));
  }

  async function readWords(
    frame: WaitingFrame,
    image: Uint8Array,
    last: LastRead | null,
  ): Promise<readonly PlacedWord[]> {
    const isComparable =
      last !== null && last.frame.width === frame.width && last.frame.height === frame.height;
    const regions =
      isComparable && frame.changed !== null ? regionsToRead(frame.changed, last.words, frame) : null;
    if (!isComparable || regions === null) return await ocr().read(image, null);
    if (regions.length === 0) return last.words;
    return carryWords(last.words, regions, await ocr().read(image, regions));
  }

  function keep(
    now: LastRead,
    { words, removed }: Pick<RedactedWords<PlacedWord>, 'words' | 'removed'>,
    { keepsPicture, imageBytes }: { readonly keepsPicture: boolean; readonly imageBytes: number | null },
    last: LastRead | null,
  ): ReadOutcome {
    const { frame } = now;
    if (!markRead(db, frame.id, packWords(words))) return 'gone';
    if (imageBytes !== null) noteImageBytes(db, frame.id, imageBytes);
    if (removed.length > 0) parts.onSecrets(removed, frame);
    const hasNews = storeText(now, last);
    const before = previousInActivity(db, frame.activityId, frame.id);
    const isFloor = before === null || frame.capturedAt - before >= floorMs;
    // Beside the order, text that is known already may be that of a later frame: of one that was sealed, or read in another life.
    if (hasNews || isFloor || !isNewest(frame) || hasReadAfter(db, frame.displayId, frame.capturedAt)) {
      if (!keepsPicture) markImagesGone(db, [frame.id]);
      return 'read';
    }
    deleteFrames(db, [frame.id]);
    return 'same';
  }

  /** Answers whether the frame brought any text that was not stored yet. */
  function storeText({ frame, lines, furniture }: LastRead, last: LastRead | null): boolean {
    const { capturedAt, application } = frame;
    const stream = streamOf(frame, frame.activityId);
    const since = Math.min(frame.activityStartedAt, capturedAt - rememberMs);
    const recent = lastUnits(db, stream, comparedUnits).filter((unit) => unit.occurredAt >= since);
    const merged = mergeText(
      {
        title: frame.title,
        lines: withoutFurniture(lines, furniture),
        capturedAt,
        before:
          last && isSameWindow(last.frame, frame) ? { ...last, capturedAt: last.frame.capturedAt } : null,
      },
      recent,
    );
    const shownBy = { frameId: frame.id, occurredAt: capturedAt };
    for (const unit of merged.changed)
      updateUnit(db, unit.id, unit.text, unit.isWhollyShown ? shownBy : null);
    addUnits(
      db,
      stream,
      merged.added.map((text) => ({ text, author: application, byOwner: false, ...shownBy })),
    );
    return merged.added.length > 0 || merged.changed.length > 0;
  }
}

/** It is found where the window changes, and stays for as long as the window does. */
function furnitureNow(
  frame: WaitingFrame,
  lines: readonly PlacedLine[],
  last: LastRead | null,
): readonly PlacedLine[] {
  if (!last) return [];
  if (isSameWindow(last.frame, frame)) return last.furniture;
  const isSameApplication = frame.application !== null && last.frame.application === frame.application;
  return isSameApplication ? furnitureOf(lines, last.lines) : [];
}

/** A file that the disk does not give back is a fault of this frame, not of the reader, which also says `unreadable`. */
function blameThePicture(error: unknown): never {
  if (!(error instanceof MnemeError) || error.code !== 'unreadable') throw error;
  throw new MnemeError('image-damaged', error.sentence, { cause: error });
}
