/** Builds the application into out/, unless nothing that goes into it has changed since. */
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './places.ts';
import { run } from './run-program.ts';
import { say, SetupError } from './say.ts';

const sources = ['src-main', 'src-preload', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json'];
const marker = path.join(projectRoot, 'out/built');

/** `always` builds even when the marker says that nothing changed. */
export async function buildApplication({ always = false } = {}): Promise<void> {
  const builtAt = await changedAt(marker);
  const newest = Math.max(
    ...(await Promise.all(sources.map((name) => newestIn(path.join(projectRoot, name))))),
  );
  if (!always && builtAt > newest) return;
  say('building the application');
  const startedAt = new Date();
  const vite = path.join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js');
  const { code, output } = await run(process.execPath, [vite, 'build'], { cwd: projectRoot, output: 'keep' });
  if (code !== 0) throw new SetupError(`The application could not be built:\n${output}`);
  await writeFile(marker, '');
  // A file that was saved while the build ran counts as newer.
  await utimes(marker, startedAt, startedAt);
}

async function newestIn(target: string): Promise<number> {
  const entries = await readdir(target, { withFileTypes: true, recursive: true }).catch(() => null);
  if (!entries) return changedAt(target);
  const times = entries
    .filter((entry) => entry.isFile())
    .map((entry) => changedAt(path.join(entry.parentPath, entry.name)));
  return Math.max(0, ...(await Promise.all(times)));
}

/** Milliseconds since 1970, 0 for a file that is not there. */
async function changedAt(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
