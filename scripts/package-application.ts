/** `npm run dist:dir`: an unpacked application in dist/, started once to see that it comes up. */
import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { buildApplication } from './build-application.ts';
import { checkFuses } from './check-fuses.ts';
import { projectRoot } from './places.ts';
import { prepareRuntime, type Runtime } from './prepare.ts';
import { run } from './run-program.ts';
import { say, SetupError } from './say.ts';
import { smokePackaged } from './smoke-packaged.ts';

const dist = path.join(projectRoot, 'dist');

/** Answers the exit code: 0 when the packaged application came up. */
export async function packageApplication(): Promise<number> {
  const runtime = await prepareRuntime('virtual');
  await buildApplication({ always: true });
  await rm(dist, { recursive: true, force: true });
  await runBuilder(runtime);
  const { executable, resources } = await findApplication();
  // Where the package's own driver cannot be loaded; the application looks for it beside its archive.
  if (runtime.sqliteBinding)
    await copyFile(runtime.sqliteBinding, path.join(resources, 'better_sqlite3.node'));
  if (runtime.electron.kind === 'stand-in') {
    say(`packaged with the stand-in Electron ${runtime.electron.version}: to try, not to give away`);
  }
  // electron-builder leaves it there when it is given an unpacked Electron.
  await rm(path.join(resources, 'default_app.asar'), { force: true });
  await checkFuses(executable);
  await smokePackaged(executable);
  console.log(`${path.dirname(executable)} starts: window loaded, engine ready.`);
  return 0;
}

async function runBuilder({ electron, env }: Runtime): Promise<void> {
  say('packaging with electron-builder');
  const args = [
    path.join(projectRoot, 'node_modules/electron-builder/cli.js'),
    '--dir',
    '--publish',
    'never',
  ];
  if (electron.kind !== 'official') args.push(`-c.electronDist=${electron.folder}`);
  const { code, output } = await run(process.execPath, args, { cwd: projectRoot, env, output: 'keep' });
  if (code !== 0) throw new SetupError(`electron-builder failed:\n${output.slice(-4000)}`);
}

interface PackagedApplication {
  readonly executable: string;
  readonly resources: string;
}

/** electron-builder names the folder after the platform: linux-unpacked, win-unpacked, mac-arm64. */
async function findApplication(): Promise<PackagedApplication> {
  const names = await readdir(dist, { withFileTypes: true });
  const folder = names.find((entry) => entry.isDirectory() && /unpacked|^mac/.test(entry.name));
  if (!folder) throw new SetupError(`electron-builder left no application in ${dist}.`);
  const found = path.join(dist, folder.name);
  if (process.platform === 'darwin') {
    const contents = path.join(found, 'Mneme.app/Contents');
    return { executable: path.join(contents, 'MacOS/Mneme'), resources: path.join(contents, 'Resources') };
  }
  const name = process.platform === 'win32' ? 'Mneme.exe' : await linuxName();
  return { executable: path.join(found, name), resources: path.join(found, 'resources') };
}

async function linuxName(): Promise<string> {
  const description = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')) as {
    name: string;
  };
  return description.name;
}
