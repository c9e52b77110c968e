/**
 * Renders windows to pixels with Electron's Chromium, in a window that nobody sees, and asks the page where its words stand. What was
 * rendered is kept in the house's cache, so that a second run starts at once.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type Page } from 'playwright';
import { cacheFolder } from '../../../scripts/places.ts';
import { prepareRuntime, sandboxArguments, withDisplay } from '../../../scripts/prepare.ts';
import { describePage, type PageFacts } from './describe-page.ts';
import type { DayWindow } from './layout.ts';

export const screen = { width: 1920, height: 1080 } as const;
/** The desktop's own bar, above every window. */
export const panelHeight = 32;

/** A window at one place of its scrolling; `typed`: with all that is typed in it, or with nothing of it. */
export interface ShotOrder {
  readonly window: DayWindow;
  readonly scrollTop: number;
  readonly isTyped: boolean;
}

export interface Shot {
  /** A PNG of 1920 × 1048 pixels. */
  readonly file: string;
  readonly facts: PageFacts;
}

export interface Renderer {
  shoot(order: ShotOrder): Promise<Shot>;
  close(): Promise<void>;
}

const viewport = { width: screen.width, height: screen.height - panelHeight };
/** Another number when this file or `describe-page.ts` makes other pictures of the same page. */
const version = 2;

/** Electron starts with the first window that the cache does not hold. */
export function createRenderer(): Renderer {
  const folder = path.join(cacheFolder, 'bench', 'day');
  let stage: Promise<Stage> | null = null;
  return {
    async shoot(order) {
      const key = createHash('sha256')
        .update(JSON.stringify([version, order.window.html, order.scrollTop, order.isTyped]))
        .digest('hex')
        .slice(0, 32);
      const file = path.join(folder, `${key}.png`);
      const factsFile = path.join(folder, `${key}.json`);
      if (existsSync(factsFile)) {
        return { file, facts: JSON.parse(await readFile(factsFile, 'utf8')) as PageFacts };
      }
      await mkdir(folder, { recursive: true });
      stage ??= openStage();
      const { page } = await stage;
      await page.setContent(order.window.html);
      const facts = await page.evaluate(describePage, {
        scrollTop: order.scrollTop,
        isTyped: order.isTyped,
      });
      await writeFile(file, await page.screenshot({ caret: 'hide', animations: 'disabled' }));
      await writeFile(`${factsFile}.part`, JSON.stringify(facts));
      await rename(`${factsFile}.part`, factsFile);
      return { file, facts };
    },
    async close() {
      await (await stage)?.close();
    },
  };
}

interface Stage {
  readonly page: Page;
  close(): Promise<void>;
}

/** An Electron whose only window has the size of the screen without the panel. */
async function openStage(): Promise<Stage> {
  const runtime = await prepareRuntime('virtual');
  let close: () => Promise<void> = () => Promise.resolve();
  const page = await new Promise<Page>((resolve, reject) => {
    const shown = withDisplay('virtual', async (display) => {
      const folder = await writeStageApp();
      const electron = await _electron.launch({
        executablePath: runtime.electron.executable,
        args: [...sandboxArguments(), '--disable-gpu', '--force-device-scale-factor=1', folder],
        env: { ...(runtime.env as Record<string, string>), ...(display as Record<string, string>) },
      });
      const window = await electron.firstWindow();
      await window.setViewportSize(viewport);
      await new Promise<void>((end) => {
        close = async () => {
          await electron.close();
          await rm(folder, { recursive: true, force: true });
          end();
          await shown;
        };
        resolve(window);
      });
    });
    shown.catch(reject);
  });
  return { page, close: () => close() };
}

async function writeStageApp(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mneme-stage-'));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'stage', main: 'main.cjs' }));
  await writeFile(
    path.join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ show: false, frame: false, useContentSize: true,
  width: ${viewport.width}, height: ${viewport.height}, webPreferences: { offscreen: true } }).loadURL('about:blank'));`,
  );
  return folder;
}
