/** Several texts as one without saying anything twice: used where two memories become one. */

const maxChars = 50_000;

/**
 * The texts on lines of their own, in their order; one that stands in another already, or in `said`, is left out.
 * Compared without regard to case and spaces. Longer than a memory's text may be it does not become.
 */
export function joinTexts(texts: readonly string[], said = ''): string {
  const kept: string[] = [];
  for (const text of texts.map((each) => each.trim())) {
    const folded = fold(text);
    if (folded === '' || fold([said, ...kept].join('\n')).includes(folded)) continue;
    kept.push(text);
  }
  return kept.join('\n').slice(0, maxChars);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ').trim();
}
