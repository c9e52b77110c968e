/**
 * Passages of frames that a damaged store lost are written anew from the words that are kept with the frame: the lines that stand in
 * no other passage of the window from about that time. Those go to the frame that had lost some, as they did when it was read.
 */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { addUnits, removeUnits, updateUnit } from '../memory/units.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { furnitureOf, withoutFurniture } from './frame-furniture.ts';
import { getFrame, type FrameRow } from './frames-table.ts';
import { linesUnknownTo, toChunks } from './merge-text.ts';
import { toTextLines, type PlacedLine } from './text-lines.ts';
import { streamOf } from './window-identity.ts';
import { unpackWords } from './words-codec.ts';

/** As far back as text of a window is compared when a frame is read, and as far on. */
const aroundMs = 60 * 60_000;

/** The passages of this frame without a text get one, or go where there is none for them. */
export function writeFrameUnits(db: WritableDb, id: FrameId): void {
  const frame = getFrame(db, id);
  if (!frame) return;
  const { application: author, capturedAt: occurredAt, activityId } = frame;
  const stream = streamOf(frame, activityId);
  transaction(db, () => {
    const empty = db.all<{ readonly id: number; readonly stream: string }>(
      "SELECT id, stream FROM units WHERE frame_id = ? AND text = '' ORDER BY position",
      [id],
    );
    const chunks = lostChunks(db, frame);
    // Of those whose stream is not known only the frame is: they go behind what the window showed.
    const inPlace = empty.filter((unit) => unit.stream === stream).slice(0, chunks.length);
    for (const [nth, unit] of inPlace.entries()) {
      db.run('UPDATE units SET author = ? WHERE id = ?', [author, unit.id]);
      updateUnit(db, unit.id, chunks[nth]!);
    }
    removeUnits(
      db,
      empty.filter((unit) => !inPlace.includes(unit)).map((unit) => unit.id),
    );
    const others = chunks.slice(inPlace.length);
    addUnits(
      db,
      stream,
      others.map((text) => ({ text, author, byOwner: false, occurredAt, frameId: id })),
    );
  });
}

function lostChunks(db: ReadableDb, frame: FrameRow): string[] {
  const lines = linesOf(frame);
  const { capturedAt, title, activityId } = frame;
  const known = db.column<string>(
    "SELECT text FROM units WHERE stream = ? AND occurred_at BETWEEN ? AND ? AND text <> ''",
    [streamOf(frame, activityId), capturedAt - aroundMs, capturedAt + aroundMs],
  );
  const shown = withoutFurniture(lines, furnitureBeside(db, frame, lines));
  return toChunks(
    linesUnknownTo([{ text: title ?? '', startsParagraph: true }, ...shown], known, capturedAt),
  );
}

/** As it was seen when the window came up: of the frame that was shown before it. */
function furnitureBeside(
  db: ReadableDb,
  frame: FrameRow,
  lines: readonly PlacedLine[],
): readonly PlacedLine[] {
  const before = db.value<FrameId>(
    `SELECT id FROM frames WHERE display_id = ? AND captured_at <
       (SELECT min(captured_at) FROM frames WHERE activity_id = ?) ORDER BY captured_at DESC LIMIT 1`,
    [frame.displayId, frame.activityId],
  );
  const other = before === undefined ? undefined : getFrame(db, before);
  const isSameApplication = frame.application !== null && other?.application === frame.application;
  return isSameApplication ? furnitureOf(lines, linesOf(other)) : [];
}

/** None of a frame whose words are damaged or gone: then its passages are, too. */
function linesOf({ words }: FrameRow): PlacedLine[] {
  if (words === null) return [];
  try {
    return toTextLines(unpackWords(words));
  } catch {
    return [];
  }
}
