/** Guesses which key was meant by a misspelt one. */

/** The known key that differs least, where it differs by no more than a third of its letters; else null. */
export function nearestKey(written: string, known: readonly string[]): string | null {
  let best: { readonly key: string; readonly distance: number } | null = null;
  for (const key of known) {
    const pairs = [
      [written, key],
      [lastPart(written), lastPart(key)],
    ] as const;
    for (const [one, other] of pairs) {
      const distance = editDistance(plain(one), plain(other));
      const isNear = distance <= Math.max(2, other.length / 3);
      if (isNear && (best === null || distance < best.distance)) best = { key, distance };
    }
  }
  return best?.key ?? null;
}

/** `intervalSeconds`, `interval-seconds` and `interval_seconds` are meant to be the same. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[_\s-]/gu, '');
}

function lastPart(key: string): string {
  return key.split('.').at(-1) ?? key;
}

/** Insertions, deletions and replacements (Levenshtein 1966). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
