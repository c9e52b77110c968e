/** Shortens a text for a place that holds no more. */

/** At most `maxChars` characters; a longer text ends with "…", between two words where there are any near the end. */
export function cutAt(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars - 1).replace(/[\ud800-\udbff]$/, '');
  const space = cut.search(/\s\S*$/u);
  return `${(space > maxChars * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
