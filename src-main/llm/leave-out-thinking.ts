/** Some models think aloud at the beginning of an answer, between `<think>` and `</think>`; that is no part of it. */

const opening = '<think>';
const closing = '</think>';

/** A filter for the pieces of one answer: gives each piece without the thinking; `end` gives what was held back. */
export function createThinkingFilter(): { pass(piece: string): string; end(): string } {
  let state: 'undecided' | 'thinking' | 'answering' = 'undecided';
  let held = '';
  function pass(piece: string): string {
    if (state === 'answering') return piece;
    held += piece;
    if (state === 'undecided') {
      const start = held.trimStart();
      if (start.length < opening.length && opening.startsWith(start)) return '';
      state = start.startsWith(opening) ? 'thinking' : 'answering';
    }
    if (state === 'thinking') {
      const at = held.indexOf(closing);
      if (at < 0) {
        // Only so much is kept as may be the beginning of the closing mark.
        held = held.slice(-(closing.length - 1));
        return '';
      }
      state = 'answering';
      held = held.slice(at + closing.length).trimStart();
    }
    const rest = held;
    held = '';
    return rest;
  }
  return {
    pass,
    end: () => (state === 'undecided' ? held : ''),
  };
}
