/** Takes a frame in: picture and row are on disk when it answers, or neither is. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { activityBefore, extendActivity, insertActivity, type ActivityRow } from './activities-table.ts';
import { insertFrame, type NewFrame } from './frames-table.ts';
import type { EncodeFrame, ImageFiles, OnSecrets } from './intake-parts.ts';
import type { RedactionSettings } from '../../src-preload/contract/privacy.ts';
import { redact, type Removed } from '../privacy/redact.ts';
import { placeOf } from './place-of.ts';
import { notePlace } from './places-table.ts';
import { isSameWindow, type WindowSeen } from './window-identity.ts';

/** A longer stretch without a frame ends an activity. */
const sameActivityWithinMs = 5 * 60_000;

export interface AcceptParts {
  readonly db: WritableDb;
  readonly images: ImageFiles;
  readonly encode: EncodeFrame;
  /** The id of the next frame; a number is never given twice. */
  readonly nextId: () => FrameId;
  readonly privacy: () => RedactionSettings;
  /** The picture of this frame is there only to be read. Called before it is written. */
  readonly onTextOnly: (id: FrameId) => void;
  /** What was taken out of the title of this frame, by what it is called. Called before its row is written. */
  readonly onSecretTitle: (id: FrameId, captions: readonly string[]) => void;
  /** In the transaction that adds the row. */
  readonly onSecrets: OnSecrets;
}

export type LateFrame = Omit<AcceptedFrame, 'pixels' | 'changed'>;
type Picture = Awaited<ReturnType<EncodeFrame>>;

export interface FrameAcceptor {
  /**
   * One frame after the other. Rejects with `image-damaged` or `disk-full`; then no row and no file is left behind.
   * `alongside` runs in the transaction that adds the row.
   */
  accept(frame: AcceptedFrame, origin: 'screen' | 'import', alongside?: () => void): Promise<FrameId>;
  /** One of the screen that comes later than younger ones, as the picture that is stored; it and the next are taken as wholly new. */
  acceptLate(frame: LateFrame, picture: Picture, alongside: () => void): Promise<FrameId>;
  /** A frame left the queue unread: the next one of each display is taken as wholly new. */
  breakOff(): void;
  /** Resolves when what was handed over so far is on disk, or has failed. */
  drain(): Promise<void>;
}

export function createFrameAcceptor(parts: AcceptParts): FrameAcceptor {
  const { db, images } = parts;
  /** Displays whose last frame is known, so that a list of changes against it means something. */
  const unbroken = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  return {
    accept: (frame, origin, alongside) =>
      inTurn(frame.displayId, async () => {
        const kept = withoutSecrets(frame, parts.privacy());
        const picture = await parts.encode(frame.pixels, frame);
        const changed = unbroken.has(frame.displayId) ? frame.changed : null;
        const id = await keep(kept, picture, { origin, changed }, alongside);
        if (origin === 'screen') unbroken.add(frame.displayId);
        return id;
      }),
    acceptLate: (frame, picture, alongside) =>
      inTurn(frame.displayId, () => {
        unbroken.delete(frame.displayId);
        const kept = withoutSecrets(frame, parts.privacy());
        return keep(kept, picture, { origin: 'screen', changed: null }, alongside);
      }),
    breakOff: () => unbroken.clear(),
    async drain() {
      await last;
    },
  };

  function inTurn(displayId: string, work: () => Promise<FrameId>): Promise<FrameId> {
    const accepted = last.then(work);
    last = accepted.catch(() => unbroken.delete(displayId));
    return accepted;
  }

  async function keep(
    { frame, removed, inTitle }: WithoutSecrets,
    picture: Picture,
    how: Pick<NewFrame, 'origin' | 'changed'>,
    alongside: () => void = () => {},
  ): Promise<FrameId> {
    const id = parts.nextId();
    if (frame.textOnly) parts.onTextOnly(id);
    if (inTitle.length > 0) parts.onSecretTitle(id, inTitle);
    const written = await images.write(id, picture.bytes);
    // A row without a picture: none is listed, shown, exported or backed up.
    const imageBytes = frame.textOnly ? 0 : written;
    try {
      transaction(db, () => {
        const activityId = activityFor(db, frame);
        const { displayId, capturedAt } = frame;
        const { width, height } = picture;
        insertFrame(db, { id, activityId, displayId, capturedAt, width, height, imageBytes, ...how });
        if (removed.length > 0) parts.onSecrets(removed, { ...frame, id });
        alongside();
      });
    } catch (error) {
      await images.remove(id);
      throw error;
    }
    return id;
  }
}

interface WithoutSecrets {
  readonly frame: LateFrame;
  readonly removed: readonly Removed[];
  readonly inTitle: readonly string[];
}

/** Titles and addresses are kept as text, so they are read like text. */
function withoutSecrets(frame: LateFrame, { personalData, rulesOff }: RedactionSettings): WithoutSecrets {
  const title = redact(frame.title ?? '', personalData, rulesOff);
  const url = redact(frame.url ?? '', personalData, rulesOff);
  return {
    frame: { ...frame, title: frame.title && title.text, url: frame.url && url.text },
    removed: [...title.removed, ...url.removed],
    inTitle: title.removed.map(({ caption }) => caption),
  };
}

/** Goes on with the activity of the display where window, day and time fit, else begins one. */
function activityFor(db: WritableDb, frame: WindowSeen & { readonly capturedAt: number }): number {
  const { capturedAt } = frame;
  const current = activityBefore(db, frame.displayId, capturedAt);
  if (current && goesOn(current, frame)) {
    extendActivity(db, current.id, capturedAt);
    return current.id;
  }
  const place = placeOf(frame.url, frame.title);
  const placeId = place && notePlace(db, place, frame.title, capturedAt);
  return insertActivity(db, frame, placeId, capturedAt);
}

function goesOn(current: ActivityRow, frame: WindowSeen & { readonly capturedAt: number }): boolean {
  return (
    isSameWindow(current, frame) &&
    frame.capturedAt - current.endedAt < sameActivityWithinMs &&
    // A day's timeline holds only activities of that day.
    isSameDay(current.startedAt, frame.capturedAt)
  );
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
