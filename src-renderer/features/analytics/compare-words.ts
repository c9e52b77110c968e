/** How a number stands to the one of the range before, in words. Pure. */

/** "18 % more", "half as much", "new", "the same"; null where there is nothing to compare. */
export function compareWords(now: number, before: number): string | null {
  if (before === 0) return now === 0 ? null : 'new';
  if (now === 0) return 'none now';
  const change = Math.round((now / before - 1) * 100);
  if (Math.abs(change) < 3) return 'the same';
  if (change >= 200) return `${Math.round(now / before)} times as much`;
  return change > 0 ? `${change} % more` : `${-change} % less`;
}

/** A share in per cent: "42 %", "< 1 %". */
export function shareWords(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const share = (part / whole) * 100;
  return share < 1 ? '< 1 %' : `${Math.round(share)} %`;
}
