/**
 * Plays a day through the product at full speed: capture's own loop decides what is kept, the engine stores, reads and embeds. Each
 * kept frame is done before the next look, as it is in life, where two seconds pass between them.
 */
import { systemClock, type Clock } from '../../../src-main/base/clock.ts';
import { silentLog } from '../../../src-main/base/log.ts';
import { CaptureLoop } from '../../../src-main/capture/capture-loop.ts';
import type { Counters } from '../../../src-preload/contract/app.ts';
import type { WindowFacts } from '../../../src-main/capture/ports.ts';
import { createGate } from '../../../src-main/privacy/exclusions.ts';
import type { EngineBed } from '../../helpers/engine-bed.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { testSettings } from '../../helpers/test-settings.ts';
import type { Day } from './layout.ts';
import { lookMs, looksOf, type Look } from './looks.ts';
import { screen } from './render-windows.ts';
import type { ScreenPicture, ScreenPictures } from './screen-pictures.ts';

export interface PlayedDay {
  readonly looks: number;
  readonly counters: Counters;
  /** Of all threads while the product worked; drawing the pictures is not counted. */
  readonly cpuSeconds: number;
  /** Milliseconds from the look to the frame being found, one for each kept frame. */
  readonly toFindable: readonly number[];
}

/** The clock of the machine that lived through the day: its time stands still between looks, its timers are real. */
export interface DayClock extends Clock {
  readonly loop: FakeClock;
}

export function createDayClock(day: Day): DayClock {
  const loop = new FakeClock(day.startsAt - lookMs);
  return { loop, now: () => loop.now(), after: (ms, run) => systemClock.after(ms, run) };
}

export async function playDay(
  day: Day,
  bed: EngineBed,
  clock: DayClock,
  pictures: ScreenPictures,
  onProgress: (look: Look, counters: Counters) => void = () => {},
): Promise<PlayedDay> {
  let look: Look | null = null;
  let picture: ScreenPicture | null = null;
  const loop = new CaptureLoop({
    clock: clock.loop,
    log: silentLog,
    sources: [
      {
        name: 'desktop-capturer',
        grab: () =>
          Promise.resolve([
            {
              display: { id: 'display-1', label: 'Display 1' },
              ...screen,
              thumbnail: picture!.thumbnail,
              pixels: () => ({ format: 'bgra', bytes: picture!.pixels.bytes.slice() }),
            },
          ]),
      },
    ],
    windows: {
      read: () => Promise.resolve({ active: look && windowOf(look), visible: null }),
    },
    sink: {
      accept: (frame) => bed.ask('frame.accept', frame),
      noteGap: (kind, startedAt, endedAt) => void bed.ask('gap.note', { kind, startedAt, endedAt }),
    },
    gate: () => createGate({ presetsOff: [], rules: [] }),
    settings: () => testSettings(),
    idleSeconds: () => (look === null || look.idleSince === null ? 0 : (look.at - look.idleSince) / 1000),
  });
  loop.update({ agreed: true, engineReady: true, freeBytes: 1e12 });

  let looks = 0;
  let cpu = 0;
  let kept = 0;
  let isStarted = false;
  const toFindable: number[] = [];
  for await (const next of looksOf(day, (window) => pictures.extentOf(window))) {
    look = next;
    looks++;
    picture = await pictures.pictureOf(next);
    const before = process.cpuUsage();
    const begun = performance.now();
    if (!isStarted) loop.start();
    isStarted = true;
    await clock.loop.advance(lookMs);
    await loop.drain();
    if (loop.status().counters.kept > kept) {
      kept = loop.status().counters.kept;
      await bed.engine.drain();
      toFindable.push(performance.now() - begun);
    }
    const spent = process.cpuUsage(before);
    cpu += spent.user + spent.system;
    onProgress(next, loop.status().counters);
  }
  await loop.stop();
  await bed.engine.drain();
  return { looks, counters: loop.status().counters, cpuSeconds: cpu / 1e6, toFindable };
}

function windowOf({ window }: Look): WindowFacts {
  return { application: window.application, title: window.title, url: window.url, own: false };
}
