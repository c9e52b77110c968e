/** Starting with the session, hidden: Electron's own way, or a desktop file where Linux wants one. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { autostartEntry } from './autostart-entry.ts';

/** Development runs are left out: what they would start next time is Electron, not Mneme. */
export function setStartAtLogin(on: boolean): void {
  if (!app.isPackaged) return;
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] });
  const folder = join(app.getPath('appData'), 'autostart');
  const file = join(folder, 'mneme.desktop');
  if (!on) return rmSync(file, { force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, autostartEntry(process.env.APPIMAGE ?? process.execPath));
}
