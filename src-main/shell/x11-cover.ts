/** Which part of the screen a window takes and hides: geometry only. */
import { numbers } from './x11-properties.ts';

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Outline {
  /** The window with its frame, whose title bar tells as much as its content. */
  readonly frame: Rect;
  /** What nothing shines through. */
  readonly opaque: readonly Rect[];
}

/**
 * `info` is what `xwininfo -stats -shape` prints. Null where it does not tell: such a window hides nothing and is
 * hidden by nothing.
 */
export function outlineOf(info: string, properties: ReadonlyMap<string, string>): Outline | null {
  const value = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(-?\\d+)`).exec(info)?.[1] ?? Number.NaN);
  const left = value('Absolute upper-left X');
  const top = value('Absolute upper-left Y');
  const right = left + value('Width');
  const bottom = top + value('Height');
  if (![left, top, right, bottom].every(Number.isFinite)) return null;
  const [l = 0, r = 0, t = 0, b = 0] = numbers(properties.get('_NET_FRAME_EXTENTS'));
  const frame = { left: left - l, top: top - t, right: right + r, bottom: bottom + b };
  const isShaped = !info.includes('No window shape defined');
  const isFaded = properties.has('_NET_WM_WINDOW_OPACITY');
  if (isShaped || isFaded || !info.includes('Map State: IsViewable')) return { frame, opaque: [] };
  const declared = numbers(properties.get('_NET_WM_OPAQUE_REGION'));
  const opaque: Rect[] = value('Depth') === 24 ? [frame] : [];
  for (let i = 0; i + 3 < declared.length; i += 4) {
    const [x, y, width, height] = declared.slice(i, i + 4) as [number, number, number, number];
    opaque.push({ left: left + x, top: top + y, right: left + x + width, bottom: top + y + height });
  }
  return { frame, opaque };
}

/** Whether one rectangle alone hides the part of `inner` that lies on the screen. */
export function isCovered(inner: Rect, covers: readonly Rect[], screen: Rect | null): boolean {
  const seen = screen ? intersection(inner, screen) : inner;
  return covers.some((cover) => contains(cover, seen));
}

/** What is left of a rectangle under others. */
export function uncovered(inner: Rect, covers: readonly Rect[]): Rect[] {
  return covers.reduce<Rect[]>((left, cover) => left.flatMap((part) => without(part, cover)), [inner]);
}

function without(part: Rect, cover: Rect): Rect[] {
  const cut = intersection(part, cover);
  if (cut.left >= cut.right || cut.top >= cut.bottom) return [part];
  return [
    { ...part, bottom: cut.top },
    { ...part, top: cut.bottom },
    { left: part.left, right: cut.left, top: cut.top, bottom: cut.bottom },
    { left: cut.right, right: part.right, top: cut.top, bottom: cut.bottom },
  ].filter(({ left, top, right, bottom }) => left < right && top < bottom);
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.left <= inner.left &&
    outer.top <= inner.top &&
    outer.right >= inner.right &&
    outer.bottom >= inner.bottom
  );
}

function intersection(a: Rect, b: Rect): Rect {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}
