/** The small window of quick entry: made at its first use, over whatever is in front, hidden when it loses the focus. */
import { BrowserWindow, screen, type WebContents } from 'electron';
import { eventChannel } from '../../src-preload/contract/channels.ts';
import { windowAddress } from './schemes.ts';
import type { Language } from './texts/texts.ts';
import { sandboxed } from './window.ts';

export interface QuickWindow {
  /** Shows it on the display with the pointer, or hides it where it is in front already. */
  toggle(): void;
  hide(): void;
  /** Null before its first use. */
  contents(): WebContents | null;
  send(name: string, payload: unknown): void;
  /** Loads it anew, where it was made, in another language or size. */
  reload(): void;
  close(): void;
}

const size = { width: 560, height: 210 };
/** Where on the display it stands, from the top. */
const fromTop = 0.22;

export interface QuickWindowParts {
  readonly preload: string;
  readonly icon: string;
  /** How its page is to look, asked each time that it is loaded. */
  readonly look: () => { readonly title: string; readonly language: Language; readonly textSize: number };
}

export function createQuickWindow(parts: QuickWindowParts): QuickWindow {
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
      title: parts.look().title,
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
    load(made);
    return made;
  }

  function load(made: BrowserWindow): void {
    const { title, language, textSize } = parts.look();
    made.setTitle(title);
    made.setContentSize(
      Math.round((size.width * textSize) / 100),
      Math.round((size.height * textSize) / 100),
    );
    void made.loadURL(windowAddress({ language, isQuick: true }));
  }

  return {
    toggle() {
      own ??= open();
      if (own.isVisible() && own.isFocused()) return own.hide();
      const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
      own.setPosition(
        Math.round(workArea.x + (workArea.width - own.getBounds().width) / 2),
        Math.round(workArea.y + workArea.height * fromTop),
      );
      own.show();
      own.focus();
    },
    hide: () => own?.hide(),
    reload() {
      if (own && !own.isDestroyed()) load(own);
    },
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
