/** What is being absorbed: one honest line at the foot of the memories, with the way to every batch. */
import { useQueryClient } from '@tanstack/react-query';
import { CircleAlert, Layers2 } from 'lucide-react';
import { useState } from 'react';
import { useEvent } from '../../client/use-event.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { absorbLine, todayLine } from './absorb-words.ts';
import { BatchesDialog } from './batches-dialog.tsx';

export function AbsorbStrip() {
  const client = useQueryClient();
  const [detailed, setDetailed] = useState(false);
  const { data: summary } = useRequest('absorb.summary', {});
  const retry = useAction('absorb.retry', ['absorb.summary', 'absorb.batches']);
  const resume = useAction('absorb.resume', ['absorb.summary', 'absorb.batches']);
  useEvent('absorb.changed', (next) => {
    client.setQueryData(['absorb.summary', {}], next);
    void client.invalidateQueries({ queryKey: ['absorb.batches'] });
  });
  if (!summary) return null;
  const trouble = resume.error?.message ?? retry.error?.message ?? null;
  const Icon = trouble === null && summary.failed === 0 ? Layers2 : CircleAlert;
  return (
    <div
      role="group"
      aria-label={t('memories.absorbing')}
      className="flex min-h-10 shrink-0 items-center gap-3 border-t border-line px-4 py-1"
    >
      <Icon size={14} aria-hidden className="shrink-0 text-ink-2" />
      <p role="status" className="min-w-0 flex-1 truncate" title={trouble ?? undefined}>
        {trouble ?? absorbLine(summary)}
        <span className="text-ink-2">
          {trouble === null && todayLine(summary) !== '' && ` · ${todayLine(summary)}`}
        </span>
      </p>
      {summary.setAside > 0 && summary.model !== null && (
        <Button disabled={resume.isPending} onClick={() => resume.mutate({})}>
          {t('memories.absorbThem')}
        </Button>
      )}
      {summary.failed > 0 && (
        <Button disabled={retry.isPending} onClick={() => retry.mutate({})}>
          {t('ui.tryAgain')}
        </Button>
      )}
      <Button tone="quiet" onClick={() => setDetailed(true)}>
        {t('memories.batches')}
      </Button>
      {detailed && <BatchesDialog onClose={() => setDetailed(false)} />}
    </div>
  );
}
