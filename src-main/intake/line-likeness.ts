/** When two lines that OCR read count as the same line. */

/** Times such as 9:05 or 1:02:33: of a clock or a player, if nothing else stands in the line. */
const timeToken = /\b\d{1,2}(?:[:.]\d{2}){1,2}\b(?:\s?[ap]\.?m\b\.?)?/giu;

/** What a line is compared by. */
export interface LineKey {
  /** Letters and digits in lower case, nothing else. */
  readonly letters: string;
  /** The digits alone, in their order. */
  readonly digits: string;
  /** The letters with every run of digits made one `#`. */
  readonly masked: string;
  /** The letters with those made one that OCR takes for each other. */
  readonly shape: string;
}

/**
 * The key of a line, or null where nothing is left that could be searched: no letter or digit at all, or only times of a
 * clock. `clockTexts` are the ways in which the machine's own clock writes the moment of the frame; they are taken out, or
 * else a task bar would bring a new line each minute.
 */
export function keyOf(line: string, clockTexts: ReadonlySet<string>): LineKey | null {
  const plain = line.normalize('NFKC').toLowerCase();
  const withoutClock = plain.replace(timeToken, (time) => (clockTexts.has(bare(time)) ? ' ' : time));
  if (!/[\p{L}\p{N}]/u.test(withoutClock.replace(timeToken, ' '))) return null;
  const letters = withoutClock.replace(/[^\p{L}\p{N}]+/gu, '');
  return {
    letters,
    digits: letters.replace(/[^\p{Nd}]+/gu, ''),
    masked: letters.replace(/\p{Nd}+/gu, '#'),
    shape: letters
      .replaceAll('rn', 'm')
      .replaceAll('vv', 'w')
      .replaceAll('cl', 'd')
      .replace(/[ijt|!1]/gu, 'l'),
  };
}

/** How clocks write this moment and the minutes around it, with 12 and 24 hours, in the machine's time zone. */
export function clockTextsAt(capturedAt: number): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const minutes of [-1, 0, 1]) {
    const time = new Date(capturedAt + minutes * 60_000);
    const rest = String(time.getMinutes()).padStart(2, '0');
    const hour = time.getHours();
    for (const shown of [hour, hour % 12 === 0 ? 12 : hour % 12]) {
      texts.add(`${shown}:${rest}`);
      texts.add(`${String(shown).padStart(2, '0')}:${rest}`);
    }
  }
  return texts;
}

/**
 * Equal but for OCR noise: the same digits (a price that changed is another line), and shapes that differ by at most one
 * edit in sixteen letters, none in shorter lines, where one letter makes another word.
 */
export function isSameLine(a: LineKey, b: LineKey): boolean {
  if (a.letters === b.letters) return true;
  if (a.digits !== b.digits) return false;
  const limit = Math.floor(Math.max(a.shape.length, b.shape.length) / 16);
  return isWithinEdits(a.shape, b.shape, limit);
}

/** The line was typed on: the old one, but for noise, stands at the start of the new one, which is longer. */
export function isGrownFrom(now: LineKey, before: LineKey): boolean {
  const { length } = before.letters;
  if (length < 2 || now.letters.length <= length) return false;
  if (now.letters.startsWith(before.letters)) return true;
  // A word that is half typed is often misread, so the last four letters do not count.
  const sure = length - 4;
  return (
    sure >= 6 &&
    isWithinEdits(now.letters.slice(0, sure), before.letters.slice(0, sure), Math.floor(sure / 16))
  );
}

/** The same line with other numbers in it: a progress, a count, a rate. */
export function isRecounted(now: LineKey, before: LineKey): boolean {
  return now.masked === before.masked && now.masked.length >= 4 && now.digits !== before.digits;
}

/** Levenshtein's distance is at most `limit`; only the band of the table that can matter is computed (Ukkonen 1985). */
export function isWithinEdits(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = new Array<number>(b.length + 1).fill(limit + 1);
    if (i <= limit) next[0] = i;
    let best = next[0]!;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(swap, row[j]! + 1, next[j - 1]! + 1);
      best = Math.min(best, next[j]!);
    }
    if (best > limit) return false;
    row = next;
  }
  return row[b.length]! <= limit;
}

function bare(time: string): string {
  return time.replace(/\s?[ap]\.?m\.?$/iu, '').replaceAll('.', ':');
}
