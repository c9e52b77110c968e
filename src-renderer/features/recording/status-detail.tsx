/** What stands behind the status line: each display, what became of what was seen, what waits. */
import type { ReactNode } from 'react';
import type { Status } from '../../../src-preload/contract/app.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, formatNumber } from '../../ui/sizes.ts';
import { formatAgo, formatExact } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';

export function StatusDetail({ status }: { readonly status: Status }) {
  const now = useNow(1000);
  const retry = useAction('reading.retry-failed', ['app.status']);
  const { counters, backlog, storage, meaning } = status;
  return (
    <div className="flex w-80 flex-col gap-3">
      {status.recording.reason !== '' && <p>{status.recording.reason}</p>}
      <Facts title={t('recording.lastOnDisk')}>
        {status.displays.map((display) => (
          <Fact key={display.id} name={display.label}>
            {display.lastStoredAt === null ? (
              t('recording.noneYet')
            ) : (
              <span title={formatExact(display.lastStoredAt)}>{formatAgo(now - display.lastStoredAt)}</span>
            )}
          </Fact>
        ))}
        <Fact name={t('recording.by')}>{status.provider}</Fact>
      </Facts>
      <Facts title={t('recording.sinceStart')}>
        <Fact name={t('recording.lookedAt')}>{formatNumber(counters.seen)}</Fact>
        <Fact name={t('recording.kept')}>{formatNumber(counters.kept)}</Fact>
        <Fact name={t('recording.same')}>{formatNumber(counters.same)}</Fact>
        <Fact name={t('recording.excludedCount')}>{formatNumber(counters.excluded)}</Fact>
        <Fact name={t('recording.failed')}>{formatNumber(counters.failed)}</Fact>
      </Facts>
      <Facts title={t('recording.toDo')}>
        <Fact name={t('recording.waitingFact')}>{formatNumber(backlog.reading)}</Fact>
        <Fact name={t('recording.notReadableFact')}>{formatNumber(backlog.readingFailed)}</Fact>
        <Fact name={t('recording.notByMeaningFact')}>{formatNumber(backlog.vectors)}</Fact>
      </Facts>
      {backlog.readingFailed > 0 && (
        <Button disabled={retry.isPending} onClick={() => retry.mutate({})}>
          {t('recording.readAgain')}
        </Button>
      )}
      {meaning.state !== 'ready' && (
        <p className="text-ink-2">
          {t(meaning.state === 'loading' ? 'recording.meaningPrepared' : 'recording.meaningIsOff', {
            reason: meaning.reason === '' ? '' : `: ${meaning.reason}`,
          })}
        </p>
      )}
      <Facts title={t('recording.disk')}>
        <Fact name={t('recording.textAndIndex')}>{formatBytes(storage.databaseBytes)}</Fact>
        <Fact name={t('recording.pictures')}>{formatBytes(storage.imageBytes)}</Fact>
        <Fact name={t('recording.free')}>{formatBytes(storage.freeBytes)}</Fact>
      </Facts>
    </div>
  );
}

function Facts({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h2 className="text-small font-semibold text-ink-3">{title}</h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4">{children}</dl>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="truncate text-ink-2">{name}</dt>
      <dd className="text-right">{children}</dd>
    </>
  );
}
