/** Sizes in words. Decimal units, as the file managers of all three platforms show them, but for Windows. */
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
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** A count with its noun: "1 frame", "1,204 frames". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
