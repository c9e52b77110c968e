/** Which texts go through the model together. */

const maxTexts = 16;
// Texts of a batch are padded to the longest, so what a batch costs is its count times that length. This many characters
// take about a quarter of a second: as long as a question may have to wait behind passages.
const maxPaddedChars = 10_000;

/**
 * Cuts texts into batches of similar length; each batch is a list of positions in `texts`. A text that is longer than a
 * batch may be goes alone.
 */
export function cutIntoBatches(texts: readonly string[]): number[][] {
  const byLength = texts.map((_, index) => index).sort((a, b) => texts[b]!.length - texts[a]!.length);
  const batches: number[][] = [];
  let batch: number[] = [];
  for (const index of byLength) {
    const longest = texts[batch[0] ?? index]!.length;
    if (batch.length === maxTexts || (batch.length > 0 && (batch.length + 1) * longest > maxPaddedChars)) {
      batches.push(batch);
      batch = [];
    }
    batch.push(index);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
