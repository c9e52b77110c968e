/** A pressed combination of keys as an Electron accelerator. Pure. */
interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Enter',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
};

/**
 * 'Control+Shift+Space' and the like; null while only modifiers are down, or for a key that would be taken away from
 * every other program (one without Control, Alt or Super, but for the function keys).
 */
export function acceleratorOf({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
  const key = keyName(code);
  const isFunctionKey = /^F\d+$/.test(code);
  if (key === null || !(ctrlKey || metaKey || altKey || isFunctionKey)) return null;
  const modifiers = [ctrlKey && 'Control', metaKey && 'Super', altKey && 'Alt', shiftKey && 'Shift'];
  return [...modifiers.filter((name) => name !== false), key].join('+');
}

function keyName(code: string): string | null {
  const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (letter) return letter;
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code;
  return named[code] ?? null;
}
