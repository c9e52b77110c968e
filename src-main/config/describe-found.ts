/** What was found where something else is allowed, short, and without a key or a password that was put in the wrong place. */
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';

/** For example `"fast" (text)`. */
export function describeFound(value: unknown): Sentence {
  if (value === null || value === undefined) return say('empty');
  if (Array.isArray(value)) return say('a list of {count}', { count: value.length });
  if (typeof value === 'object') return say('a group of keys');
  const shown = JSON.stringify(typeof value === 'string' ? withoutSecrets(value) : value);
  switch (typeof value) {
    case 'string':
      return say('{shown} (text)', { shown });
    case 'number':
      return say('{shown} (a number)', { shown });
    case 'boolean':
      return say('{shown} (true or false)', { shown });
    default:
      return say('{shown} (a value)', { shown });
  }
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
