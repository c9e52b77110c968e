/** Numbers as one types them, in the language of the window. */
import { locale } from './language.ts';

/**
 * "12,000", "12 000" and "0.5", or as others write a half, "0,5"; where the language has its points and commas the other way
 * round, "12.000" and "0,5". `NaN` for what is no number.
 */
export function readNumber(text: string): number {
  const plain = text.trim().replaceAll(/[\s']/gu, '');
  const hasComma = (0.5).toLocaleString(locale()).includes(',');
  const grouped = hasComma ? /^[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/u : /^\d{1,3}(,\d{3})+(\.\d*)?$/u;
  if (!grouped.test(plain)) return Number(plain.replace(',', '.'));
  return Number(hasComma ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', ''));
}
