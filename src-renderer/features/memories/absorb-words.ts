/** What becomes of what was seen and said, in the owner's words. Pure. */
import type { AbsorbSummary, Batch, BatchState } from '../../../src-preload/contract/absorb.ts';
import { t } from '../../messages/t.ts';
import { formatAge } from '../../ui/times.ts';

export const batchWords: Readonly<Record<BatchState, string>> = {
  open: t('memories.batchOpen'),
  waiting: t('memories.batchWaiting'),
  absorbed: t('memories.batchAbsorbed'),
  nothing: t('memories.batchNothing'),
  'no-model': t('memories.batchNoModel'),
  'over-budget': t('memories.batchOverBudget'),
  failed: t('memories.batchFailed'),
};

/** What goes on now, in one line. */
export function absorbLine({ model, collecting, waiting, setAside, failed }: AbsorbSummary): string {
  const parts = [
    collecting > 0 && t('memories.collecting', { count: collecting }),
    waiting > 0 && t('memories.toAbsorb', { count: waiting }),
    setAside > 0 && t('memories.setAside', { count: setAside }),
    failed > 0 && t('memories.failedBatches', { count: failed }),
  ].filter((part) => part !== false);
  if (parts.length > 0) return parts.join(' · ');
  return model === null ? t('memories.withoutModel') : t('memories.allAbsorbed');
}

/** What today has brought and cost; empty where there was nothing. */
export function todayLine({ today }: AbsorbSummary): string {
  if (today.batches === 0 && today.calls === 0) return '';
  const brought = [
    today.added > 0 && t('memories.added', { count: today.added }),
    today.changed > 0 && t('memories.changed', { count: today.changed }),
  ].filter((part) => part !== false);
  const words = brought.length > 0 ? brought.join(', ') : t('memories.nothingNew');
  const line = t('memories.today', { brought: words, count: today.batches });
  if (today.calls === 0) return line;
  return `${line}, ${t('memories.callsAndTokens', { calls: today.calls, tokens: today.tokens })}`;
}

/** What came of a batch, or what it waits for. */
export function batchLine(batch: Batch, now: number): string {
  const { state, reason, nextTryAt, added, changed, dropped, items, calls, tokens } = batch;
  const parts = [
    t('memories.moments', { count: items }),
    added > 0 && t('memories.added', { count: added }),
    changed > 0 && t('memories.changed', { count: changed }),
    dropped > 0 && t('memories.refused', { count: dropped }),
    calls > 0 && t('memories.callsTokens', { calls, tokens }),
    state === 'waiting' &&
      nextTryAt !== null &&
      nextTryAt > now &&
      t('memories.nextTry', { time: formatAge(nextTryAt - now) }),
    reason,
  ];
  return parts.filter((part) => part !== false && part !== '').join(' · ');
}
