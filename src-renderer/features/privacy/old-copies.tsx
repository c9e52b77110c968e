/** Backups and a replaced database: what each still holds of what was forgotten, and a way to delete it. */
import { useState } from 'react';
import type { Backup } from '../../../src-preload/contract/backup.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { formatExact } from '../../ui/times.ts';

const outdated = ['backup.list', 'backup.status'] as const;

export function OldCopies() {
  const list = useRequest('backup.list', {});
  const status = useRequest('backup.status', {});
  const remove = useAction('backup.remove', outdated);
  const letGo = useAction('backup.keep-restored', outdated);
  const [asks, setAsks] = useState<Backup | 'replaced' | null>(null);
  const replaced = status.data?.replaced ?? null;
  const isBusy = remove.isPending || letGo.isPending || (status.data?.running ?? null) !== null;
  const error = list.error ?? status.error ?? remove.error ?? letGo.error;
  return (
    <Section title={t('forget.copies')} lead={t('forget.copiesLead')}>
      {error && <ErrorNotice error={error} />}
      {list.data?.length === 0 && status.data && !replaced && (
        <p className="py-1.5 text-ink-2">{t('forget.copiesNone')}</p>
      )}
      <ul aria-label={t('forget.copies')}>
        {replaced && (
          <Copy
            name={t('forget.copyReplaced', {
              when: formatExact(replaced.at),
              bytes: formatBytes(replaced.bytes),
            })}
            holds=""
            isBusy={isBusy}
            onDelete={() => setAsks('replaced')}
          />
        )}
        {list.data?.map((backup) => (
          <Copy
            key={backup.id}
            name={t('forget.copyOf', { when: formatExact(backup.madeAt) })}
            holds={describe(backup)}
            isBusy={isBusy}
            onDelete={() => setAsks(backup)}
          />
        ))}
      </ul>
      {asks && (
        <ConfirmDialog
          title={
            asks === 'replaced'
              ? t('forget.copyReplacedAsk')
              : t('forget.copyDeleteAsk', { when: formatExact(asks.madeAt) })
          }
          action={t('forget.copyDeleteAction')}
          onConfirm={() => {
            setAsks(null);
            if (asks === 'replaced') letGo.mutate({});
            else remove.mutate({ id: asks.id });
          }}
          onClose={() => setAsks(null)}
        >
          {asks === 'replaced' ? t('forget.copyReplacedText') : t('forget.copyDeleteText')}
        </ConfirmDialog>
      )}
    </Section>
  );
}

interface CopyProps {
  readonly name: string;
  readonly holds: string;
  readonly isBusy: boolean;
  readonly onDelete: () => void;
}

function Copy({ name, holds, isBusy, onDelete }: CopyProps) {
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-2">
      <div className="min-w-60 flex-1">
        <p className="font-medium">{name}</p>
        {holds !== '' && <p className="text-ink-2">{holds}</p>}
      </div>
      <Button aria-label={t('forget.copyDeleteOf', { when: name })} disabled={isBusy} onClick={onDelete}>
        {t('forget.copyDelete')}
      </Button>
    </li>
  );
}

function describe({ holds }: Backup): string {
  if (!holds) return t('forget.copyUnread');
  const { frames, messages, firstAt, lastAt } = holds;
  const memories = Object.values(holds.memories).reduce((sum, count) => sum + count, 0);
  const all = t('forget.copyHolds', { frames, memories, messages });
  return firstAt === null || lastAt === null
    ? all
    : t('forget.copyHoldsSpan', { holds: all, from: formatExact(firstAt), to: formatExact(lastAt) });
}
