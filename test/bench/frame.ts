/**
 * From a changed frame to being found: pixels handed to the engine as capture does it, until its text is read and has its vectors,
 * and search has answered. One rendered window after the other at 1920 × 1080, in one store, every one read whole.
 */
import { availableParallelism, loadavg } from 'node:os';
import { startEngine, makeDataFolder, type EngineBed } from '../helpers/engine-bed.ts';
import { cutLines } from '../../src-main/images/cut-lines.ts';
import { encodeFrame } from '../../src-main/images/image-codec.ts';
import { createRenderer, screen } from './day/render-windows.ts';
import { createScreenPictures } from './day/screen-pictures.ts';
import { readDay, type Day, type DayWindow } from './day/layout.ts';
import type { Pixels } from './day/pixels.ts';
import { makeDay } from './day/the-day.ts';
import type { BenchArgs, BenchReport } from './report.ts';

const longestMs = 3_000;

export async function run({ file }: BenchArgs): Promise<BenchReport> {
  const day = file === null ? makeDay(1, 60) : await readDay(file);
  const renderer = createRenderer();
  const pictures = createScreenPictures(renderer);
  const folder = makeDataFolder();
  const bed = await startEngine(folder.folder);
  let missed = 0;
  const times: Record<string, number[]> = { findable: [], acceptMs: [], encodeMs: [], cutMs: [], cpuMs: [] };
  const note = (name: string, ms: number): void => void times[name]!.push(ms);
  try {
    const drawn = await drawAll(day, pictures);
    // The first frame pays for starting the reader and the model.
    await accept(bed, drawn[0]!.window, drawn[0]!.pixels, day.startsAt - 600_000);
    await bed.engine.drain();
    for (const [index, { window, pixels }] of drawn.entries()) {
      const cpu = process.cpuUsage();
      const begun = performance.now();
      await accept(bed, window, pixels, day.startsAt + index * 600_000);
      note('acceptMs', performance.now() - begun);
      await bed.engine.drain();
      const { hits } = await bed.ask('search.query', { text: window.title, limit: 5 });
      if (!hits.some((hit) => hit.title === window.title)) missed++;
      note('findable', performance.now() - begun);
      const { user, system } = process.cpuUsage(cpu);
      note('cpuMs', (user + system) / 1000);
    }
    for (const { pixels } of drawn) {
      const begun = performance.now();
      const stored = await encodeFrame({ format: 'bgra', bytes: new Uint8Array(pixels.bytes) }, screen);
      note('encodeMs', performance.now() - begun);
      const cutAt = performance.now();
      await cutLines(stored.bytes, null);
      note('cutMs', performance.now() - cutAt);
    }
  } finally {
    await bed.close();
    await renderer.close();
    folder.remove();
  }
  const figures: Record<string, number> = { windows: day.windows.length, 'not found by title': missed };
  for (const [name, values] of Object.entries(times)) {
    const sorted = values.toSorted((a, b) => a - b);
    figures[`${name} p50`] = Math.round(sorted[Math.floor(sorted.length * 0.5)]!);
    figures[`${name} p95`] = Math.round(sorted[Math.floor(sorted.length * 0.95)]!);
  }
  const value = figures['findable p95']!;
  return {
    bench: 'frame',
    setting: `${availableParallelism()} cores at a load of ${loadavg()[0]!.toFixed(1)}, ${day.windows.length} rendered windows, 1920 × 1080, every one read whole; milliseconds`,
    figures,
    floors: { 'findable p95': { floor: longestMs, value, ok: value <= longestMs } },
  };
}

interface Drawn {
  readonly window: DayWindow;
  readonly pixels: Pixels;
}

async function drawAll(day: Day, pictures: ReturnType<typeof createScreenPictures>): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  for (const window of day.windows) {
    const { letters } = await pictures.extentOf(window);
    const look = {
      at: day.startsAt,
      window,
      scrollTop: 0,
      typed: letters,
      isCaretOn: false,
      film: null,
      idleSince: null,
    };
    drawn.push({ window, pixels: (await pictures.pictureOf(look)).pixels });
  }
  return drawn;
}

async function accept(bed: EngineBed, window: DayWindow, pixels: Pixels, capturedAt: number): Promise<void> {
  await bed.ask('frame.accept', {
    displayId: 'display-1',
    capturedAt,
    application: window.application,
    title: window.title,
    url: window.url,
    ...screen,
    pixels: { format: 'bgra', bytes: new Uint8Array(pixels.bytes) },
    changed: null,
  });
}
