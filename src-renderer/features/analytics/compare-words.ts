/** How a number stands to the one of the range before, in words. Pure. */
import { t, type MessageValues } from '../../messages/t.ts';

/** How a number stands to the one before, with the number that says it; null where there is nothing to compare. */
interface Compared extends MessageValues {
  readonly how: 'new' | 'none' | 'same' | 'times' | 'more' | 'less';
  readonly amount: number;
}

/** "18 % more", "4 times as much", "new", "the same"; null where there is nothing to compare. */
export function compareWords(now: number, before: number): string | null {
  const compared = compare(now, before);
  return compared && t('analytics.compared', compared);
}

/** As above in a whole phrase, with what the range before is called: "18 % more than in the week before". */
export function compareToBeforeWords(now: number, before: number, inBefore: string): string | null {
  const compared = compare(now, before);
  return compared && t('analytics.comparedToBefore', { ...compared, before: inBefore });
}

function compare(now: number, before: number): Compared | null {
  if (before === 0) return now === 0 ? null : { how: 'new', amount: now };
  if (now === 0) return { how: 'none', amount: 0 };
  const change = Math.round((now / before - 1) * 100);
  if (Math.abs(change) < 3) return { how: 'same', amount: 0 };
  if (change >= 200) return { how: 'times', amount: Math.round(now / before) };
  return change > 0 ? { how: 'more', amount: change } : { how: 'less', amount: -change };
}

/** A share in per cent: "42 %", "< 1 %". */
export function shareWords(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const share = (part / whole) * 100;
  return share < 1 ? '< 1 %' : `${Math.round(share)} %`;
}
