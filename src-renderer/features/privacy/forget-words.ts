/** What is to be forgotten, in words; and the moment that a field for date and time holds. */
import type { EraseWhat } from '../../../src-preload/contract/erase.ts';
import { t } from '../../messages/t.ts';
import { formatExact } from '../../ui/times.ts';

/** `labelOf`: the label of a scope. */
export function describeWhat(what: EraseWhat, labelOf: (scope: string) => string): string {
  switch (what.what) {
    case 'last':
      return t('forget.whatLast', { minutes: what.minutes });
    case 'range':
      return t('forget.whatRange', { from: formatExact(what.from), to: formatExact(what.to) });
    case 'application':
      return t('forget.whatApplication', { application: what.application });
    case 'site':
      return t('forget.whatSite', { site: what.site });
    case 'scope':
      return t('forget.whatScope', { name: labelOf(what.scope) });
  }
}

/** Milliseconds since 1970 of `2026-03-01T09:30` in the machine's time zone; null while it is not whole. */
export function readMoment(typed: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(typed) ? new Date(typed).getTime() : NaN;
  return Number.isFinite(at) && at >= 0 ? at : null;
}
