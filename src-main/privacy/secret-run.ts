/** The characters that secrets are made of, and how far one goes that a line break or a misread space cuts in two. */
import { lookAt, type Look } from './strangeness.ts';

/** Of the characters that stand for nothing but themselves: true for those that a token may hold. */
const tokenCodes = codesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/=.~');
/** What a reader makes of a letter within a token. */
const strayCodes = codesOf('|!@$§©€¢«»°');
const drawnByLot = 4.6;
/** Enough beside a secret, where no word with a digit in it is to be expected. */
const alike = 2.8;
/** Lines of one text that a secret may go over. */
const mostPieces = 80;
const longestSecret = 8_192;

export function isTokenCode(code: number): boolean {
  return code < 128 && tokenCodes[code] === 1;
}

/** Behind the last token character from `start` on; characters that a reader put for a letter may stand between two. */
export function endOfRun(text: string, start: number): number {
  let at = start;
  const limit = Math.min(text.length, start + longestSecret);
  for (; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (isTokenCode(code)) continue;
    const isStray = code < 256 && strayCodes[code] === 1 && at > start && at + 1 < text.length;
    if (!isStray || !isTokenCode(text.charCodeAt(at + 1))) break;
  }
  while (at > start && (text[at - 1] === '.' || text[at - 1] === '-') && !isTokenCode(text.charCodeAt(at)))
    at--;
  return at;
}

/** No word, no number, no date: what is drawn by lot, or a piece of it. */
export function isDrawnByLot(look: Look): boolean {
  if (look.length < 4 || look.distinct < Math.min(5, look.length)) return false;
  const letters = look.lowers + look.uppers;
  if (letters === 0) return false;
  // Few letters say little, so they must be stranger.
  return look.strangeness >= (look.length < 10 ? drawnByLot + 0.6 : drawnByLot);
}

/** Something that stands for a secret instead of being one: xxxx, ****, 1234, an alphabet, your-key-here. */
export function isPlaceholder(text: string, look: Look = lookAt(text)): boolean {
  if (look.length < 4 || look.distinct < Math.min(6, 2 + look.length / 4)) return true;
  const lower = text.toLowerCase();
  if (/x{5}|0{8}|\.{3}|\*{3}|_{4}/.test(lower)) return true;
  if (lower.includes('abcdefghijklm') || lower.includes('example') || lower.includes('placeholder'))
    return true;
  return (
    /^(?:your|my|the|insert|enter|some|put|dummy|sample|change)[-_. ]?[a-z]/.test(lower) && look.digits === 0
  );
}

/**
 * Where a secret ends of which a run ends at `end`: goes on over what a reader put for letters, over spaces as long as `wanted`
 * letters are not there yet or pieces follow that are drawn by lot, and over whole lines of the same kind.
 */
export function endOfSecret(text: string, start: number, end: number, wanted: number): number {
  let reached = endOfGlued(text, end);
  let have = lookAt(text, start, reached).length;
  let pieceStart = start;
  for (let pieces = 0; pieces < mostPieces; pieces++) {
    const next = nextPiece(text, reached);
    if (!next) return reached;
    const look = lookAt(text, next.start, next.end);
    if (!goesOn(look, have < wanted, next.isNextLine, reached - pieceStart)) return reached;
    if (look.length + have > Math.max(wanted * 1.3, longestSecret)) return reached;
    have += look.length;
    pieceStart = next.start;
    reached = endOfGlued(text, next.end);
  }
  return reached;
}

function goesOn(look: Look, isShort: boolean, isNextLine: boolean, lineLength: number): boolean {
  if (isShort && look.length >= 2) {
    if (isDrawnByLot(look) || isMixed(look) || (look.digits > 0 && look.digits < look.length)) return true;
  }
  const isAlike = (look.digits > 0 && look.strangeness >= alike) || (isDrawnByLot(look) && isMixed(look));
  if (look.lowers + look.uppers < 2 || !isAlike) return false;
  return isNextLine ? lineLength >= 16 && look.length >= 8 && look.distinct >= 7 : look.length >= 6;
}

/** Goes on where a letter was taken for a bracket or the like, without a space, and more of the same follows. */
function endOfGlued(text: string, end: number): number {
  let reached = end;
  for (let pieces = 0; pieces < mostPieces; pieces++) {
    let at = reached;
    while (at < text.length && at - reached < 2 && isGlue(text.charCodeAt(at))) at++;
    const next = endOfRun(text, at);
    if (at === reached || next === at) return reached;
    const look = lookAt(text, at, next);
    const isPiece = isDrawnByLot(look) || isMixed(look) || (look.digits > 0 && look.digits < look.length);
    if (!isPiece) return reached;
    reached = next;
  }
  return reached;
}

/** No space, no quote, no sign that parts values: a bracket, or a letter of another alphabet. */
function isGlue(code: number): boolean {
  return (
    (code > 32 && code < 127 && !isTokenCode(code) && !/["'`,<>&\\]/.test(String.fromCharCode(code))) ||
    (code > 160 && code < 0x250 && code !== 0xab && code !== 0xbb)
  );
}

function isMixed(look: Look): boolean {
  return look.uppers > 1 && look.lowers > 1;
}

function nextPiece(
  text: string,
  from: number,
): { readonly start: number; readonly end: number; readonly isNextLine: boolean } | null {
  let at = from;
  let isNextLine = false;
  while (at - from < 2 && at + 1 < text.length && '.-|;:()[]{}'.includes(text[at]!)) at++;
  if (!/\s/.test(text[at] ?? '')) at = from;
  for (; at < text.length && at - from < 12; at++) {
    const letter = text[at]!;
    if (letter === '\n') {
      if (isNextLine) return null;
      isNextLine = true;
    } else if (letter === '\\' && text[at + 1] === 'n') {
      isNextLine = true;
      at++;
    } else if (letter !== ' ' && letter !== '\r' && letter !== '\t') break;
  }
  if (at === from || (!isNextLine && at - from > 3)) return null;
  const end = endOfRun(text, at);
  return end > at ? { start: at, end, isNextLine } : null;
}

function codesOf(letters: string): Uint8Array {
  const codes = new Uint8Array(256);
  for (const letter of letters) {
    const code = letter.charCodeAt(0);
    if (code < 256) codes[code] = 1;
  }
  return codes;
}
