/** When two facts are the same but for the way in which they are written. Pure. */
import { createHash } from 'node:crypto';

/** Equal for texts that differ only in case, width, accents' encoding, punctuation and white space. */
export function digestOfFact(text: string): string {
  const said = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}+#%$€£°@/-]+/gu, ' ')
    .trim();
  // A fact that is all punctuation is compared as it stands.
  return createHash('sha256')
    .update(said || text.trim())
    .digest('hex')
    .slice(0, 32);
}
