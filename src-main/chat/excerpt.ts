/** The parts of a long attachment that a question is about, where all of it has no room. */
import { stopWords } from '../base/stop-words.ts';
import { cutToTokens, estimateTokens } from './tokens.ts';

const pieceChars = 800;

/**
 * The whole text where it fits; else its beginning and the pieces that hold most of the question's words, rare ones weighing
 * more (inverse document frequency, Spärck Jones 1972), in the order of the text.
 */
export function excerptFor(text: string, question: string, tokens: number): string {
  if (estimateTokens(text) <= tokens) return text;
  const pieces = piecesOf(text);
  // Nothing but blanks.
  if (pieces.length === 0) return '';
  const words = [...new Set(question.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])].filter(
    (word) => !stopWords.has(word),
  );
  const lower = pieces.map((piece) => piece.toLowerCase());
  const scores = new Float64Array(pieces.length);
  for (const word of words) {
    const holders = lower.flatMap((piece, place) => (piece.includes(word) ? [place] : []));
    for (const place of holders) scores[place]! += Math.log(1 + pieces.length / holders.length);
  }
  const ranked = [...pieces.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
  const first = 0;
  const chosen = new Set<number>();
  let left = tokens;
  for (const place of [first, ...ranked]) {
    const cost = estimateTokens(pieces[place]!) + 4;
    if (chosen.has(place) || cost > left) continue;
    chosen.add(place);
    left -= cost;
  }
  if (chosen.size === 0) return cutToTokens(text, tokens);
  return [...chosen]
    .sort((a, b) => a - b)
    .map((place) => (place > 0 && !chosen.has(place - 1) ? `…\n${pieces[place]}` : pieces[place]))
    .join('\n');
}

/** Lines together, up to some 800 characters; a longer line is cut. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const line of text.split('\n')) {
    for (let from = 0; from === 0 || from < line.length; from += pieceChars) {
      const part = line.slice(from, from + pieceChars);
      if (piece.length + part.length > pieceChars && piece !== '') {
        pieces.push(piece);
        piece = '';
      }
      piece = piece === '' ? part : `${piece}\n${part}`;
    }
  }
  return piece.trim() === '' ? pieces : [...pieces, piece];
}
