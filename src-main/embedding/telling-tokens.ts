/** Which of a text's tokens say what it is about: those of words that are neither stop words nor punctuation. */
import { stopWords } from '../base/stop-words.ts';

export interface TellingToken {
  /** Its place among all tokens of the text. */
  readonly place: number;
  /** The whole word that it is a part of, in lower case. */
  readonly word: string;
}

/** `pieces`: the tokens of one text as WordPiece writes them; "##" joins a piece to the one before. */
export function tellingTokens(pieces: readonly string[], from = 0): TellingToken[] {
  const telling: TellingToken[] = [];
  for (let start = from; start < pieces.length;) {
    let end = start + 1;
    let word = pieces[start]!;
    while (end < pieces.length && pieces[end]!.startsWith('##')) word += pieces[end++]!.slice(2);
    if (!isSpecial(word) && /[\p{L}\p{N}]/u.test(word) && !stopWords.has(word)) {
      for (let place = start; place < end; place++) telling.push({ place, word });
    }
    start = end;
  }
  return telling;
}

/** [CLS], [SEP], [PAD], and [UNK] for what the model does not know. */
function isSpecial(piece: string): boolean {
  return /^\[[A-Z]+\]$/.test(piece);
}
