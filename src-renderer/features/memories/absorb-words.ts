/** What becomes of what was seen and said, in the owner's words. Pure. */
import type { AbsorbSummary, Batch, BatchState } from '../../../src-preload/contract/absorb.ts';
import { formatCount } from '../../ui/sizes.ts';
import { formatAge } from '../../ui/times.ts';

export const batchWords: Readonly<Record<BatchState, string>> = {
  open: 'Still collecting',
  waiting: 'Its turn comes',
  absorbed: 'Absorbed',
  nothing: 'Nothing worth keeping',
  'no-model': 'Set aside: no model was chosen',
  'over-budget': 'Set aside: over the limit',
  failed: 'Failed',
};

/** What goes on now, in one line. */
export function absorbLine({ model, collecting, waiting, setAside, failed }: AbsorbSummary): string {
  const parts = [
    collecting > 0 && `${formatCount(collecting, 'moment')} collecting`,
    waiting > 0 && `${formatCount(waiting, 'batch', 'batches')} to be absorbed`,
    setAside > 0 && `${formatCount(setAside, 'batch', 'batches')} set aside`,
    failed > 0 && `${formatCount(failed, 'batch', 'batches')} failed`,
  ].filter((part) => part !== false);
  if (parts.length > 0) return parts.join(' · ');
  return model === null ? 'Episodes and pages are made without a model' : 'Everything so far is absorbed';
}

/** What today has brought and cost; empty where there was nothing. */
export function todayLine({ today }: AbsorbSummary): string {
  if (today.batches === 0 && today.calls === 0) return '';
  const brought = [
    today.added > 0 && `${today.added.toLocaleString('en')} added`,
    today.changed > 0 && `${today.changed.toLocaleString('en')} changed`,
  ].filter((part) => part !== false);
  const cost =
    today.calls > 0 ? `, ${formatCount(today.calls, 'call')} and ${formatCount(today.tokens, 'token')}` : '';
  return `Today ${brought.length > 0 ? brought.join(', ') : 'nothing new'} from ${formatCount(today.batches, 'batch', 'batches')}${cost}`;
}

/** What came of a batch, or what it waits for. */
export function batchLine(batch: Batch, now: number): string {
  const { state, reason, nextTryAt, added, changed, dropped, items, calls, tokens } = batch;
  const parts = [
    formatCount(items, 'moment'),
    added > 0 && `${added} added`,
    changed > 0 && `${changed} changed`,
    dropped > 0 && `${dropped} refused by the rules`,
    calls > 0 && `${formatCount(calls, 'call')}, ${formatCount(tokens, 'token')}`,
    state === 'waiting' &&
      nextTryAt !== null &&
      nextTryAt > now &&
      `next try in ${formatAge(nextTryAt - now)}`,
    reason,
  ];
  return parts.filter((part) => part !== false && part !== '').join(' · ');
}
