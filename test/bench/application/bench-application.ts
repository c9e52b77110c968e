/**
 * The built application on a copy of a kept large store, for benches that measure what the owner feels. Everything runs on a
 * virtual display of its own, and the folder is removed afterwards.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { prepareApplication, withDisplay } from '../../../scripts/prepare.ts';
import { keptLargeStore, largeStoreKey } from '../large-store/large-store.ts';

export interface BenchApplication {
  readonly userData: string;
  readonly databaseFile: string;
  readonly databaseBytes: number;
  /** Rewrites the settings for the next start. */
  configure(settings: { readonly idleSeconds: number }): void;
  /** Starts it as its owner would, without a driver; the caller ends it. */
  start(args?: readonly string[]): ChildProcess;
}

/** The pictures of the kept store are older than any rule would keep. */
function settings(idleSeconds: number): string {
  return `capture:\n  idle_seconds: ${idleSeconds}\nimages:\n  keep_days: null\n`;
}

/** Null, with a line that says so, where the bench data is missing. */
export async function withBenchApplication<T>(
  units: number,
  work: (application: BenchApplication) => Promise<T>,
): Promise<T | null> {
  const store = await keptLargeStore(units);
  if (!store) return null;
  const { electron, env } = await prepareApplication('virtual');
  return withDisplay('virtual', async (display) => {
    // Also for the driver, which looks for Electron when it is first imported.
    Object.assign(process.env, env, display);
    const userData = mkdtempSync(`${store.dataFolder}-run-`);
    try {
      const configure = (idleSeconds: number): void =>
        writeFileSync(path.join(userData, 'config.yaml'), settings(idleSeconds));
      // Nobody touches the keyboard of a virtual display.
      configure(5);
      const keyFile = await sealKey(userData);
      rmSync(path.join(userData, 'data'), { recursive: true });
      copyStore(store.dataFolder, path.join(userData, 'data'));
      writeFileSync(path.join(userData, 'data/key.bin'), keyFile);
      return await work({
        userData,
        databaseFile: path.join(userData, 'data/mneme.db'),
        databaseBytes: store.databaseBytes,
        configure: ({ idleSeconds }) => configure(idleSeconds),
        start: (args = []) => startAlone(electron.executable, userData, args),
      });
    } finally {
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}

/** Agrees on a fresh folder and answers a key file that holds the key of the kept stores, sealed as this machine does it. */
async function sealKey(userData: string): Promise<string> {
  const { startApp } = await import('../../e2e/app.ts');
  const app = await startApp({ userData });
  await app.request('app.agree', {});
  const { sealedBy, sealed } = await app.electron.evaluate(
    ({ safeStorage }, key) => ({
      sealedBy: process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- Electron 33, used for development, has no other
      sealed: safeStorage.encryptString(key).toString('base64'),
    }),
    Buffer.from(largeStoreKey).toString('base64'),
  );
  await app.quit();
  return JSON.stringify({ version: 1, sealedBy, sealed });
}

/** The database is copied, because it is written to; pictures are linked: they are only ever removed or replaced. */
function copyStore(from: string, to: string): void {
  mkdirSync(to);
  for (const name of ['mneme.db', 'mneme.db.check']) cpSync(path.join(from, name), path.join(to, name));
  const images = path.join(from, 'images');
  if (!existsSync(images)) return;
  for (const folder of readdirSync(images)) {
    mkdirSync(path.join(to, 'images', folder), { recursive: true });
    for (const file of readdirSync(path.join(images, folder)))
      linkSync(path.join(images, folder, file), path.join(to, 'images', folder, file));
  }
}

function startAlone(executable: string, userData: string, args: readonly string[]): ChildProcess {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const project = path.resolve(import.meta.dirname, '../../..');
  return spawn(executable, [...asRoot, '--disable-gpu', project, `--user-data-dir=${userData}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}
