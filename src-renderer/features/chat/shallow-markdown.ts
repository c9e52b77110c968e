/**
 * Quotes and lists within each other, as deep as anybody reads. What the parser and the page spend on them grows with the square
 * of their depth, and some thousand on one line, which a model that repeats itself writes, end the page.
 */

const deepest = 24;
const marker = String.raw`[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))`;
const tooDeep = new RegExp(`^((?:${marker}){${deepest}})(?:${marker})+`, 'gmu');

/** The same text; of the marks with which a line begins those beyond the 24th are left out. */
export function shallowMarkdown(text: string): string {
  return text.replace(tooDeep, '$1');
}
