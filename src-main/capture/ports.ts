/** What capture needs from the outside. The shell implements these with Electron; tests with recorded pixels. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import type { GapKind } from '../../src-preload/contract/timeline.ts';

export interface DisplayInfo {
  /** Stable while the display stays connected. */
  readonly id: string;
  readonly label: string;
}

/** Pixels in BGRA order, 4 bytes each, row by row from the top left; no padding. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** One shot of one display. */
export interface Grab {
  readonly display: DisplayInfo;
  /** Width and height of the full picture in pixels. */
  readonly width: number;
  readonly height: number;
  /** The picture made small, 192 pixels wide, for the comparison. */
  readonly thumbnail: Bitmap;
  /** The full picture; costs a copy, so it is asked for only when the frame is kept. */
  pixels(): AcceptedFrame['pixels'];
}

/** Takes pictures of all displays, with Mneme's own windows painted out. A failure throws a `MnemeError`. */
export interface ScreenSource {
  readonly name: string;
  grab(signal: AbortSignal): Promise<readonly Grab[]>;
}

/** A window as the platform tells of it; what is unknown is null. */
export interface WindowFacts {
  readonly application: string | null;
  readonly title: string | null;
  readonly url: string | null;
  /** It belongs to Mneme itself. */
  readonly own: boolean;
}

export interface WindowReport {
  /** The window that has the focus; null where the platform does not tell. */
  readonly active: WindowFacts | null;
  /** Every window that may be seen, the active one included; null where the platform does not tell. */
  readonly visible: readonly WindowFacts[] | null;
}

export interface WindowSource {
  read(): Promise<WindowReport>;
}

/** Where kept frames go; resolves when the frame is on disk, rejects with a `MnemeError` when it is not. */
export interface FrameSink {
  accept(frame: AcceptedFrame): Promise<{ readonly id: FrameId }>;
  noteGap(kind: GapKind, startedAt: number, endedAt: number): void;
}
