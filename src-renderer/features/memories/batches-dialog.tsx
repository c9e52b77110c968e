/** Every batch with its state: what was in it, what came of it, and the way to try again or take it back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Batch } from '../../../src-preload/contract/absorb.ts';
import { request } from '../../client/bridge.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { batchLine, batchWords } from './absorb-words.ts';

export function BatchesDialog({ onClose }: { readonly onClose: () => void }) {
  const pages = useInfiniteQuery({
    queryKey: ['absorb.batches'],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) => request('absorb.batches', { before: pageParam, limit: 30 }),
    getNextPageParam: (page) => page.next,
  });
  const batches = pages.data?.pages.flatMap((page) => page.batches) ?? [];
  return (
    <Dialog title={t('memories.absorbing')} size="medium" onClose={onClose}>
      <p className="mb-3 text-ink-2">{t('memories.batchesLead')}</p>
      {pages.error && <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && batches.length === 0 && <p>{t('memories.noBatch')}</p>}
      <ul className="flex flex-col">
        {batches.map((batch) => (
          <BatchRow key={batch.id} batch={batch} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('memories.showEarlier')}
        </Button>
      )}
    </Dialog>
  );
}

function BatchRow({ batch }: { readonly batch: Batch }) {
  const now = useNow(5_000);
  const [open, setOpen] = useState(false);
  const retry = useAction('absorb.retry', ['absorb.summary', 'absorb.batches']);
  const undo = useAction('memory.undo', [...memoryAnswers, 'absorb.batches']);
  const { step } = batch;
  const error = retry.error ?? undo.error;
  return (
    <li className="flex flex-col gap-1 border-t border-line py-2">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex gap-2">
            <span className="font-medium">{batchWords[batch.state]}</span>
            <time
              className="text-ink-2"
              dateTime={new Date(batch.openedAt).toISOString()}
              title={formatExact(batch.openedAt)}
            >
              {formatRelative(batch.openedAt, now)}
            </time>
          </p>
          <p className="text-small break-words text-ink-2">{batchLine(batch, now)}</p>
        </div>
        {batch.state === 'failed' && (
          <Button disabled={retry.isPending} onClick={() => retry.mutate({ ids: [batch.id] })}>
            {t('ui.tryAgain')}
          </Button>
        )}
        {step !== null && (
          <Button disabled={undo.isPending} onClick={() => undo.mutate({ step })}>
            {t('memories.undo')}
          </Button>
        )}
        <Button tone="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('memories.hide') : t('memories.whatWasIn')}
        </Button>
      </div>
      {error && <ErrorNotice error={error} />}
      {open && <Items id={batch.id} />}
    </li>
  );
}

function Items({ id }: { readonly id: number }) {
  const { data } = useRequest('absorb.items', { id });
  if (!data) return null;
  if (data.length === 0) return <p className="text-small text-ink-2">{t('memories.itemsGone')}</p>;
  return (
    <ul
      className="selectable flex max-h-60 flex-col gap-1 overflow-y-auto text-small"
      tabIndex={0}
      aria-label={t('memories.whatWasIn')}
    >
      {data.map((item, at) => (
        <li key={at} className="line-clamp-2 break-words text-ink-2">
          {item.author !== null && <span className="font-medium">{item.author}: </span>}
          {item.text}
        </li>
      ))}
    </ul>
  );
}
