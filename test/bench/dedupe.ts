/** What the comparison of one frame costs in the process that must never block: text, video, and a changed window. */
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { isBlank } from '../../src-main/capture/picture-health.ts';
import { judgeShot, keepShot, type DisplayMemory, type Shot } from '../../src-main/capture/frame-dedupe.ts';
import type { Bitmap } from '../../src-main/capture/ports.ts';
import { drawSmall, screenSize, textLine, textPage } from '../helpers/drawn-screens.ts';
import type { BenchReport, Floor } from './report.ts';

/** The whole budget of a frame that is dropped, grabbing not counted; milliseconds. */
const budgetMs = 5;
const looks = 2000;

export async function run(): Promise<BenchReport> {
  const page = textPage(1);
  const scenes: Readonly<Record<string, readonly Bitmap[]>> = {
    unchanged: [await drawSmall(page)],
    typing: await Promise.all([0, 1].map((n) => drawSmall(page + textLine(`typed ${n}`, 1200, 500)))),
    otherPage: await Promise.all([1, 2].map((seed) => drawSmall(textPage(seed, 52)))),
    noise: [noise(1), noise(2)],
  };
  const figures: Record<string, number> = {};
  const floors: Record<string, Floor> = {};
  for (const [scene, pictures] of Object.entries(scenes)) {
    const times = measure(pictures).sort((a, b) => a - b);
    figures[`${scene}P50Ms`] = at(times, 0.5);
    const p95 = at(times, 0.95);
    figures[`${scene}P95Ms`] = p95;
    floors[`${scene}P95Ms`] = { floor: budgetMs, value: p95, ok: p95 < budgetMs };
  }
  return {
    bench: 'dedupe',
    setting: `${cpus().length} cores, ${looks} looks a scene at 192 pixels, each compared and judged, nothing drawn`,
    figures,
    floors,
  };
}

function measure(pictures: readonly Bitmap[]): number[] {
  let memory: DisplayMemory | null = null;
  return Array.from({ length: looks }, (_, look) => {
    const thumbnail = pictures[look % pictures.length]!;
    const shot: Shot = { thumbnail, ...screenSize, windowKey: 'bench', takenAt: look * 2000 };
    const begun = performance.now();
    const answer = judgeShot(memory, shot);
    const isKept = !isBlank(thumbnail) && answer.judgement.verdict === 'changed';
    memory = isKept ? keepShot(answer.memory, shot) : answer.memory;
    return performance.now() - begun;
  });
}

/** The worst case for the blobs: every second cell another one each time. */
function noise(seed: number): Bitmap {
  const bytes = new Uint8Array(192 * 108 * 4);
  for (let byte = 0; byte < bytes.length; byte++)
    bytes[byte] = (Math.imul(byte * 2654435761 + seed, 40503) >>> 8) & 255;
  return { width: 192, height: 108, bytes };
}

function at(sorted: readonly number[], share: number): number {
  return Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3));
}
