/** Real windows of other programs with known text, for the application to see. */
import { spawn, type ChildProcess } from 'node:child_process';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ForeignWindow {
  readonly program: 'xterm' | 'xmessage' | 'display';
  readonly title: string;
  readonly text: string;
  /** An X colour for the background (xterm only). */
  readonly background?: string;
}

export interface OpenWindow {
  close(): Promise<void>;
}

/** A shell and what it starts end together. */
const asGroup = { stdio: 'ignore', detached: true } as const;
const font = ['-fa', 'DejaVu Sans Mono', '-fs', '14'];

/** Opens a window over nearly the whole display and answers when the window manager has given it the focus. */
export async function openWindow(window: ForeignWindow): Promise<OpenWindow> {
  const child = start(window);
  let ended = false;
  const exit = new Promise<void>((resolve) => child.once('exit', () => ((ended = true), resolve())));
  await waitForFocus(window.title, () => ended);
  return {
    async close() {
      endGroup(child);
      await exit;
    },
  };
}

function start({ program, title, text, background = 'white' }: ForeignWindow): ChildProcess {
  switch (program) {
    case 'xterm':
      return spawn(
        'xterm',
        [
          '-T',
          title,
          '-geometry',
          '120x40+40+40',
          '-bg',
          background,
          '-fg',
          'black',
          ...font,
          '-e',
          'sh',
          '-c',
          'printf "%s\\n" "$0"; exec sleep 3600',
          text,
        ],
        asGroup,
      );
    case 'xmessage':
      return spawn(
        'xmessage',
        ['-title', title, '-geometry', '900x500+60+60', '-xrm', '*faceName: DejaVu Sans:size=14', text],
        asGroup,
      );
    case 'display':
      return spawn(
        'sh',
        [
          '-c',
          'convert -size 1200x -background white -fill black -font DejaVu-Sans -pointsize 28 "caption:$1" png:- | exec display -title "$0" -',
          title,
          text,
        ],
        asGroup,
      );
  }
}

function endGroup(child: ChildProcess): void {
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  if (child.pid !== undefined && !hasEnded) process.kill(-child.pid, 'SIGKILL');
}

/** Asks the window manager until the window is in front; a program that ends before that is an error. */
async function waitForFocus(title: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    if (hasEnded()) throw new Error(`The program of the window "${title}" ended before it was shown.`);
    if ((await activeTitle()).includes(title)) return;
  }
  throw new Error(`The window "${title}" did not come to the front within 15 s.`);
}

async function activeTitle(): Promise<string> {
  try {
    const root = await run('xprop', ['-root', '_NET_ACTIVE_WINDOW']);
    const id = /0x[0-9a-f]+/.exec(root.stdout)?.[0];
    if (!id || id === '0x0') return '';
    return (await run('xprop', ['-id', id, '_NET_WM_NAME', 'WM_NAME'])).stdout;
  } catch {
    return ''; // the window went away between the two questions
  }
}
