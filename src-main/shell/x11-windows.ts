/**
 * Windows under X11, asked of `xprop` and `xwininfo` directly: get-windows leaves out windows that tell no process id and
 * loses titles that hold "=" or an older encoding, and a window that is not named cannot be kept out of a picture.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { WindowFacts, WindowReport } from '../capture/ports.ts';
import { contains, isCovered, outlineOf, uncovered, type Outline, type Rect } from './x11-cover.ts';
import { numbers, parseProperties, quotedStrings, windowIds } from './x11-properties.ts';

const run = promisify(execFile);

const unknownWindow: WindowFacts = { application: null, title: null, url: null, own: false };
const onAllDesktops = 0xffffffff;
const rootProperties = [
  '_NET_ACTIVE_WINDOW',
  '_NET_CLIENT_LIST_STACKING',
  '_NET_CURRENT_DESKTOP',
  '_NET_DESKTOP_GEOMETRY',
  '_NET_WORKAREA',
];
const windowProperties = [
  '_NET_WM_NAME',
  'WM_NAME',
  'WM_CLASS',
  '_NET_WM_PID',
  '_NET_WM_STATE',
  '_NET_WM_DESKTOP',
  '_NET_FRAME_EXTENTS',
  '_NET_WM_OPAQUE_REGION',
  '_NET_WM_WINDOW_OPACITY',
];

interface X11Window {
  readonly facts: WindowFacts;
  /** Minimised, or on another desktop. */
  readonly isAway: boolean;
  readonly outline: Outline | null;
}

export interface X11Report extends WindowReport {
  /** The parts of Mneme's windows that no other window hides, in pixels of the screen; null where that is not known. */
  readonly own: readonly Rect[] | null;
}

/**
 * The active window and each that is not wholly hidden by another one, the topmost first. Nothing is known (null) where
 * no window manager tells. Throws where the programs cannot be started.
 */
export async function readX11Windows(isOwnProcess: (pid: number) => boolean): Promise<X11Report> {
  const root = parseProperties(await runProgram('xprop', ['-root', ...rootProperties]));
  const stacking = root.get('_NET_CLIENT_LIST_STACKING');
  if (stacking === undefined) return { active: null, visible: null, own: null };
  const activeId = windowIds(root.get('_NET_ACTIVE_WINDOW') ?? '')[0] ?? null;
  const desktop = numbers(root.get('_NET_CURRENT_DESKTOP'))[0] ?? null;
  const [width, height] = numbers(root.get('_NET_DESKTOP_GEOMETRY'));
  const screen = width && height ? { left: 0, top: 0, right: width, bottom: height } : null;
  const workArea = rectOf(numbers(root.get('_NET_WORKAREA')));

  let active: WindowFacts | null = null;
  let isEverythingCovered = false;
  const visible: WindowFacts[] = [];
  let own: Rect[] | null = [];
  const covers: Rect[] = [];
  for (const id of windowIds(stacking).reverse()) {
    if (isEverythingCovered && (active !== null || activeId === null)) break;
    if (isEverythingCovered && id !== activeId) continue;
    const window = await readWindow(id, desktop, isOwnProcess);
    if (id === activeId) active = window.facts;
    const isHidden =
      window.isAway || (window.outline !== null && isCovered(window.outline.frame, covers, screen));
    if (isHidden && id !== activeId) continue;
    visible.push(window.facts);
    if (window.facts.own) {
      own = own && window.outline ? [...own, ...uncovered(window.outline.frame, covers)] : null;
    }
    covers.push(...(window.outline?.opaque ?? []));
    isEverythingCovered = workArea !== null && covers.some((cover) => contains(cover, workArea));
  }
  return { active, visible, own };
}

/** The applications of all windows, hidden ones included. */
export async function readX11Applications(isOwnProcess: (pid: number) => boolean): Promise<string[]> {
  const root = parseProperties(await runProgram('xprop', ['-root', '_NET_CLIENT_LIST']));
  const ids = windowIds(root.get('_NET_CLIENT_LIST') ?? '');
  const windows = await Promise.all(ids.map((id) => readWindow(id, null, isOwnProcess)));
  return windows.flatMap(({ facts }) => (facts.own || facts.application === null ? [] : [facts.application]));
}

/** A window that cannot be read (it may just have closed) is an unknown one: it is never left out. */
async function readWindow(
  id: string,
  desktop: number | null,
  isOwnProcess: (pid: number) => boolean,
): Promise<X11Window> {
  try {
    const [text, info] = await Promise.all([
      runProgram('xprop', ['-id', id, ...windowProperties]),
      runProgram('xwininfo', ['-id', id, '-stats', '-shape']),
    ]);
    const properties = parseProperties(text);
    return {
      facts: factsOf(properties, isOwnProcess),
      isAway: isAway(properties, desktop),
      outline: outlineOf(info, properties),
    };
  } catch {
    return { facts: unknownWindow, isAway: false, outline: null };
  }
}

function factsOf(
  properties: ReadonlyMap<string, string>,
  isOwnProcess: (pid: number) => boolean,
): WindowFacts {
  const pid = numbers(properties.get('_NET_WM_PID'))[0];
  const title = quotedStrings(properties.get('_NET_WM_NAME') ?? properties.get('WM_NAME') ?? '')[0];
  return {
    application: quotedStrings(properties.get('WM_CLASS') ?? '').at(-1) ?? null,
    title: title ?? null,
    url: null,
    own: pid !== undefined && isOwnProcess(pid),
  };
}

function isAway(properties: ReadonlyMap<string, string>, desktop: number | null): boolean {
  if ((properties.get('_NET_WM_STATE') ?? '').includes('_NET_WM_STATE_HIDDEN')) return true;
  const own = numbers(properties.get('_NET_WM_DESKTOP'))[0];
  return own !== undefined && desktop !== null && own !== onAllDesktops && own !== desktop;
}

/** The first desktop's work area: x, y, width, height. */
function rectOf([x, y, width, height]: readonly number[]): Rect | null {
  if (x === undefined || y === undefined || !width || !height) return null;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

async function runProgram(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, args, { env: { ...process.env, LC_ALL: 'C' }, timeout: 5000 });
  return stdout;
}
