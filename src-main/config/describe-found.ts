/** What was found where something else is allowed, short, and without a key or a password that was put in the wrong place. */

/** For example `"fast" (text)`. */
export function describeFound(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a group of keys';
  const name =
    { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'a value';
  return `${JSON.stringify(typeof value === 'string' ? withoutSecrets(value) : value)} (${name})`;
}

/** A text as it is quoted in a message: short, and nothing that may be a secret. */
export function withoutSecrets(text: string, longest = 60): string {
  const shown = text.replace(/\S{16,}/gu, (word) => (mayBeSecret(word) ? `${word.slice(0, 3)}…` : word));
  return shown.length > longest ? `${shown.slice(0, longest - 3)}…` : shown;
}

/** A long word of letters and digits is no word of a language; a key, a token and an address with a password are such words. */
function mayBeSecret(word: string): boolean {
  return /\p{L}/u.test(word) && /\p{N}/u.test(word);
}
