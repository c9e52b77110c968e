/** The one window: sandboxed, closed to the outside, hidden instead of closed, back where it was left. */
import { BrowserWindow, nativeTheme, screen, session, type Rectangle, type Session } from 'electron';
import type { EventOf, NameOf } from '../../src-preload/contract/route.ts';
import { eventChannel } from '../../src-preload/contract/channels.ts';
import type { windowEvents } from '../../src-preload/contract/contract.ts';
import type { Log } from '../base/log.ts';
import { hostOf, type Refusals } from './refusals.ts';
import { windowOrigin } from './schemes.ts';
import type { StateFile, WindowBounds } from './state-file.ts';

type WindowEvents = typeof windowEvents;

export interface MainWindow {
  readonly browserWindow: BrowserWindow;
  show(): void;
  /** Shows it, or hides it where it is in front already; true where it is shown now. */
  toggle(): boolean;
  send<Name extends NameOf<WindowEvents>>(name: Name, payload: EventOf<WindowEvents, Name>): void;
  /** From now on closing the window closes it. */
  letClose(): void;
}

export interface WindowParts {
  readonly preload: string;
  readonly icon: string;
  readonly state: StateFile;
  readonly show: boolean;
  readonly log: Log;
}

const smallest = { width: 900, height: 600 };
const usual = { width: 1280, height: 820 };

export function openWindow({ preload, icon, state, show, log }: WindowParts): MainWindow {
  const bounds = state.get().bounds;
  const placed = bounds && isOnADisplay(bounds) ? bounds : usual;
  const browserWindow = new BrowserWindow({
    ...placed,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Mneme',
    icon,
    autoHideMenuBar: true,
    backgroundColor: background(),
    webPreferences: sandboxed(preload),
  });
  if (bounds?.maximized) browserWindow.maximize();
  if (show) browserWindow.once('ready-to-show', () => browserWindow.show());
  nativeTheme.on('updated', () => browserWindow.setBackgroundColor(background()));

  reloadAfterCrash(browserWindow, log);

  let mayClose = false;
  browserWindow.on('close', (event) => {
    rememberBounds(browserWindow, state, log);
    if (mayClose) return;
    event.preventDefault();
    browserWindow.hide();
  });

  function showWindow(): void {
    if (browserWindow.isDestroyed()) return;
    if (browserWindow.isMinimized()) browserWindow.restore();
    browserWindow.show();
    browserWindow.focus();
  }
  return {
    browserWindow,
    show: showWindow,
    toggle() {
      if (browserWindow.isVisible() && browserWindow.isFocused()) {
        browserWindow.hide();
        return false;
      }
      showWindow();
      return true;
    },
    send(name, payload) {
      if (!browserWindow.isDestroyed()) browserWindow.webContents.send(eventChannel, name, payload);
    },
    letClose: () => void (mayClose = true),
  };
}

/** What every page of ours runs in: a sandbox without Node and without a way out. */
export function sandboxed(preload: string): Electron.WebPreferences {
  return {
    preload,
    session: windowSession(),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    spellcheck: false, // it would fetch dictionaries
  };
}

/** The window's own session, without a cache on disk: nothing of what was shown is left there. */
export function windowSession(): Session {
  return session.fromPartition('persist:window', { cache: false });
}

/** It gives no permission, saves no file and reaches no address but Mneme's own. What it refuses is counted. */
export function closeToTheOutside(own: Session, refusals: Refusals): void {
  own.setPermissionRequestHandler((_contents, permission, answer) => {
    refusals.add('permission', permission);
    answer(false);
  });
  own.setPermissionCheckHandler((_contents, permission) => {
    refusals.add('permission', permission);
    return false;
  });
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event, item) => {
    refusals.add('download', hostOf(item.getURL()));
    event.preventDefault();
  });
  const outside = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'];
  own.webRequest.onBeforeRequest({ urls: outside }, ({ url }, answer) => {
    refusals.add('address', hostOf(url));
    answer({ cancel: true });
  });
}

/** For every page that is ever made, ours included. */
export function lockContents(contents: Electron.WebContents, refusals: Refusals): void {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && event.url.startsWith(`${windowOrigin}/`)) return;
    refusals.add('navigation', hostOf(event.url));
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => {
    refusals.add('webview', 'webview');
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    refusals.add('window', hostOf(url));
    return { action: 'deny' };
  });
}

/** A page that crashes comes back, but not more than three times: then something else is wrong. */
function reloadAfterCrash(browserWindow: BrowserWindow, log: Log): void {
  let reloads = 0;
  browserWindow.webContents.on('render-process-gone', (_event, { reason }) => {
    log('error', "The window's page ended.", { reason, reloads });
    if (reason !== 'clean-exit' && reloads++ < 3) browserWindow.reload();
  });
}

/** A full disk must keep nobody from closing the window. */
function rememberBounds(browserWindow: BrowserWindow, state: StateFile, log: Log): void {
  const bounds: WindowBounds = {
    ...browserWindow.getNormalBounds(),
    maximized: browserWindow.isMaximized(),
  };
  try {
    state.set({ bounds });
  } catch (error) {
    log('warn', 'The place of the window was not kept.', { reason: String(error) });
  }
}

function isOnADisplay(bounds: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds);
  const overlapX =
    Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
  const overlapY =
    Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
  return overlapX >= 100 && overlapY >= 100;
}

/** The first surface of the window's own themes, so that nothing flashes before the page is there. */
function background(): string {
  return nativeTheme.shouldUseDarkColors ? '#16171b' : '#ffffff';
}
