/** What `xprop` and `xwininfo` print, as values. Both are run in the C locale, so that other bytes come in octal. */

/** The lines `NAME(TYPE) = value` and `NAME(WINDOW): window id # …` of xprop; what was "not found" is absent. */
export function parseProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^([A-Z_0-9]+)\([A-Z_0-9]+\)(?: = |: )(.*)$/.exec(line);
    if (match) properties.set(match[1]!, match[2]!);
  }
  return properties;
}

/** The windows of a list, without the one that means none. */
export function windowIds(value: string): string[] {
  return (value.match(/0x[0-9a-f]+/gi) ?? []).filter((id) => Number(id) !== 0);
}

export function numbers(value: string | undefined): number[] {
  return (value?.match(/-?\d+/g) ?? []).map(Number);
}

/** The strings of a list of quoted strings. */
export function quotedStrings(value: string): string[] {
  return [...value.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map((match) => decodeBytes(unescapeBytes(match[1]!)));
}

function unescapeBytes(text: string): Uint8Array {
  const named: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 };
  const bytes: number[] = [];
  for (const [, octal, escaped, plain] of text.matchAll(/\\([0-7]{3})|\\(.)|([^\\])/gsu)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (escaped !== undefined) bytes.push(named[escaped] ?? escaped.charCodeAt(0));
    else bytes.push(...Buffer.from(plain!, 'utf8'));
  }
  return Uint8Array.from(bytes);
}

/** UTF-8 where it is; else compound text, whose other character sets become `�` so that the rest can be compared. */
function decodeBytes(bytes: Uint8Array): string {
  const escape = 27;
  const latin = Buffer.from(bytes).toString('latin1');
  if (bytes.includes(escape)) return decodeCompoundText(latin);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return latin;
  }
}

function decodeCompoundText(latin: string): string {
  return latin
    .split('\x1b')
    .map((part, index) => {
      if (index === 0) return part;
      if (part.startsWith('%G')) return Buffer.from(part.slice(2), 'latin1').toString('utf8');
      if (part.startsWith('$')) return '\ufffd';
      return part.replace(/^[ -/]+[0-~]/, '');
    })
    .join('');
}
