/**
 * The real application with its window on a virtual display, at which somebody works many times as fast as people do: other
 * programs' windows come and go, the views are changed, things are looked for, written, deleted, and asked in the chat.
 * Its clock is that of the wall; what a day brings comes in a fraction of it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { prepareApplication, withDisplay } from '../../../scripts/prepare.ts';
import type { RunningApp } from '../../e2e/app.ts';
import { openWindow, type OpenWindow } from '../../e2e/foreign-windows.ts';
import { measureTree, type TreeCost } from '../application/process-tree.ts';
import { pick } from '../fuzz/mutate.ts';
import { repeatable } from '../large-store/numbers.ts';
import { passMinuteOfMemories } from './minute-of-memories.ts';

interface ApplicationOrders {
  readonly server: string;
  readonly model: string;
  readonly seed: number;
  readonly hours: number;
  readonly speed: number;
  /** After each simulated minute, of all its processes. */
  readonly onSample: (cost: TreeCost) => void;
  readonly onWrong: (what: string) => void;
}

const subjects = ['Harbour', 'Orchard', 'Glacier', 'Invoice', 'Kettle', 'Minutes'];
const views = ['Timeline', 'Memories', 'Chat', 'Insights', 'Privacy', 'Settings'];
/** Of other programs, at once. */
const windowsOpen = 2;

/** Answers how often what was done. */
export async function soakApplication(orders: ApplicationOrders): Promise<Readonly<Record<string, number>>> {
  const { env } = await prepareApplication('virtual');
  return withDisplay('virtual', async (display) => {
    // Also for the driver, which looks for Electron when it is first imported.
    Object.assign(process.env, env, display);
    const userData = mkdtempSync(path.join(tmpdir(), 'mneme-soak-'));
    try {
      const server = `{ base_url: "${orders.server}", model: "${orders.model}" }`;
      writeFileSync(
        path.join(userData, 'config.yaml'),
        `capture:\n  idle_seconds: 0\n  interval_seconds: 0.5\nmodels:\n  chat: ${server}\n  memory: ${server}\n`,
      );
      const counts = await live(userData, orders);
      for (const line of readFileSync(path.join(userData, 'logs/mneme.log'), 'utf8').split('\n'))
        if (/^\S+ error /u.test(line)) orders.onWrong(line);
      return counts;
    } finally {
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}

async function live(
  userData: string,
  { seed, hours, speed, onSample, onWrong }: ApplicationOrders,
): Promise<Readonly<Record<string, number>>> {
  const { startApp } = await import('../../e2e/app.ts');
  const random = repeatable(seed);
  const counts: Record<string, number> = {};
  const count = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);
  const app = await startApp({ userData });
  const windows: OpenWindow[] = [];
  try {
    app.page.on('pageerror', (error) => onWrong(`the window: ${error.message}`));
    app.page.on('crash', () => onWrong('the window crashed'));
    await app.request('app.agree', {});
    while ((await app.request('app.status', {})).engine.state !== 'ready') await pause(50);
    const minutes = Math.ceil(hours * 60);
    const minuteMs = 60_000 / speed;
    let sessionId = 0;
    for (let minute = 0; minute < minutes; minute++) {
      const endsAt = Date.now() + minuteMs;
      await turnTo(minute);
      await work(minute);
      onSample(measureTree(app.electron.process().pid!));
      await pause(Math.max(0, endsAt - Date.now()));
    }
    await app.request('app.drain', {});
    counts['frames'] = await framesOf(app);
    return counts;

    async function turnTo(minute: number): Promise<void> {
      if (minute > 0 && random() < 0.2) return;
      const lines = Array.from(
        { length: 12 },
        () => `${pick(random, subjects)} ${Math.floor(random() * 1e6)} is here`,
      );
      windows.push(
        await openWindow({
          program: 'xterm',
          title: `${pick(random, subjects)} ${minute}`,
          text: lines.join('\n'),
        }),
      );
      if (windows.length > windowsOpen) await windows.shift()!.close();
      count('windows');
    }

    async function work(minute: number): Promise<void> {
      await open(app.page, 'Search');
      const box = app.page.getByRole('textbox', { name: 'Search what was on your screen' });
      await box.fill(pick(random, subjects));
      await app.request('search.query', { text: pick(random, subjects) });
      count('questions to the search');
      await open(app.page, views[minute % views.length]!);
      count('changes of the view');
      if (await passMinuteOfMemories(minute, app.request)) count('memories written or deleted');
      if (minute % 5 !== 0) return;
      if (minute % 60 === 0) sessionId = (await app.request('chat.create-session', {})).id;
      await app.request('chat.send', { sessionId, text: `My lucky number is ${minute}.` });
      count('questions in the chat');
    }
  } finally {
    for (const window of windows) await window.close();
    await app.quit();
  }
}

async function open(page: Page, view: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: view, exact: true })
    .click();
}

async function framesOf(app: RunningApp): Promise<number> {
  const { frames } = await app.request('storage.summary', {});
  return frames;
}
