/** How many tokens a text will be, near enough to keep a prompt within its room without the model's own tokenizer. */

/** Letters of alphabets: some three a token in the languages that models know less well. */
const perLetter = 0.3;

/** An estimate that is rather too high than too low. */
export function estimateTokens(text: string): number {
  const wide = text.match(/[\u2e80-\u{10ffff}]/gu)?.length ?? 0;
  return Math.ceil((text.length - wide) * perLetter + wide);
}

/** The beginning of a text that has room, at a line or word's end where there is one near, with a mark where it was cut. */
export function cutToTokens(text: string, tokens: number): string {
  if (estimateTokens(text) <= tokens) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (estimateTokens(text.slice(0, middle)) + 2 <= tokens) low = middle;
    else high = middle - 1;
  }
  if (low === 0) return '';
  const cut = text.slice(0, low);
  const end = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf(' '));
  return `${(end > low * 0.8 ? cut.slice(0, end) : cut).replace(/[\ud800-\udbff]$/, '')} …`;
}
