/** Starting with the session, hidden: Electron's own way, or a desktop file where Linux wants one. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Development runs are left out: what they would start next time is Electron, not Mneme. */
export function setStartAtLogin(on: boolean): void {
  if (!app.isPackaged) return;
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] });
  const folder = join(app.getPath('appData'), 'autostart');
  const file = join(folder, 'mneme.desktop');
  if (!on) return rmSync(file, { force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, desktopFile(process.env.APPIMAGE ?? process.execPath));
}

/** An entry of the XDG autostart specification. */
export function desktopFile(program: string): string {
  const quotedProgram = `"${program.replace(/["`$\\]/g, '\\$&')}"`;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Mneme',
    "Comment=Your computer's memory, on your computer",
    `Exec=${quotedProgram} --hidden`,
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    '',
  ].join('\n');
}
