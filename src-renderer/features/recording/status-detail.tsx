/** What stands behind the status line: each display, what became of what was seen, what waits. */
import type { ReactNode } from 'react';
import type { Status } from '../../../src-preload/contract/app.ts';
import { useAction } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { formatAge, formatExact } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';

export function StatusDetail({ status }: { readonly status: Status }) {
  const now = useNow(1000);
  const retry = useAction('reading.retry-failed', ['app.status']);
  const { counters, backlog, storage, meaning } = status;
  return (
    <div className="flex w-80 flex-col gap-3">
      {status.recording.reason !== '' && <p>{status.recording.reason}</p>}
      <Facts title="Last frame on disk">
        {status.displays.map((display) => (
          <Fact key={display.id} name={display.label}>
            {display.lastStoredAt === null ? (
              'none yet'
            ) : (
              <span title={formatExact(display.lastStoredAt)}>
                {formatAge(now - display.lastStoredAt)} ago
              </span>
            )}
          </Fact>
        ))}
        <Fact name="Recorded by">{status.provider}</Fact>
      </Facts>
      <Facts title="Since Mneme was started">
        <Fact name="Looked at">{count(counters.seen)}</Fact>
        <Fact name="Kept">{count(counters.kept)}</Fact>
        <Fact name="Nothing new">{count(counters.same)}</Fact>
        <Fact name="Excluded">{count(counters.excluded)}</Fact>
        <Fact name="Failed">{count(counters.failed)}</Fact>
      </Facts>
      <Facts title="Still to do">
        <Fact name="Waiting to be read">{count(backlog.reading)}</Fact>
        <Fact name="Could not be read">{count(backlog.readingFailed)}</Fact>
        <Fact name="Not yet found by meaning">{count(backlog.vectors)}</Fact>
      </Facts>
      {backlog.readingFailed > 0 && (
        <Button disabled={retry.isPending} onClick={() => retry.mutate({})}>
          Read the failed ones again
        </Button>
      )}
      {meaning.state !== 'ready' && (
        <p className="text-ink-2">
          Search by meaning is {meaning.state === 'loading' ? 'being prepared' : 'off'}
          {meaning.reason !== '' && `: ${meaning.reason}`}
        </p>
      )}
      <Facts title="Disk">
        <Fact name="Text and index">{formatBytes(storage.databaseBytes)}</Fact>
        <Fact name="Pictures">{formatBytes(storage.imageBytes)}</Fact>
        <Fact name="Free">{formatBytes(storage.freeBytes)}</Fact>
      </Facts>
    </div>
  );
}

function count(value: number): string {
  return value.toLocaleString('en');
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
