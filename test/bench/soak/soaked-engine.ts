/** Capture and the engine in a process of their own that live through hours in which somebody works, faster than the clock on the wall. */
import sharp from 'sharp';
import { silentLog } from '../../../src-main/base/log.ts';
import { systemClock, type Clock } from '../../../src-main/base/clock.ts';
import { CaptureLoop } from '../../../src-main/capture/capture-loop.ts';
import { createGate } from '../../../src-main/privacy/exclusions.ts';
import { startEngine } from '../../helpers/engine-bed.ts';
import { drawScreen } from '../../helpers/screen-picture.ts';
import { testSettings } from '../../helpers/test-settings.ts';
import { pick } from '../fuzz/mutate.ts';
import { repeatable } from '../large-store/numbers.ts';
import { passMinuteOfMemories } from './minute-of-memories.ts';

export interface SoakOrders {
  readonly dataFolder: string;
  readonly server: string;
  readonly model: string;
  readonly seed: number;
  readonly hours: number;
  readonly speed: number;
}

export type SoakMessage =
  | { readonly kind: 'begun' }
  | { readonly kind: 'wrong'; readonly what: string }
  /** What the runtime waits for: timers, pipes, threads. */
  | { readonly kind: 'resources'; readonly count: number }
  | { readonly kind: 'over'; readonly counts: Readonly<Record<string, number>> };

const { dataFolder, server, model, seed, hours, speed } = JSON.parse(process.argv[2]!) as SoakOrders;
const tell = (message: SoakMessage): void => void process.send!(message);
for (const event of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(event, (error: unknown) =>
    tell({ kind: 'wrong', what: `${event}: ${error instanceof Error ? error.stack : String(error)}` }),
  );

const startedAt = Date.now();
const now = (): number => Math.round(startedAt + (Date.now() - startedAt) * speed);
const fast: Clock = { now, after: (ms, run) => systemClock.after(ms / speed, run) };
/** Limits on real work, such as the time in which a model is loaded, stay what they are; pauses of minutes are short. */
const ofEngine: Clock = { now, after: (ms, run) => (ms > 60_000 ? fast : systemClock).after(ms, run) };

const random = repeatable(seed);
const size = { width: 960, height: 540 };
const titles = ['Harbour', 'Orchard', 'Glacier', 'Invoice', 'Kettle', 'Minutes'];
const counts: Record<string, number> = {};
const count = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);

const usual = testSettings({ images: { keep: true, keepDays: null } });
const bed = await startEngine(dataFolder, {
  settings: {
    ...usual,
    models: {
      ...usual.models,
      chatServer: server,
      chatModel: model,
      memoryServer: server,
      memoryModel: model,
    },
    memory: { ...usual.memory, flushEnabled: true },
  },
  clock: ofEngine,
  writeLog: (line) => {
    if (line.includes('nobody foresaw')) tell({ kind: 'wrong', what: line });
  },
});

interface Shown {
  readonly title: string;
  readonly thumbnail: { readonly width: number; readonly height: number; readonly bytes: Uint8Array };
  readonly pixels: Uint8Array;
}
let lines: string[] = [];
let shown = await show(pick(random, titles));
const loop = new CaptureLoop({
  clock: fast,
  log: silentLog,
  sources: [
    {
      name: 'desktop-capturer',
      grab: () =>
        Promise.resolve([
          {
            display: { id: 'display-1', label: 'Display 1' },
            ...size,
            thumbnail: shown.thumbnail,
            pixels: () => ({ format: 'bgra', bytes: shown.pixels.slice() }),
          },
        ]),
    },
  ],
  windows: {
    read: () =>
      Promise.resolve({
        active: { application: 'Browser', title: shown.title, url: null, own: false },
        visible: null,
      }),
  },
  sink: {
    async accept(frame) {
      count('frames');
      return bed.ask('frame.accept', frame);
    },
    noteGap: (kind, from, to) => void bed.ask('gap.note', { kind, startedAt: from, endedAt: to }),
  },
  gate: () => createGate({ presetsOff: [], rules: [] }),
  settings: () => usual,
  idleSeconds: () => 0,
});
loop.update({ agreed: true, engineReady: true, freeBytes: 1e12 });
loop.start();
tell({ kind: 'begun' });

const endsAt = startedAt + hours * 3_600_000;
let { id: sessionId } = await bed.ask('chat.create-session', {});
for (let minute = 0; now() < endsAt; minute += 1) {
  await work(minute);
  tell({ kind: 'resources', count: process.getActiveResourcesInfo().length });
  await pause(60_000);
}
await loop.stop();
await bed.ask('engine.drain', {});
await bed.close();
process.send!({ kind: 'over', counts } satisfies SoakMessage, () => process.exit());

/** What somebody does in a minute: types or turns to something else, looks something up, writes something down, asks. */
async function work(minute: number): Promise<void> {
  shown = await show(random() < 0.3 ? pick(random, titles) : shown.title);
  await bed.ask('search.query', { text: pick(random, titles) });
  count('questions to the search');
  if (minute % 3 === 0) await bed.ask('timeline.days', {});
  if (await passMinuteOfMemories(minute, bed.ask)) count('memories written or deleted');
  if (minute % 5 !== 0) return;
  if (minute % 60 === 0) sessionId = (await bed.ask('chat.create-session', {})).id;
  const said = await bed.engine.dispatch('chat.send', { sessionId, text: `My lucky number is ${minute}.` });
  if (said.ok) count('questions in the chat');
}

async function show(title: string): Promise<Shown> {
  if (lines.length > 8) lines = [];
  lines = [...lines, `The ${pick(random, titles)} of ${Math.floor(random() * 1e6)} is here`];
  const picture = sharp(await drawScreen({ title, lines }, size.width, size.height)).ensureAlpha();
  const bgra = async (width: number, height: number): Promise<Uint8Array> => {
    const { data } = await picture.clone().resize(width, height).raw().toBuffer({ resolveWithObject: true });
    for (let at = 0; at < data.length; at += 4) [data[at], data[at + 2]] = [data[at + 2]!, data[at]!];
    return new Uint8Array(data);
  };
  const small = { width: 192, height: 108 };
  return {
    title,
    thumbnail: { ...small, bytes: await bgra(small.width, small.height) },
    pixels: await bgra(size.width, size.height),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms / speed));
}
