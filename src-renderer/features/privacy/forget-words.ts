/** What is to be forgotten, in words; and the moment that a field for date and time holds. */
import type { EraseWhat } from '../../../src-preload/contract/erase.ts';
import { formatExact } from '../../ui/times.ts';

export function describeWhat(what: EraseWhat): string {
  switch (what.what) {
    case 'last':
      return `the last ${what.minutes} minutes`;
    case 'range':
      return `${formatExact(what.from)} to ${formatExact(what.to)}`;
    case 'application':
      return `everything in ${what.application}`;
    case 'site':
      return `every page of ${what.site}`;
  }
}

/** Milliseconds since 1970 of `2026-03-01T09:30` in the machine's time zone; null while it is not whole. */
export function readMoment(typed: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(typed) ? new Date(typed).getTime() : NaN;
  return Number.isFinite(at) && at >= 0 ? at : null;
}
