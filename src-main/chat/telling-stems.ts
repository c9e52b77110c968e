/** The words of a text that tell something, as the index knows them: two texts can be compared by them. */
import { stopWords } from '../base/stop-words.ts';
import { foldText, tokensOf } from '../store/text-normal.ts';

/** In their order, with repeats. */
export function tellingStems(text: string): string[] {
  return tokensOf(text)
    .filter(({ start, end }) => !stopWords.has(foldText(text.slice(start, end))))
    .map(({ stem }) => stem);
}
