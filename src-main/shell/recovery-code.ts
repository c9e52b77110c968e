/**
 * The recovery code: 120 random bits that the owner writes down, in groups that can be read out and typed. A mistyped one is
 * told from a wrong one by its check, so nobody doubts the paper for the sake of a letter.
 */
import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: without I, L, O and U, which are taken for others. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLetters = 24;
const checkLetters = 4;
const groupLetters = 4;

/** As in `7K2M-…`, seven groups of four. */
export function makeRecoveryCode(): string {
  const body = toLetters(randomBytes((codeLetters * 5) / 8), codeLetters);
  return grouped(body + checkOf(body));
}

/** The code as it was made; null where a letter is wrong, missing or too many. Case, spaces and dashes are the typist's. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\-–—_.]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  if (plain.length !== codeLetters + checkLetters) return null;
  const body = plain.slice(0, codeLetters);
  return checkOf(body) === plain.slice(codeLetters) ? grouped(plain) : null;
}

function checkOf(body: string): string {
  return toLetters(createHash('sha256').update(`mneme recovery ${body}`).digest(), checkLetters);
}

function grouped(text: string): string {
  return text.match(new RegExp(`.{${groupLetters}}`, 'g'))!.join('-');
}

/** Five bits a letter, from the front. */
function toLetters(bytes: Uint8Array, count: number): string {
  let text = '';
  for (let at = 0; at < count; at++) {
    const bit = at * 5;
    const pair = (bytes[bit >> 3]! << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += letters.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return text;
}
