/** Starts the real application as a newcomer would and talks to its real window. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import electronPath from 'electron';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { windowRequests } from '../../src-preload/contract/contract.ts';
import { unwrap, type Result } from '../../src-preload/contract/errors.ts';
import type { InputOf, NameOf, OutputOf } from '../../src-preload/contract/route.ts';

type WindowRoutes = typeof windowRequests;

export const projectRoot = resolve(import.meta.dirname, '../..');

interface Bridge {
  readonly mneme: { request(name: string, input: unknown): Promise<unknown> };
}

export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Asks through the window's own bridge; a failure throws with its code. */
  request<Name extends NameOf<WindowRoutes>>(
    name: Name,
    input: InputOf<WindowRoutes, Name>,
  ): Promise<OutputOf<WindowRoutes, Name>>;
  /** Quits as the owner would, and waits until the process has ended. */
  quit(): Promise<void>;
  /** Ends every process at once, as a power cut would. */
  kill(): Promise<void>;
}

export interface StartOptions {
  readonly userData: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

export async function startApp({ userData, env = {}, args = [] }: StartOptions): Promise<RunningApp> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = await _electron.launch({
    executablePath: electronPath as unknown as string,
    args: [...asRoot, '--disable-gpu', projectRoot, `--user-data-dir=${userData}`, '--lang=en-US', ...args],
    env: { ...(process.env as Record<string, string>), ...env },
    timeout: 60_000,
  });
  const page = await electron.firstWindow({ timeout: 60_000 });
  await page.waitForLoadState('domcontentloaded');
  // The driver forgets the process once it has ended.
  const child = electron.process();
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    electron,
    page,
    userData,
    request: async (name, input) => {
      const result = await page.evaluate(
        ([name, input]) => (globalThis as unknown as Bridge).mneme.request(name, input),
        [name, input] as const,
      );
      return unwrap(result as Result<never>);
    },
    async quit() {
      await page.evaluate(() => void (globalThis as unknown as Bridge).mneme.request('app.quit', {}));
      await ended;
    },
    async kill() {
      if (!hasEnded()) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A folder for one run of the application; `remove` deletes it. */
export async function newUserData(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'mneme-e2e-'));
  // Nobody touches the keyboard of a virtual display: it would count as idle at once.
  await writeFile(join(path, 'config.yaml'), 'capture:\n  idle_seconds: 0\n');
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
