/** Finds values by what stands beside them: "password: …", `API_KEY=…`, "Authorization: Bearer …", "your PIN is …". */
import { kindOfLabel, wordsOf, type LabelKind } from './secret-labels.ts';
import { endOfRun, endOfSecret, isDrawnByLot, isPlaceholder, isTokenCode } from './secret-run.ts';
import type { SecretSpan } from './secret-span.ts';
import { lookAt } from './strangeness.ts';

/** A part of every label that is looked at, with what readers make of its letters. */
const labelPart =
  /p[a@]ss|pwd|psw|t[o0]ken|secret|5ecret|k[e3]y|cred|auth|bearer|jwt|sid|otp|2fa|mfa|pin|tan|verif|webhook|dsn|mnemonic|pat|kennwort|senha|contrase|wachtwoord|has[lł]o|parola|lozinka|l[oö]senord|salasana|heslo|sifre|şifre|парол|密码|パスワード|비밀번호/giu;
const identifierCode = /[\p{L}\p{N}_$-]/u;
const longestLabel = 80;
const longestValue = 4_096;
const farthestValue = 64;
/** Words between a label and its value. */
const glue =
  /^(?:is|was|are|string|str|text|const|let|var|value|basic|bearer|token|apikey|api-token|api-key|digest|negotiate|set|to|as|your|new|the|my|ist|lautet|es|est|for|of|in|on|and|wifi|code)$/i;
const saysIs = /^(?:is|was|ist|lautet|es|est|basic|bearer)$/i;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const quotes = '"\'`“”„‘’«»';
const operators = '=:>,(→|';

/** In the order of the text; they may overlap. */
export function findLabelled(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  let done = 0;
  for (const { index } of text.matchAll(labelPart)) {
    if (index < done) continue;
    const label = labelAround(text, index);
    done = label.end;
    const kind = kindOfLabel(label.words);
    const span = kind && valueAfter(text, label.end, kind, label.words);
    if (!span) continue;
    found.push(span);
    done = Math.max(done, span.end);
  }
  return found;
}

/** The identifier at a place with the words before it on its line, two at most. */
function labelAround(text: string, at: number): { readonly end: number; readonly words: string[] } {
  let start = at;
  while (start > 0 && at - start < longestLabel && identifierCode.test(text[start - 1]!)) start--;
  let end = at;
  while (end < text.length && end - at < longestLabel && identifierCode.test(text[end]!)) end++;
  // "API key" is a label as a whole.
  const next = /^ (?:keys?|tokens?|secrets?|passwords?|codes?|ids?)\b/i.exec(text.slice(end, end + 12));
  if (next) end += next[0].length;
  const before =
    /(?:[\p{L}\p{N}'-]{1,20} ){0,2}$/u.exec(text.slice(Math.max(0, start - 42), start))?.[0] ?? '';
  const own = wordsOf(text.slice(start, end)).map(asMeant);
  const isPlainKey = own.length === 1 && /^keys?$/.test(own[0]!);
  const prose = own.length > 3 ? [] : wordsOf(before);
  // "the key" is no label, "API key" is one.
  const words = [...prose, ...own];
  return { end, words: isPlainKey && kindOfLabel(words) === 'key' ? [] : words };
}

/** Digits that a reader put for letters of a word. */
function asMeant(word: string): string {
  return /^\d+$|^\d?fa$/.test(word)
    ? word
    : word
        .replaceAll('0', 'o')
        .replaceAll('1', 'l')
        .replaceAll('5', 's')
        .replaceAll('3', 'e')
        .replaceAll('@', 'a');
}

function valueAfter(
  text: string,
  labelEnd: number,
  kind: Exclude<LabelKind, null>,
  label: readonly string[],
): SecretSpan | null {
  let at = labelEnd;
  let hasOperator = false;
  let quote = '';
  let lines = 0;
  for (let skipped = 0; at < text.length && at - labelEnd < farthestValue;) {
    const letter = text[at]!;
    if (letter === '\n' && ++lines > 2) return null;
    if (quotes.includes(letter)) quote = letter;
    else if (operators.includes(letter)) [hasOperator, quote] = [true, ''];
    else if (letter === '\n') hasOperator = true;
    else if (/[\s?!.\])[{\\-]/.test(letter)) quote = letter === '\\' ? quote : '';
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
  const end = endOfValue(text, at, kind, quote);
  if (end <= at || (lines > 0 && /^=|^\s?[=:]/.test(text.slice(end - 1, end + 2)))) return null;
  const value = text.slice(at, end);
  const accepted =
    kind === 'password'
      ? isPassword(value, hasOperator)
      : isToken(value, hasOperator, quote !== '', kind === 'key');
  if (!accepted) return null;
  const reached = isDrawnByLot(lookAt(value)) ? endOfSecret(text, at, end, 16) : end;
  return {
    start: at,
    end: reached,
    rule: 'labelled',
    type: kind === 'password' ? 'credential' : 'api_key',
    caption: captionOf(kind, label),
    confidence: hasOperator ? 0.85 : 0.65,
  };
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

/** Not an expression of a program, nor what stands for a value. */
function isLiteral(value: string): boolean {
  return (
    !/^[$%{<([]|\$[{(]|\{\{|^(?:process|os|env|config|self|this|System|input|getpass)\b/.test(value) &&
    !/^[A-Za-z_$][\w$]*(?:(?:\.|::|->)[A-Za-z_$][\w$]*){1,6}\(?\)?$/.test(value) &&
    !/^(?:https?:|\/|\.\/|~\/|[A-Z]:\\)/i.test(value) &&
    !/^[A-Z]+(?:_[A-Z]+)+$/.test(value) &&
    !/^[\w.+-]+@[\w-]+\.[\w.]+$/.test(value)
  );
}

function isPassword(value: string, hasOperator: boolean): boolean {
  if (!hasOperator || value.length < 4 || value.length > 128 || !isLiteral(value)) return false;
  const look = lookAt(value);
  if (/^[*•●·.xX_-]+$/.test(value) || /[*•●]{3}/.test(value)) return false;
  const symbols = value.replaceAll(/[\p{L}\p{N}\s.,:_'’-]/gu, '').length;
  const hasInnerUpper = /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(value);
  if (look.digits === value.length) return value.length >= 6 && value.length <= 12;
  const classes =
    Number(look.digits > 0) + Number(look.lowers > 0) + Number(look.uppers > 0) + Number(symbols > 0);
  if (look.digits > 0 && look.lowers + look.uppers >= 2 && value.length >= 6) return classes >= 2;
  if (symbols > 0 && value.length >= 6) return classes >= 2 && !/^\p{L}+[?!/&+]+\p{L}*$/u.test(value);
  if (/^\p{L}{2,}(?:[-_.]\p{L}{2,}){2,}$/u.test(value)) return true;
  return value.length >= 8 && (hasInnerUpper ? look.strangeness > 3 : isDrawnByLot(look));
}

/** `isWeak`: the label is any key, so that the value must speak for itself. */
function isToken(value: string, hasOperator: boolean, isQuoted: boolean, isWeak: boolean): boolean {
  const look = lookAt(value);
  if (look.length < 8 || !isLiteral(value) || isPlaceholder(value, look)) return false;
  if (
    /^\d{4}-\d\d-\d\d|^v?\d+(?:\.\d+)+|\.(?:pem|key|json|ya?ml|txt|crt|cer|p12|ts|js|py|go|md|html?|png|svg)$/i.test(
      value,
    )
  )
    return false;
  if (isWeak && hasOperator && uuid.test(value)) return true;
  if (isWeak) return hasOperator && look.length >= 32 && look.digits >= 4 && look.strangeness >= 4.6;
  if (!hasOperator) return look.length >= 14 && look.digits >= 2 && isDrawnByLot(look);
  if (look.length >= 16 && look.digits === 0 && look.distinct >= 10 && isDrawnByLot(look)) return true;
  if (look.digits < 1 || look.lowers + look.uppers < 2) return false;
  if (look.length >= 10 && isDrawnByLot(look)) return true;
  const share = look.digits / look.length;
  return isQuoted || look.length >= 16
    ? look.strangeness >= 3.9 ||
        (look.digits >= 3 && look.length >= 9 && share < 0.6 && look.strangeness >= 3.4)
    : look.strangeness >= 4.2 ||
        (look.digits >= 3 && look.length >= 9 && share < 0.5 && look.strangeness >= 2.6);
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
