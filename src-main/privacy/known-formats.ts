/** Finds secrets by the characters that they begin with, whatever a reader has made of some of them. */
import { fold, foldCode } from './misreadings.ts';
import { knownFormats } from './secret-rules.ts';
import { endOfRun, endOfSecret } from './secret-run.ts';
import type { SecretSpan } from './secret-span.ts';
import { lookAt } from './strangeness.ts';

/** Letters that a reader may drop of a secret without its being taken for something else. */
const keptShare = 0.8;
/** So many beginnings within one run of characters; more are a text made to take long. */
const mostInRun = 8;
/** A prefix of so many letters is known in the middle of a word as well. */
const tellingPrefix = 5;

const commonPrefixes = new Set(['SK', 'key-', 'sl.', 'pat', 'SG.', 'vep_', 'vei_', 'vea_']);

interface FoldedFormat {
  readonly folded: string;
  /** As it is spelled, for the short ones that are too common when folded. */
  readonly prefix: string;
  readonly caption: string;
  /** Only as it is spelled: read otherwise it is the beginning of many words. */
  readonly isCommon: boolean;
  readonly length: number;
}

const byStart: ReadonlyMap<number, readonly FoldedFormat[]> = groupByStart();

/** In the order of the text; they may overlap. Looks at each character once, and at each candidate at most 8,192 further. */
export function findKnownFormats(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  let runEnd = 0;
  let inRun = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    const first = foldCode(text.charCodeAt(at));
    if (first === 0) continue;
    const candidates = byStart.get(first * 128 + foldCode(nextLetter(text, at + 1)));
    if (!candidates) continue;
    const isInWord = at > 0 && isLetterOrDigit(text.charCodeAt(at - 1));
    for (const format of candidates) {
      if (isInWord && format.folded.length < tellingPrefix) continue;
      const bodyStart = endOfPrefix(text, at, format);
      if (bodyStart < 0) continue;
      if (at >= runEnd) [runEnd, inRun] = [endOfRun(text, bodyStart), 0];
      else if (++inRun > mostInRun) break;
      const span = matchFormat(text, at, bodyStart, format);
      if (!span) continue;
      found.push(span);
      at = span.end - 1;
      break;
    }
  }
  return found;
}

function matchFormat(
  text: string,
  start: number,
  bodyStart: number,
  format: FoldedFormat,
): SecretSpan | null {
  const isAsWritten = text.startsWith(format.prefix, start);
  if (!isAsWritten && format.isCommon) return null;
  const run = endOfRun(text, bodyStart);
  const end = endOfSecret(text, bodyStart, Math.max(run, bodyStart), format.length);
  const body = text.slice(bodyStart, end);
  const look = lookAt(body);
  if (look.length < format.length * keptShare || look.distinct < 6 || /x{5}|\.{3}|\*{3}/i.test(body))
    return null;
  const isTelling = isAsWritten && (/[_.-]/.test(format.prefix) || look.lowers === 0);
  const leastStrange = isTelling ? 2 : format.folded.length < 4 && !isAsWritten ? 4.4 : 3.6;
  if (look.strangeness < leastStrange && look.digits * 8 < look.length) return null;
  if (look.digits === 0 && look.uppers * look.lowers === 0 && !(isTelling && look.strangeness > 3.2))
    return null;
  return {
    start,
    end,
    rule: 'known-format',
    type: 'api_key',
    caption: format.caption,
    confidence: isAsWritten ? 0.98 : 0.85,
  };
}

/** Where the body begins, or -1. Dashes and dots may stand where they like, and three of them be read as spaces. */
function endOfPrefix(text: string, start: number, { folded }: FoldedFormat): number {
  let at = start;
  let spaces = 0;
  for (let letter = 0; letter < folded.length; at++) {
    if (at >= text.length) return -1;
    const code = text.charCodeAt(at);
    const here = foldCode(code);
    if (here === folded.charCodeAt(letter)) letter++;
    else if (here !== 0 || letter === 0 || !isSeparator(code) || (code === 32 && ++spaces > 3)) return -1;
  }
  while (at < text.length && isSeparator(text.charCodeAt(at)) && at - start < folded.length + 8) {
    if (text.charCodeAt(at) === 32 && ++spaces > 3) return -1;
    at++;
  }
  return at;
}

/** `_ - . ~ : =`, or a space. */
function isSeparator(code: number): boolean {
  return (
    code === 95 || code === 45 || code === 46 || code === 126 || code === 58 || code === 61 || code === 32
  );
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function nextLetter(text: string, from: number): number {
  for (let at = from; at < text.length && at < from + 3; at++) {
    const code = text.charCodeAt(at);
    if (foldCode(code) !== 0) return code;
  }
  return 0;
}

function groupByStart(): Map<number, FoldedFormat[]> {
  const groups = new Map<number, FoldedFormat[]>();
  for (const { prefix, caption, length } of knownFormats) {
    const folded = fold(prefix);
    const start = folded.charCodeAt(0) * 128 + folded.charCodeAt(1);
    groups.set(start, [
      ...(groups.get(start) ?? []),
      { folded, prefix, caption, length, isCommon: commonPrefixes.has(prefix) },
    ]);
  }
  // The longer says more: sk-ant- before sk-.
  for (const group of groups.values()) group.sort((a, b) => b.folded.length - a.folded.length);
  return groups;
}
