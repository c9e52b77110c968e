/** The objects of a JSON array, one at a time, so that a file of any size is never held as a whole. */
import { say } from '../../src-preload/contract/sentences/say.ts';
import { chooseAnother, exportAgain, maxItemChars, refusal, type Item } from './read-text.ts';

const deepest = 200;
/** An array, or an object whose first member is one: mem0 answers `{ "results": [ … ] }`. */
const opening = /^\uFEFF?\s*(?:\{\s*"(?:results|memories)"\s*:\s*)?\[/u;
const openingChars = 1_000;

/** Throws `invalid-input` for what is no such array, ends too early, is nested too deep, or holds anything but objects. */
export async function* readItems(file: string, pieces: AsyncIterable<string>): AsyncGenerator<Item, void> {
  let rest = '';
  let at = -1;
  let begin = -1;
  let depth = 0;
  let inString = false;
  let place = 0;
  for await (const piece of pieces) {
    rest += piece;
    if (at < 0) {
      const found = opening.exec(rest);
      if (found === null && rest.length < openingChars) continue;
      if (found === null)
        throw refusal(file, say('is no list of JSON'), say('Choose the file as it was exported'));
      at = found[0].length;
    }
    for (; at < rest.length; at++) {
      const char = rest.charCodeAt(at);
      if (inString) {
        if (char === 0x5c) at++;
        else if (char === 0x22) inString = false;
      } else if (char === 0x22 && depth > 0) inString = true;
      else if (char === 0x7b || (char === 0x5b && depth > 0)) {
        if (depth++ === 0) {
          begin = at;
          place++;
        }
        if (depth > deepest)
          throw refusal(file, say('is nested too deep in item {place}', { place }), chooseAnother);
      } else if (char === 0x7d || char === 0x5d) {
        if (depth === 0 && char === 0x5d) return;
        if (--depth === 0) {
          yield { text: rest.slice(begin, at + 1), place };
          begin = -1;
        }
        if (depth < 0) break;
      } else if (depth === 0 && !' \t\r\n,'.includes(rest[at]!))
        throw refusal(
          file,
          say('holds something else than an object after item {place}', { place }),
          chooseAnother,
        );
    }
    if (depth < 0) break;
    const kept = begin >= 0 ? begin : Math.min(at, rest.length);
    rest = rest.slice(kept);
    at -= kept;
    if (begin >= 0) begin = 0;
    if (rest.length > maxItemChars)
      throw refusal(file, say('has an item {place} that is too long', { place }), chooseAnother);
  }
  if (at < 0) throw refusal(file, say('is no list of JSON'), say('Choose the file as it was exported'));
  throw refusal(file, say('ends in the middle, in or after item {place}', { place }), exportAgain);
}
