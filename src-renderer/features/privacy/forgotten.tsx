/** What was forgotten, that nothing of it is left, and which copies beside the database still hold it. */
import type { Erased, EraseWhat } from '../../../src-preload/contract/erase.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatExact } from '../../ui/times.ts';
import { copiesLeft } from './copies-left.ts';
import { DropReplaced } from './drop-replaced.tsx';

interface ForgottenProps {
  readonly what: EraseWhat;
  readonly words: string;
  readonly erased: Erased;
  /** Of the oldest of it, as far as a time is known. */
  readonly oldestAt: number | null;
}

export function Forgotten({ what, words, erased, oldestAt }: ForgottenProps) {
  const { frames, passages, memories, facts, lines, messages, quoted, left } = erased;
  const isNothing = frames + facts + lines + messages === 0;
  return (
    <div className="flex flex-col gap-2 rounded-control bg-surface-2 px-3 py-2">
      <p role="status">
        {isNothing
          ? t('forget.doneNothing', { what: words })
          : what.what === 'scope'
            ? t('forget.doneScope', { what: words, facts, lines, messages })
            : t('forget.doneScreen', { what: words, frames, passages, memories })}{' '}
        {quoted > 0 && t('forget.doneQuoted', { count: quoted })}{' '}
        {left > 0 ? t('forget.doneLeft', { left }) : t('forget.doneNothingLeft')}
      </p>
      {!isNothing && <Copies oldestAt={oldestAt} />}
    </div>
  );
}

function Copies({ oldestAt }: Pick<ForgottenProps, 'oldestAt'>) {
  const status = useRequest('backup.status', {});
  const list = useRequest('backup.list', {});
  const discard = useAction('backup.undo-restore', ['backup.status']);
  if (!status.data || !list.data) return null;
  const { replaced, waiting, backups } = copiesLeft(status.data, list.data, oldestAt);
  const isBusy = status.data.running !== null;
  return (
    <>
      {replaced && (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="min-w-60 flex-1">{t('forget.leftReplaced', { when: formatExact(replaced.at) })}</p>
          <DropReplaced text={t('forget.leftReplacedDrop')} disabled={isBusy} />
        </div>
      )}
      {waiting && (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="min-w-60 flex-1">
            {t('forget.leftWaiting', { when: formatExact(waiting.backupAt) })}
          </p>
          <Button disabled={isBusy || discard.isPending} onClick={() => discard.mutate({})}>
            {t('forget.leftWaitingDrop')}
          </Button>
        </div>
      )}
      {discard.error && <ErrorNotice error={discard.error} />}
      {backups > 0 && <p>{t('forget.leftBackups', { count: backups })}</p>}
    </>
  );
}
