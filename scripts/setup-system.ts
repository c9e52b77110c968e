/** System libraries and programs that Electron and a virtual display need on Linux. Debian's packages are known by name. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './run-program.ts';
import { say, SetupError } from './say.ts';
import { systemNeeds, type Need, type Purpose } from './system-needs.ts';

/** Sees that everything for these purposes is there: installs it (root on Debian) or names the one command to type. */
export async function setUpSystem(purposes: readonly Purpose[]): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(purposes);
  if (missing.length === 0) return;
  const names = missing.map((need) => need.packages[0]!);
  const asRoot = process.getuid?.() === 0;
  if (!(await isProgramThere('apt-get'))) {
    const things = missing.map((need) => need.library ?? need.program).join(', ');
    throw new SetupError(
      `This machine lacks ${things}. Install them with your package manager (on Debian: ${names.join(' ')}) and start again.`,
    );
  }
  if (!asRoot) {
    throw new SetupError(
      `This machine lacks system packages. Type this and start again:\n  sudo apt-get install -y ${names.join(' ')}`,
    );
  }
  say(`installing system packages with apt-get: ${names.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, output: 'keep' });
  const chosen: string[] = [];
  for (const need of missing) chosen.push(await chooseName(need));
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...chosen];
  const { code, output } = await run('apt-get', install, { env, output: 'keep' });
  const left = await findMissing(purposes);
  if (code === 0 && left.length === 0) return;
  throw new SetupError(
    `apt-get could not install ${left.map((need) => need.packages[0]).join(' ')}:\n${output.slice(-2000)}\n` +
      `See that this works and start again: apt-get ${install.join(' ')}`,
  );
}

async function findMissing(purposes: readonly Purpose[]): Promise<Need[]> {
  const { output } = await run('/sbin/ldconfig', ['-p'], { output: 'keep' });
  const libraries = new Set(output.split('\n').map((line) => line.trim().split(' ')[0]));
  const missing: Need[] = [];
  for (const need of systemNeeds) {
    if (!purposes.includes(need.purpose)) continue;
    const isThere = need.library
      ? libraries.has(need.library)
      : need.file
        ? existsSync(need.file)
        : await isProgramThere(need.program!);
    if (!isThere) missing.push(need);
  }
  return missing;
}

/** Newer releases gave some libraries another name; takes the first that this one knows as a real package. */
async function chooseName(need: Need): Promise<string> {
  for (const name of need.packages) {
    const { code, output } = await run('apt-cache', ['show', '--no-all-versions', name], { output: 'keep' });
    if (code === 0 && output.includes(`Package: ${name}\n`)) return name;
  }
  return need.packages[0]!;
}

/** Whether a program of this name can be started. */
async function isProgramThere(name: string): Promise<boolean> {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .some((folder) => folder !== '' && existsSync(path.join(folder, name)));
}
