/**
 * Guards a value of the vault that the owner looks at or copies: meanwhile pictures of the screen leave the window out where
 * the system can (macOS and Windows), and the clipboard is emptied again.
 */
import type { Clock } from '../base/clock.ts';

export interface SecretGuardParts {
  readonly window: () => { setContentProtection(enable: boolean): void };
  /** Newer versions of Electron answer later. */
  readonly clipboard: {
    readText(): string | Promise<string>;
    writeText(text: string): void | Promise<void>;
    clear(): void;
  };
  readonly clock: Clock;
}

export interface SecretGuard {
  /** To be called before a value is handed to the window. */
  beforeShown(): void;
  copy(value: string): Promise<void>;
  /** Empties the clipboard at once where it still holds the value. */
  clear(): Promise<void>;
}

/** The window hides a value after 20 s; the picture of it may stay a moment longer. */
const protectedMs = 22_000;
export const clipboardMs = 30_000;

export function createSecretGuard({ window, clipboard, clock }: SecretGuardParts): SecretGuard {
  let stopProtecting: (() => void) | null = null;
  let copied: { readonly value: string; readonly cancel: () => void } | null = null;

  async function clear(): Promise<void> {
    const known = copied;
    copied = null;
    known?.cancel();
    // What the owner copied since is theirs.
    if (known && (await clipboard.readText()) === known.value) clipboard.clear();
  }

  return {
    beforeShown() {
      stopProtecting?.();
      window().setContentProtection(true);
      stopProtecting = clock.after(protectedMs, () => {
        stopProtecting = null;
        window().setContentProtection(false);
      });
    },
    async copy(value) {
      copied?.cancel();
      copied = { value, cancel: clock.after(clipboardMs, () => void clear()) };
      await clipboard.writeText(value);
    },
    clear,
  };
}
