/** Numbers and sizes in words. Decimal units, as the file managers of all three platforms show them, but for Windows. */
import { locale } from '../messages/language.ts';

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Bytes with at most three digits: "0 B", "412 MB", "1.2 GB". */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 9.95 ? 1 : 0;
  return `${formatNumber(Number(value.toFixed(digits)), digits)} ${units[unit]}`;
}

/** "1,204", or as the language writes it; with `digits` exactly so many behind the point. */
export function formatNumber(value: number, digits?: number): string {
  return value.toLocaleString(
    locale(),
    digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits },
  );
}
