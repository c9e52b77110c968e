/** The icon that is always there: what it shows is computed from the status, never from a button that was pressed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import type { Status } from '../../src-preload/contract/app.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { ShellTexts } from './texts/texts.ts';
import { describeStatus, trayState, type TrayState } from './tray-words.ts';

export interface TrayActions {
  readonly open: () => void;
  readonly search: () => void;
  readonly lock: () => void;
  /** Null: until resumed. */
  readonly pause: (minutes: number | null) => void;
  readonly resume: () => void;
  readonly quit: () => void;
}

export interface TrayIcon {
  show(status: Status): void;
  remove(): void;
}

/** A desktop without a tray gets none; everything in its menu is in the window as well. */
export function createTray(
  iconsFolder: string,
  actions: TrayActions,
  texts: () => ShellTexts,
  clock: Clock,
  log: Log,
): TrayIcon {
  const icons = new Map<TrayState, NativeImage>();
  let tray: Tray | null = null;
  let shown = '';
  let told = '';
  try {
    tray = new Tray(iconOf('paused'));
    tray.on('click', actions.open);
  } catch (error) {
    log('warn', 'This desktop has no tray.', { reason: String(error) });
  }

  function iconOf(state: TrayState): NativeImage {
    const known = icons.get(state);
    if (known) return known;
    const file = join(iconsFolder, `tray-${state}.png`);
    const image = existsSync(file) ? nativeImage.createFromPath(file) : nativeImage.createEmpty();
    icons.set(state, image);
    return image;
  }

  return {
    show(status) {
      if (!tray) return;
      const line = describeStatus(status, clock.now(), texts().status);
      if (line !== told) tray.setToolTip(`Mneme: ${line}`);
      told = line;
      const state = trayState(status);
      const heading = describeStatus(status, null, texts().status);
      // Replacing the menu closes it where it is open, so only when what it says or offers is different.
      const key = `${status.lock} ${texts().tray.open} ${status.recording.state} ${heading}`;
      if (key === shown) return;
      shown = key;
      tray.setImage(iconOf(state));
      tray.setContextMenu(Menu.buildFromTemplate(menu(heading, status, actions, texts().tray)));
    },
    remove: () => tray?.destroy(),
  };
}

function menu(
  heading: string,
  status: Status,
  actions: TrayActions,
  texts: ShellTexts['tray'],
): MenuItemConstructorOptions[] {
  const { state } = status.recording;
  const isLocked = status.lock === 'locked';
  const hasAgreed = state !== 'not-agreed';
  const pausing: MenuItemConstructorOptions[] =
    state === 'paused'
      ? [{ label: texts.resume, click: actions.resume }]
      : [
          { label: texts.pause15, click: () => actions.pause(15) },
          { label: texts.pause60, click: () => actions.pause(60) },
          { label: texts.pause, click: () => actions.pause(null) },
        ];
  return [
    { label: heading, enabled: false },
    { type: 'separator' },
    { label: texts.open, click: actions.open },
    ...(isLocked ? [] : [{ label: texts.search, click: actions.search }]),
    ...(status.lock === 'open' ? [{ label: texts.lock, click: actions.lock }] : []),
    { type: 'separator' },
    ...(hasAgreed ? [...pausing, { type: 'separator' } as const] : []),
    { label: texts.quit, click: actions.quit },
  ];
}
