/** The owner's patterns: plain text in which `*` stands for any text. Linear in the text, whatever the pattern. */
import { foldText } from './plain-text.ts';

/** Turns a pattern into a test of folded text: `whole` must match all of it, `part` any stretch. */
export function createPattern(pattern: string, extent: 'whole' | 'part'): (folded: string) => boolean {
  const pieces = pattern.split('*').map(foldText);
  const open = extent === 'part' ? ['', ...pieces, ''] : pieces;
  return (folded) => matchPieces(open, folded);
}

/** Whether `text` is the pieces in order with any text between them. The earliest place of each piece is the best one. */
function matchPieces(pieces: readonly string[], text: string): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
