/** Whether a secret is still to be read in what was kept. */

const leakChars = 8;

/** Any eight characters of it in a row, spaces and line breaks apart. Pieces of fewer than five different ones tell nothing. */
export function leaks(secret: string, kept: string): boolean {
  const text = kept.replaceAll(/\s/g, '');
  const bare = secret.replaceAll(/\s/g, '');
  for (let at = 0; at + leakChars <= bare.length; at++) {
    const piece = bare.slice(at, at + leakChars);
    if (new Set(piece).size >= 5 && text.includes(piece)) return true;
  }
  return false;
}
