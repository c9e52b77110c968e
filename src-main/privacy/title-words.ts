/** Finds phrases in a title by whole words, also in scripts that put no space between them. */

/** Letters of scripts written without spaces: a phrase may begin and end anywhere in a run of them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
/** Korean glues particles to the end of a word, never to its start. */
const hangul = /\p{Script=Hangul}/u;
/** Arabic and Hebrew glue the article and short prepositions in front, up to three letters. */
const prefixed = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const longestPrefix = 3;
const wordLetter = /[\p{L}\p{N}\p{M}_]/u;
const separators = /\s[-–—‒―|·•:]+\s|[()[\]{}【】「」『』]/u;

/** Whether folded `text` holds one of the folded `phrases` as whole words. */
export function holdsPhrase(text: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => holds(text, phrase));
}

/** Whether a part of folded `text`, between brackets or dashes, is exactly one of the folded `words`. */
export function hasPart(text: string, words: ReadonlySet<string>): boolean {
  return text.split(separators).some((part) => words.has(part.trim()));
}

function holds(text: string, phrase: string): boolean {
  if (phrase === '') return false;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = characterBefore(text, wordStart(text, at));
    const after = characterAt(text, at + phrase.length);
    const first = characterAt(phrase, 0);
    const last = characterBefore(phrase, phrase.length);
    if (mayStart(before, first) && mayEnd(last, after)) return true;
  }
  return false;
}

/** Where the word at `at` begins, if only a prefix stands before it; else `at`. */
function wordStart(text: string, at: number): number {
  if (!prefixed.test(characterAt(text, at))) return at;
  for (let length = 0; length <= longestPrefix; length++) {
    if (!wordLetter.test(characterBefore(text, at - length))) return at - length;
  }
  return at;
}

function mayStart(before: string, first: string): boolean {
  return before === '' || !wordLetter.test(before) || unspaced.test(before) || unspaced.test(first);
}

function mayEnd(last: string, after: string): boolean {
  if (after === '' || !wordLetter.test(after)) return true;
  return unspaced.test(last) || unspaced.test(after) || hangul.test(last);
}

function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, index: number): string {
  if (index <= 0) return '';
  const low = text.charCodeAt(index - 1);
  const pair = low >= 0xdc00 && low <= 0xdfff && index >= 2;
  return pair ? text.slice(index - 2, index) : text.slice(index - 1, index);
}
