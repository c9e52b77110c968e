/** macOS takes its editing keys from the menu; elsewhere the window has its own. */
import { Menu } from 'electron';

export function setAppMenu(): void {
  const onMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    onMac
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}
