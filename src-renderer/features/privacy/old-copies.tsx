/** Backups and a replaced database: what each still holds of what was forgotten, and a way to delete it. */
import { useState, type ReactNode } from 'react';
import type { Backup } from '../../../src-preload/contract/backup.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { formatExact } from '../../ui/times.ts';
import { DropReplaced } from './drop-replaced.tsx';

const outdated = ['backup.list', 'backup.status'] as const;

export function OldCopies() {
  const list = useRequest('backup.list', {});
  const status = useRequest('backup.status', {});
  const remove = useAction('backup.remove', outdated);
  const [asks, setAsks] = useState<Backup | null>(null);
  const replaced = status.data?.replaced ?? null;
  const isBusy = remove.isPending || (status.data?.running ?? null) !== null;
  const error = list.error ?? status.error ?? remove.error;
  const ofReplaced =
    replaced &&
    t('forget.copyReplaced', { when: formatExact(replaced.at), bytes: formatBytes(replaced.bytes) });
  return (
    <Section title={t('forget.copies')} lead={t('forget.copiesLead')}>
      {error && <ErrorNotice error={error} />}
      {list.data?.length === 0 && status.data && !replaced && (
        <p className="py-1.5 text-ink-2">{t('forget.copiesNone')}</p>
      )}
      <ul aria-label={t('forget.copies')}>
        {ofReplaced && (
          <Copy name={ofReplaced} holds={t('forget.copyReplacedHolds')}>
            <DropReplaced
              label={t('forget.copyDeleteOf', { when: ofReplaced })}
              text={t('forget.copyDelete')}
              disabled={isBusy}
            />
          </Copy>
        )}
        {list.data?.map((backup) => (
          <Copy
            key={backup.id}
            name={t('forget.copyOf', { when: formatExact(backup.madeAt) })}
            holds={describe(backup)}
          >
            <Button
              aria-label={t('forget.copyDeleteOf', {
                when: t('forget.copyOf', { when: formatExact(backup.madeAt) }),
              })}
              disabled={isBusy}
              onClick={() => setAsks(backup)}
            >
              {t('forget.copyDelete')}
            </Button>
          </Copy>
        ))}
      </ul>
      {asks && (
        <ConfirmDialog
          title={t('forget.copyDeleteAsk', { when: formatExact(asks.madeAt) })}
          action={t('forget.copyDeleteAction')}
          onConfirm={() => {
            setAsks(null);
            remove.mutate({ id: asks.id });
          }}
          onClose={() => setAsks(null)}
        >
          {t('forget.copyDeleteText')}
        </ConfirmDialog>
      )}
    </Section>
  );
}

interface CopyProps {
  readonly name: string;
  readonly holds: string;
  /** The way to delete it. */
  readonly children: ReactNode;
}

function Copy({ name, holds, children }: CopyProps) {
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-2">
      <div className="min-w-60 flex-1">
        <p className="font-medium">{name}</p>
        <p className="text-ink-2">{holds}</p>
      </div>
      {children}
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
