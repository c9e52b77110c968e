/** The small window of quick entry: made at its first use, over whatever is in front, hidden when it loses the focus. */
import { BrowserWindow, screen, type WebContents } from 'electron';
import { eventChannel } from '../../src-preload/contract/channels.ts';
import { windowOrigin } from './schemes.ts';
import { sandboxed } from './window.ts';

export interface QuickWindow {
  /** Shows it on the display with the pointer, or hides it where it is in front already. */
  toggle(): void;
  hide(): void;
  /** Null before its first use. */
  contents(): WebContents | null;
  send(name: string, payload: unknown): void;
  close(): void;
}

const size = { width: 560, height: 210 };
/** Where on the display it stands, from the top. */
const fromTop = 0.22;

export function createQuickWindow(parts: { readonly preload: string; readonly icon: string }): QuickWindow {
  let own: BrowserWindow | null = null;
  let mayClose = false;

  function open(): BrowserWindow {
    const made = new BrowserWindow({
      ...size,
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      title: 'Mneme: quick entry',
      icon: parts.icon,
      webPreferences: sandboxed(parts.preload),
    });
    // Made once: the next time it is there at once.
    made.on('close', (event) => {
      if (mayClose) return;
      event.preventDefault();
      made.hide();
    });
    made.on('blur', () => made.hide());
    made.on('closed', () => (own = null));
    void made.loadURL(`${windowOrigin}/index.html?quick`);
    return made;
  }

  return {
    toggle() {
      own ??= open();
      if (own.isVisible() && own.isFocused()) return own.hide();
      const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
      own.setPosition(
        Math.round(workArea.x + (workArea.width - size.width) / 2),
        Math.round(workArea.y + workArea.height * fromTop),
      );
      own.show();
      own.focus();
    },
    hide: () => own?.hide(),
    contents: () => own?.webContents ?? null,
    send(name, payload) {
      if (own && !own.isDestroyed()) own.webContents.send(eventChannel, name, payload);
    },
    close() {
      mayClose = true;
      own?.close();
    },
  };
}
