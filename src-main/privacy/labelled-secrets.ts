/** Finds values by what stands beside them: "password: …", `API_KEY=…`, "Authorization: Bearer …", "your PIN is …". */
import { isKindOfKey, kindOfLabel, wordsOf, type LabelKind } from './secret-labels.ts';
import { endOfRun, endOfSecret, isDrawnByLot, isTokenCode } from './secret-run.ts';
import type { SecretSpan } from './secret-span.ts';
import { isPassword, isToken } from './secret-values.ts';
import { lookAt } from './strangeness.ts';

/** A part of every label that is looked at, with what readers make of its letters. */
const labelPart =
  /p[a@]ss|[a@]ssw|pwd|psw|t[o0]ken|secret|5ecret|k[e3]y|cred|auth|bearer|jwt|mdp|session|sid|otp|2fa|mfa|pin|tan|verif|webhook|dsn|mnemonic|pat|kennwort|schlüssel|senha|contrase|wachtwoord|has[lł]o|parola|lozinka|l[oö]senord|salasana|heslo|sifre|şifre|парол|密码|パスワード|비밀번호/giu;
const letter = /[\p{L}\p{N}]/u;
const hasMisread = /[\d@]/;
const longestLabel = 80;
const longestValue = 4_096;
const farthestValue = 64;
/** Words between a label and its value. */
const glue =
  /^(?:is|was|are|string|str|text|const|let|var|value|basic|bearer|token|apikey|api-token|api-key|digest|negotiate|set|to|as|your|new|the|my|ist|lautet|es|est|for|of|in|on|and|wifi|code)$/i;
/** Behind a label and nothing but spaces: a word with a digit in it. Looked at first, as most words behind labels have none. */
const besideLabel = /^ +[\p{L}\p{N}][^\s\d]{0,63}\d|^ +\d/u;
const saysIs = /^(?:is|was|ist|lautet|es|est|basic|bearer)$/i;
const quotes = '"\'`“”„‘’«»';
const operators = '=:>→|';

/** So many labels within one run of characters; more are a text made to take long. */
const mostInRun = 6;

/** In the order of the text; they may overlap. */
export function findLabelled(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  let done = 0;
  let runEnd = 0;
  let inRun = 0;
  for (const { index } of text.matchAll(labelPart)) {
    if (index < done) continue;
    if (index >= runEnd) [runEnd, inRun] = [endOfChunk(text, index), 0];
    else if (++inRun > mostInRun) {
      done = runEnd;
      continue;
    }
    const label = labelAround(text, index);
    done = label.end;
    const kind = kindOfLabel(label.words);
    const span = kind && valueAfter(text, label, kind);
    if (!span) continue;
    found.push(span);
    done = Math.max(done, span.end);
  }
  return found;
}

/** The next space, at most as far as a value goes. */
function endOfChunk(text: string, start: number): number {
  let at = start;
  while (at < text.length && at - start < longestValue && text.charCodeAt(at) > 32) at++;
  return at;
}

interface Label {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

/** The identifier at a place with the words before it on its line, two at most. */
function labelAround(text: string, at: number): Label {
  let start = at;
  while (start > 0 && at - start < longestLabel && isOfName(text, start - 1)) start--;
  let end = at;
  while (end < text.length && end - at < longestLabel && isOfName(text, end)) end++;
  // "API key" is a label as a whole.
  const next =
    text[end] !== ' '
      ? null
      : /^ (?:keys?|tokens?|secrets?|passwords?|codes?|ids?)\b/i.exec(text.slice(end, end + 12));
  if (next) end += next[0].length;
  const own = wordsOf(text.slice(start, end)).map(asMeant);
  const prose = own.length > 3 ? [] : wordsBefore(text, start).split(' ').slice(0, -1);
  // "the key" is no label, "API key" is one.
  const isPlainKey = own.length === 1 && /^keys?$/.test(own[0]!);
  if (isPlainKey && !isKindOfKey(prose.at(-1) ?? '')) return { start, end, words: [] };
  return { start, end, words: [...prose.flatMap(wordsOf), ...own] };
}

/** Two words at most, each followed by one space. */
function wordsBefore(text: string, end: number): string {
  let start = end;
  for (let words = 0; words < 2 && text[start - 1] === ' '; words++) {
    let word = start - 1;
    while (word > 0 && start - word < 22 && isOfName(text, word - 1)) word--;
    if (word === start - 1) break;
    start = word;
  }
  return text.slice(start, end);
}

function isOfName(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 128) return letter.test(text[at]!);
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 36
  );
}

/** Nothing but a few words stands on the line of the label: what a form shows above its field. */
function standsAlone(text: string, { start, end }: Label): boolean {
  const line = text.slice(Math.max(0, start - 40), start);
  const before = line.slice(line.lastIndexOf('\n') + 1);
  return (
    before.length < 40 &&
    before.trim().split(/\s+/).length <= 2 &&
    /^[^\w]{0,3}\s*\n/.test(text.slice(end, end + 12))
  );
}

/** Digits that a reader put for letters of a word. */
function asMeant(word: string): string {
  if (!hasMisread.test(word)) return word;
  return /^\d+$|^\d?fa$/.test(word)
    ? word
    : word
        .replaceAll('0', 'o')
        .replaceAll('1', 'l')
        .replaceAll('5', 's')
        .replaceAll('3', 'e')
        .replaceAll('@', 'a');
}

function valueAfter(text: string, label: Label, kind: Exclude<LabelKind, null>): SecretSpan | null {
  const labelEnd = label.end;
  let at = labelEnd;
  // `--password` of a command line takes what follows it.
  let hasOperator = text.startsWith('--', label.start);
  let quote = '';
  let lines = 0;
  for (let skipped = 0; at < text.length && at - labelEnd < farthestValue;) {
    const sign = text[at]!;
    if (sign === '\n' && ++lines > 2) return null;
    if (quotes.includes(sign)) quote = sign;
    else if (operators.includes(sign)) [hasOperator, quote] = [true, ''];
    else if (sign === ',' && /^,\s?["'`“”‘’]/.test(text.slice(at, at + 3))) [hasOperator, quote] = [true, ''];
    else if (sign === '\n') hasOperator = true;
    else if (!/[\p{L}\p{N}$%{<+/_]/u.test(sign)) quote = sign === '\\' ? quote : '';
    else {
      const word = /^[A-Za-z-]{1,12}(?=[\s:])/.exec(text.slice(at, at + 13))?.[0];
      if (!word || !glue.test(word) || ++skipped > 4) break;
      hasOperator ||= saysIs.test(word);
      at += word.length;
      continue;
    }
    at++;
  }
  if (kind === 'code') return codeAt(text, at, hasOperator);
  if (kind === 'password' && !hasOperator && !besideLabel.test(text.slice(labelEnd, labelEnd + 80)))
    return null;
  const end = endOfValue(text, at, kind, quote);
  if (
    kind === 'password' &&
    lines > 0 &&
    !(standsAlone(text, label) && /^\s*(?:\n|$|<\/)/.test(text.slice(end, end + 12)))
  )
    return null;
  if (end <= at || (lines > 0 && /^=|^\s?[=:]/.test(text.slice(end - 1, end + 2)))) return null;
  const value = text.slice(at, end);
  const isAccepted =
    kind === 'password'
      ? isPassword(value, hasOperator)
      : isToken(value, hasOperator, quote !== '', kind === 'key');
  const reached = isAccepted
    ? isDrawnByLot(lookAt(value))
      ? endOfSecret(text, at, end, 16)
      : end
    : kind === 'password' || !hasOperator
      ? -1
      : endOfPieces(text, at);
  if (reached < 0) return null;
  return {
    start: at,
    end: reached,
    rule: 'labelled',
    type: kind === 'password' ? 'credential' : 'api_key',
    caption: captionOf(kind, label.words),
    confidence: hasOperator ? 0.85 : 0.65,
  };
}

/** Of a value whose dashes were read as spaces: behind its last piece, if all of them together are drawn by lot; else -1. */
function endOfPieces(text: string, start: number): number {
  if (!/\d/.test(text.slice(start, start + 120))) return -1;
  const line = /^[\w=+/.~-]+(?: [\w=+/.~-]+){1,4}/.exec(text.slice(start, start + 200))?.[0];
  if (!line) return -1;
  const pieces = line.split(' ');
  while (pieces.length > 1 && !isFragment(pieces.at(-1)!)) pieces.pop();
  const joined = pieces.join(' ');
  const look = lookAt(joined);
  const wordy = pieces.filter((piece) => !isFragment(piece)).join('').length;
  if (pieces.length < 2 || look.length < 16 || look.digits < 2 || wordy > look.length / 2) return -1;
  return endOfSecret(text, start, start + joined.length, look.length);
}

function isFragment(piece: string): boolean {
  const look = lookAt(piece);
  return isDrawnByLot(look) || (look.digits > 0 && look.lowers + look.uppers > 0);
}

function endOfValue(text: string, start: number, kind: Exclude<LabelKind, null>, quote: string): number {
  if (quote !== '') {
    const closing = quote === '“' || quote === '„' ? '”' : quote === '«' ? '»' : quote;
    const line = text.slice(start, start + longestValue);
    const end = line.search(new RegExp(`[\\n\\s${closing}]`));
    if (end > 0 && line[end] === closing) return start + end;
  }
  const hardEnd = kind === 'password' ? /[\s"'`<>“”]|\\n/ : /[\s"'`<>“”;,&)\]}]|\\n/;
  const end = text.slice(start, start + longestValue).search(hardEnd);
  let at = end < 0 ? Math.min(text.length, start + longestValue) : start + end;
  while (at > start && /[.,;:?)\]}]/.test(text[at - 1]!)) at--;
  return kind !== 'password' && isTokenCode(text.charCodeAt(start))
    ? Math.max(at, endOfRun(text, start))
    : at;
}

/** Four to eight digits, in two halves or one. */
function codeAt(text: string, at: number, hasOperator: boolean): SecretSpan | null {
  const code = /^(?:[A-Z]-)?(?:\d{3}[- ]\d{3}|\d{4,8})(?![\d.,]*\d|[%€$])/.exec(text.slice(at, at + 12))?.[0];
  if (!code || !hasOperator) return null;
  return {
    start: at,
    end: at + code.length,
    rule: 'one-time-code',
    type: 'credential',
    caption: 'One-time code',
    confidence: 0.8,
  };
}

function captionOf(kind: Exclude<LabelKind, null>, label: readonly string[]): string {
  if (kind === 'password') return 'Password';
  const words = new Set(label);
  if (words.has('key') || words.has('apikey') || words.has('keys')) return 'Key';
  return words.has('token') || words.has('bearer') || words.has('authorization') ? 'Token' : 'Secret';
}
