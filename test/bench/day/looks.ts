/** What stands on the screen every two seconds: which window, how far it is scrolled and typed, what moves in it. Pure. */
import type { Day, DayWindow, Scene } from './layout.ts';

export const lookMs = 2_000;
const lettersASecond = 3;
/** A step of the wheel, in pixels, and how long a played film is, in looks. */
const scrollPixels = 320;
const filmLooks = 600;

export interface Look {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly window: DayWindow;
  readonly scrollTop: number;
  /** Letters that are typed so far. */
  readonly typed: number;
  readonly isCaretOn: boolean;
  /** Looks since the film began; null while nothing plays. */
  readonly film: number | null;
  /** Since when nobody is there, in milliseconds since 1970; null while somebody is. */
  readonly idleSince: number | null;
}

/** How far a window goes; asked when it is shown for the first time. */
export interface Extent {
  readonly scrollHeight: number;
  readonly letters: number;
  readonly hasFilm: boolean;
}

/** All looks of a day, in order. What was scrolled and typed stays when the window comes back; at its end it begins anew. */
export async function* looksOf(
  day: Day,
  extentOf: (window: DayWindow) => Promise<Extent>,
): AsyncGenerator<Look> {
  const windows = new Map(day.windows.map((window) => [window.id, window]));
  const states = new Map<string, { scrollTop: number; typed: number; film: number }>();
  let at = day.startsAt;
  for (const scene of day.scenes) {
    const window = windows.get(scene.window)!;
    const extent = await extentOf(window);
    const state = states.get(window.id) ?? { scrollTop: 0, typed: 0, film: 0 };
    states.set(window.id, state);
    const startedAt = at;
    for (; at < startedAt + scene.seconds * 1000; at += lookMs) {
      const isIdle = scene.action === 'idle';
      if (!isIdle) goOn(state, scene, extent, at - startedAt);
      yield {
        at,
        window,
        scrollTop: state.scrollTop,
        typed: Math.min(state.typed, extent.letters),
        isCaretOn: (at / lookMs) % 2 < 1,
        film: extent.hasFilm ? state.film : null,
        idleSince: isIdle ? startedAt : null,
      };
    }
  }
}

function goOn(
  state: { scrollTop: number; typed: number; film: number },
  scene: Scene,
  extent: Extent,
  since: number,
): void {
  state.film = (state.film + 1) % filmLooks;
  if (scene.action === 'type') state.typed += (lettersASecond * lookMs) / 1000;
  if (scene.action !== 'scroll' || since === 0 || since % (scene.everySeconds * 1000) >= lookMs) return;
  const next = state.scrollTop + scrollPixels;
  state.scrollTop = state.scrollTop >= extent.scrollHeight ? 0 : Math.min(next, extent.scrollHeight);
}

/** How much of the film has been played, 0..1. */
export function playedShare(film: number): number {
  return film / filmLooks;
}
