/**
 * A working day, played through the product: what it costs, what it leaves on the disk, and what can be found in it.
 * `--set MINUTES` plays that much of it (480 unless said otherwise), `--file` another day (see README.md). With `--model rules` it
 * is absorbed as well, by a scripted server, or with `--base-url URL --model NAME` by a real one.
 */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { absorbRequests, Batch } from '../../src-preload/contract/absorb.ts';
import type { OutputOf } from '../../src-preload/contract/route.ts';
import { makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { startScriptedModel, type Script } from '../helpers/scripted-model.ts';
import { testSettings } from '../helpers/test-settings.ts';
import { askDay } from './day/ask-day.ts';
import { readDay, type Day } from './day/layout.ts';
import { createDayClock, playDay } from './day/play-day.ts';
import { createRenderer } from './day/render-windows.ts';
import { createScreenPictures } from './day/screen-pictures.ts';
import { measureBlocks } from './day/longest-block.ts';
import { makeDay } from './day/the-day.ts';
import { ruleExtraction } from './extraction/rule-extractor.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const seed = 1;
const fullDayMinutes = 480;
const mostDatabaseMegabytes = 10;
const mostOfOneCore = 10;
const mostCallsABatch = 1.2;
const longestBlockMs = 50;

/** Memories by rules; any other question, as the chat asks them, gets a sentence. */
const answerByRules: Script = (request) =>
  request.text.includes('"items"') ? ruleExtraction(request) : 'It was on the screen [1].';

export async function run(args: BenchArgs): Promise<BenchReport> {
  const day = args.file === null ? makeDay(seed, minutesOf(args)) : await readDay(args.file);
  const renderer = createRenderer();
  const folder = makeDataFolder();
  const clock = createDayClock(day);
  const server = args.model === 'rules' ? await startScriptedModel(answerByRules) : null;
  const settings = testSettings({ images: { keep: true, keepDays: null } });
  const models = {
    ...settings.models,
    memoryServer: server?.server ?? args.baseUrl,
    memoryModel: server?.model ?? args.model,
    chatServer: server?.server ?? args.baseUrl,
    chatModel: server?.model ?? args.model,
  };
  const bed = await startEngine(folder.folder, { clock, settings: { ...settings, models } });
  try {
    let toldAt = 0;
    const played = await playDay(day, bed, clock, createScreenPictures(renderer), (look, counters) => {
      const minute = Math.floor((look.at - day.startsAt) / 60_000);
      if (minute < toldAt + 30) return;
      toldAt = minute;
      console.error(`day: minute ${minute}, ${counters.seen} looks, ${counters.kept} kept`);
    });
    const asked = await askDay(day, new Set(day.scenes.map((scene) => scene.window)), bed);
    const absorbed = args.model === null ? {} : await absorbingOf(bed);
    const blocks = args.model === null ? null : await measureBlocks(day.questions, bed);
    const { imageBytes, backlog } = await bed.ask('engine.health', {});
    const { passages } = await bed.ask('storage.summary', {});
    await bed.close();
    const hours = (played.looks * 2) / 3600;
    const databaseMegabytes = statSync(path.join(folder.folder, 'mneme.db')).size / 1e6;
    const times = played.toFindable.toSorted((a, b) => a - b);
    const { answered, isRefused } = asked;
    const found = answered.filter((question) => question.place !== null);
    if (!args.json) {
      for (const { question, place } of answered)
        if (place === null) console.error(`not found: ${question.text}`);
    }
    const figures = rounded({
      looks: played.looks,
      kept: played.counters.kept,
      same: played.counters.same,
      units: passages,
      cpuSeconds: played.cpuSeconds,
      shareOfOneCore: (100 * played.cpuSeconds) / (hours * 3600),
      findableP50Ms: times[Math.floor(times.length * 0.5)] ?? 0,
      findableP95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
      databaseMegabytes,
      imageMegabytes: imageBytes / 1e6,
      questions: answered.length,
      recallAt5: share(found.length, answered.length),
      recallAt1: share(found.filter(({ place }) => place === 1).length, answered.length),
      inPassageAt5: share(found.filter((question) => question.isInPassage).length, answered.length),
      saysNothingMatchesWithoutAnswer: share(isRefused.filter(Boolean).length, isRefused.length),
      saysNothingMatchesWithAnswer: share(answered.filter(({ isWeak }) => isWeak).length, answered.length),
      unread: backlog.reading + backlog.readingFailed,
      ...absorbed,
      ...(blocks && { longestBlockChatMs: blocks.chatMs, longestBlockTidyMs: blocks.tidyMs }),
    });
    const floors: Record<string, Floor> = {
      ...(figures['callsABatch'] !== undefined && {
        callsABatch: atMost(mostCallsABatch, figures['callsABatch']),
        longestBlockChatMs: atMost(longestBlockMs, figures['longestBlockChatMs']!),
        longestBlockTidyMs: atMost(longestBlockMs, figures['longestBlockTidyMs']!),
      }),
      shareOfOneCore: atMost(mostOfOneCore, figures['shareOfOneCore']!),
      databaseMegabytes: atMost(mostDatabaseMegabytes, figures['databaseMegabytes']!),
    };
    return { bench: 'day', setting: settingOf(args, day, hours), figures, floors };
  } finally {
    await bed.close();
    await renderer.close();
    await server?.close();
    folder.remove();
  }
}

/** What absorbing the day took: batches, the share that was absorbed, and the model's calls and tokens for each. */
async function absorbingOf(bed: EngineBed): Promise<Record<string, number>> {
  const batches: Batch[] = [];
  let before: Batch['id'] | null = null;
  do {
    const page: OutputOf<typeof absorbRequests, 'absorb.batches'> = await bed.ask('absorb.batches', {
      before,
      limit: 200,
    });
    batches.push(...page.batches);
    before = page.next;
  } while (before !== null);
  const done = batches.filter(({ state }) => state === 'absorbed' || state === 'nothing');
  const sum = (of: (batch: Batch) => number): number => done.reduce((total, batch) => total + of(batch), 0);
  return {
    batches: batches.length,
    batchesAbsorbed: share(done.length, batches.filter(({ state }) => state !== 'open').length),
    itemsABatch: sum(({ items }) => items) / done.length,
    callsABatch: sum(({ calls }) => calls) / done.length,
    tokensABatch: sum(({ tokens }) => tokens) / done.length,
    memoriesAdded: sum(({ added }) => added),
  };
}

function minutesOf({ set }: BenchArgs): number {
  const minutes = set === null ? fullDayMinutes : Number(set);
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new Error(`day: --set takes the minutes to play, as in --set 60; not "${set}".`);
  return minutes;
}

function settingOf({ file }: BenchArgs, day: Day, hours: number): string {
  const name = file === null ? `seed ${seed}` : path.basename(file);
  return `${availableParallelism()} cores, ${hours.toFixed(1)} h of looks every 2 s at 1920 × 1080, ${day.windows.length} windows, ${name}; without the cost of grabbing`;
}

function atMost(floor: number, value: number): Floor {
  return { floor, value, ok: value <= floor };
}

function share(part: number, of: number): number {
  return of === 0 ? 0 : (100 * part) / of;
}

function rounded(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(2))]));
}
