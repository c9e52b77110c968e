/** A display for machines that have none: Xvfb with a window manager, open to nobody but its starter. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './run-program.ts';
import { SetupError } from './say.ts';

export interface VirtualDisplay {
  /** What a program needs in its environment to show itself there. */
  readonly env: { readonly DISPLAY: string; readonly XAUTHORITY: string };
  readonly stop: () => Promise<void>;
}

/** Starts a display of 1920 × 1080 on a free number, and answers when its window manager is there. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mneme-display-'));
  const authority = path.join(folder, 'authority');
  // Without a cookie every user of the machine could look at this display.
  const cookie = randomBytes(16).toString('hex');
  await addCookie(authority, ':0', cookie);
  const arguments_ = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1920x1080x24',
    '-nolisten',
    'tcp',
    '-auth',
    authority,
  ];
  // Each in a group of its own: Ctrl-C must not end the display before the programs that it shows.
  const server = spawn('Xvfb', [...arguments_, '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stopServer = stopperOf(server);
  const name = `:${await readNumber(server)}`;
  await addCookie(authority, name, cookie);
  const env = { DISPLAY: name, XAUTHORITY: authority };
  const manager = spawn('openbox', [], {
    stdio: 'ignore',
    env: { ...process.env, ...env },
    detached: true,
  });
  const stopManager = stopperOf(manager);
  const stop = async (): Promise<void> => {
    await stopManager();
    await stopServer();
    await rm(folder, { recursive: true, force: true });
  };
  if (!(await isManaged(env))) {
    await stop();
    throw new SetupError('openbox did not come up on the virtual display. Try it by hand: xvfb-run openbox');
  }
  return { env, stop };
}

async function addCookie(file: string, display: string, cookie: string): Promise<void> {
  const { code, output } = await run('xauth', ['-q', '-f', file, 'add', display, '.', cookie], {
    output: 'keep',
  });
  if (code !== 0) throw new SetupError(`xauth failed: ${output}\nInstall the package xauth and start again.`);
}

/** Xvfb picks a free number by itself and writes it, with a line feed, once it takes connections. */
function readNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let errors = '';
    const fail = (): void =>
      reject(new SetupError(`Xvfb did not start: ${errors}\nTry it by hand: Xvfb -displayfd 1`));
    server.stderr?.on('data', (part: Buffer) => (errors += part.toString()));
    server.once('error', fail);
    server.once('exit', fail);
    server.stdio[3]?.on('data', (part: Buffer) => {
      text += part.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}

/** Asks for the property that every window manager sets, for up to ten seconds. */
async function isManaged(env: VirtualDisplay['env']): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    const { output } = await run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], {
      env: { ...process.env, ...env },
      output: 'keep',
    });
    if (output.includes('window id')) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function stopperOf(child: ChildProcess): () => Promise<void> {
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const onExit = (): void => void child.kill('SIGTERM');
  process.once('exit', onExit);
  return async () => {
    process.off('exit', onExit);
    child.kill('SIGTERM');
    await ended;
  };
}
