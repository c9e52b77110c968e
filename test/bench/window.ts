/**
 * What the window itself costs with a hundred thousand memories: how long until it paints, how smoothly it draws while
 * somebody types into the search of the memories, and whether its heap grows as the views are changed. `--set 100000`
 * chooses the memories. Everything is taken inside the real application.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { prepareApplication, withDisplay } from '../../scripts/prepare.ts';
import type { RunningApp } from '../e2e/app.ts';
import { quantile, round } from './large-store/numbers.ts';
import type { BenchArgs, BenchReport } from './report.ts';

const firstPaintFloorMs = 1_000;
const framesFloor = 50;
/** Growth of the heap over all view changes, in 10^6 bytes. */
const heapFloorMb = 5;
const starts = 3;
const viewChanges = 500;
const keyMs = 90;
const typed = ['fact nine', 'what says', 'fact 4711 says', 'says nothing'];
const views = ['Timeline', 'Memories', 'Chat', 'Insights', 'Privacy', 'Settings', 'Search'];

export async function run(args: BenchArgs): Promise<BenchReport> {
  const memories = Number(args.set ?? 100_000);
  const { env } = await prepareApplication('virtual');
  const figures = await withDisplay('virtual', async (display) => {
    // Also for the driver, which looks for Electron when it is first imported.
    Object.assign(process.env, env, display);
    const userData = mkdtempSync(path.join(tmpdir(), 'mneme-window-'));
    try {
      writeFileSync(path.join(userData, 'config.yaml'), 'capture:\n  idle_seconds: 0\n');
      return await measure(userData, memories);
    } finally {
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    }
  });
  const atMost = (value: number, floor: number) => ({ floor, value, ok: value <= floor });
  const fps = figures['frames a second while typing, 5 % lowest']!;
  return {
    bench: 'window',
    setting: `${availableParallelism()} cores, virtual display without a graphics card, ${memories} memories, ${starts} starts, a key every ${keyMs} ms, ${viewChanges} view changes`,
    figures,
    floors: {
      'first paint ms': atMost(figures['first paint ms']!, firstPaintFloorMs),
      'frames a second while typing, 5 % lowest': { floor: framesFloor, value: fps, ok: fps >= framesFloor },
      'heap growth MB': atMost(figures['heap growth MB']!, heapFloorMb),
    },
  };
}

async function measure(userData: string, memories: number): Promise<Record<string, number>> {
  const { startApp } = await import('../e2e/app.ts');
  const { changeStored } = await import('../e2e/stored.ts');
  const first = await startApp({ userData });
  await first.request('app.agree', {});
  await waitUntilReady(first);
  await first.request('app.pause', { minutes: null });
  await changeStored(first, (db) => {
    db.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :memories)
       INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, confidence)
       SELECT 'm_20260105090000_' || printf('%08x', i), 'semantic', 'active', 'Fact ' || i, 1700000000000 + i * 60000,
         1700000000000, 1700000000000 + i, 0.9 FROM n`,
      { memories },
    );
    db.run(
      `INSERT INTO semantic_memories (memory_id, name, summary, details, origin)
       SELECT id, title, 'What ' || title || ' says', '', '' FROM memories`,
    );
  });
  const paints: number[] = [];
  for (let start = 0; start < starts; start++) {
    const app = await startApp({ userData });
    paints.push(await firstPaint(app.page));
    if (start < starts - 1) {
      await waitUntilReady(app);
      await app.quit();
      continue;
    }
    try {
      await waitUntilReady(app);
      await open(app.page, 'Memories');
      const { frames, keyCostMs } = await framesWhileTyping(app.page);
      const heap = await heapOverViews(app.page);
      return {
        'first paint ms': round(quantile(paints, 0.5), 0),
        'first paint ms, slowest': round(Math.max(...paints), 0),
        'frames a second while typing, 5 % lowest': round(1_000 / quantile(frames, 0.95), 0),
        'frames a second while typing, half': round(1_000 / quantile(frames, 0.5), 0),
        'longest frame ms': round(Math.max(...frames), 0),
        'processor ms a key, window': round(keyCostMs, 1),
        'heap before MB': heap.before,
        'heap after MB': heap.after,
        'heap growth MB': round(heap.after - heap.before, 1),
      };
    } finally {
      await app.quit();
    }
  }
  throw new Error('No start was measured.');
}

async function waitUntilReady(app: RunningApp): Promise<void> {
  while ((await app.request('app.status', {})).engine.state !== 'ready') await app.page.waitForTimeout(50);
}

async function open(page: Page, view: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: view, exact: true })
    .click();
}

/** Milliseconds from the beginning of the page to its first words or pictures. */
function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          const [paint] = list.getEntriesByName('first-contentful-paint');
          if (!paint) return;
          observer.disconnect();
          resolve(paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/**
 * Types as a person does. Answers the milliseconds between any two frames meanwhile, and the processor time of the window's
 * thread for a key, which other work on the machine does not change.
 */
async function framesWhileTyping(
  page: Page,
): Promise<{ readonly frames: readonly number[]; readonly keyCostMs: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const box = page.getByRole('searchbox', { name: 'Search in these memories' });
  await box.click();
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const note = (now: number): void => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    (globalThis as unknown as { frames: number[] }).frames = frames;
  });
  const before = await taskMs(session);
  for (const words of typed) {
    await box.fill('');
    await page.keyboard.type(words, { delay: keyMs });
  }
  const frames = await page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames);
  const keyCostMs = ((await taskMs(session)) - before) / typed.join('').length;
  await page.reload();
  // The first is the time since the driver asked.
  return { frames: frames.slice(1), keyCostMs };
}

/** Of all that the window's thread did so far. */
async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

/** The heap after garbage was collected, in 10^6 bytes: once every view was seen, and after all changes. */
async function heapOverViews(page: Page): Promise<{ readonly before: number; readonly after: number }> {
  const session = await page.context().newCDPSession(page);
  const walk = async (changes: number): Promise<void> => {
    for (let change = 0; change < changes; change++) await open(page, views[change % views.length]!);
  };
  await walk(views.length * 10);
  const before = await heapOf(session);
  await walk(viewChanges - (viewChanges % views.length));
  return { before, after: await heapOf(session) };
}

async function heapOf(session: CDPSession): Promise<number> {
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return round(usedSize / 1e6, 1);
}
