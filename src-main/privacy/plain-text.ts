/** Makes two ways of writing the same words equal, so that no invisible character carries a window past the gate. */

/** Accents of Latin, Greek and Cyrillic; Hebrew points; Arabic vowel signs and the stretching line. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]|\u0640/gu;
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const notText = /[\p{Cc}\p{Z}]+/gu;

/**
 * Folds a title, a name or a pattern for comparison: compatibility forms (NFKC), no case (`ß` = `SS`, every Turkish i
 * the same), no accents, no zero-width or direction marks, one space between words.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(invisible, '')
    .replace(notText, ' ')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(/ς/g, 'σ')
    .replace(/ı/g, 'i')
    .normalize('NFC')
    .trim();
}
