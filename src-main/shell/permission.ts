/** The permission of macOS to record the screen: asked for once, then explained, never in a loop. */
import { desktopCapturer, dialog, shell, systemPreferences, type BrowserWindow } from 'electron';
import type { StateFile } from './state-file.ts';
import type { ShellTexts } from './texts/texts.ts';

const settingsPage = 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture';

/** Does nothing where the platform has no such permission, or where it is given. */
export async function askToRecord(
  window: BrowserWindow,
  state: StateFile,
  texts: ShellTexts['permission'],
): Promise<void> {
  if (process.platform !== 'darwin' || systemPreferences.getMediaAccessStatus('screen') === 'granted') return;
  if (!state.get().askedForPermission) {
    state.set({ askedForPermission: true });
    // The first grab of a program is what makes macOS ask.
    await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width: 1, height: 1 } });
    return;
  }
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: texts.message,
    detail: texts.detail,
    buttons: [texts.open, texts.notNow],
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(settingsPage);
}
