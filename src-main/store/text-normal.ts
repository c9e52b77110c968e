/**
 * Brings text of every script to one written form, the same for what is indexed and for what is asked.
 * Scripts written without spaces are indexed character by character; the question's words then become phrases of characters.
 * So the index does not depend on a dictionary, and a better one needs no new index.
 */
import { porterStem } from './porter-stem.ts';

/** A character of a script that puts no spaces between words, with the marks that belong to it. */
const unspacedCharacter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;

/** Marks that writers leave out at will: accents, Hebrew points, Arabic vowel signs and the Arabic stretcher. */
const optionalMarks =
  /\u0640|[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;

/** Characters that are not seen: joiners, direction marks, soft hyphens. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** The written form that words are compared in, without the spaces between unspaced characters. */
export function foldText(text: string): string {
  return cleanText(text)
    .replace(invisible, '')
    .normalize('NFKD')
    .replace(optionalMarks, '')
    .normalize('NFKC')
    .toLowerCase();
}

/** A text that SQLite gives back as it was: no NUL, which would end it, and no halves of broken pairs. */
export function cleanText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', ' ');
}

/** The form that goes into the full-text index. */
export function normaliseText(text: string): string {
  return foldText(text).replace(unspacedCharacter, ' $& ');
}

/** Whether a text holds a character of a script that is written without spaces. */
export function isUnspaced(text: string): boolean {
  unspacedCharacter.lastIndex = 0;
  return unspacedCharacter.test(text);
}

/** A word as the index cuts it, or one character of an unspaced script. */
export interface Token {
  /** Folded and stemmed: two tokens with the same stem are the same word to the index. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  readonly unspaced: boolean;
}

/** The tokens of a text with their places in it, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const run of text.matchAll(/[\p{L}\p{N}\p{Mn}\p{Mc}\p{Co}]+/gu)) {
    let from = run.index;
    const add = (to: number, unspaced: boolean): void => {
      // Folding can end a word that looked like one ("½" becomes "1⁄2").
      for (const word of foldText(text.slice(from, to)).match(/[\p{L}\p{N}\p{Mn}\p{Mc}\p{Co}]+/gu) ?? []) {
        tokens.push({ stem: porterStem(word), start: from, end: to, unspaced });
      }
      from = to;
    };
    for (const character of run[0].matchAll(unspacedCharacter)) {
      if (run.index + character.index > from) add(run.index + character.index, false);
      add(run.index + character.index + character[0].length, true);
    }
    const end = run.index + run[0].length;
    if (end > from) add(end, false);
  }
  return tokens;
}

/** How many words a text has; a character of an unspaced script counts as half a word. */
export function countWords(text: string): number {
  let words = 0;
  for (const token of tokensOf(text)) words += token.unspaced ? 0.5 : 1;
  return Math.ceil(words);
}
