/** Sets, changes or removes the passphrase. What is typed leaves this dialog for the shell alone. */
import { useState } from 'react';
import type { LockState } from '../../../src-preload/contract/lock.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { refusalWords } from './lock-words.ts';

const fewestCharacters = 8;

interface PassphraseDialogProps {
  readonly state: LockState;
  readonly isRemoving: boolean;
  readonly onClose: () => void;
}

export function PassphraseDialog({ state, isRemoving, onClose }: PassphraseDialogProps) {
  const needsCurrent = state.hasPassphrase && !state.passphraseForgotten;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const set = useAction('lock.set-passphrase', ['lock.state']);
  const remove = useAction('lock.remove-passphrase', ['lock.state']);
  const { isPending, error } = isRemoving ? remove : set;
  const differs = again !== '' && again !== next;
  const isReady =
    !isPending &&
    (!needsCurrent || current !== '') &&
    (isRemoving || ([...next].length >= fewestCharacters && again === next));
  const submit = () => {
    const known = needsCurrent ? current : null;
    if (isRemoving) remove.mutate({ current: known }, { onSuccess: onClose });
    else set.mutate({ current: known, next }, { onSuccess: onClose });
  };
  const title = isRemoving ? 'lock.removeTitle' : state.hasPassphrase ? 'lock.changeTitle' : 'lock.setTitle';
  return (
    <Dialog title={t(title)} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) submit();
        }}
      >
        <p className="text-ink-2">{t(isRemoving ? 'lock.removeLead' : 'lock.setWarning')}</p>
        {needsCurrent && (
          <SecretField
            label={t('lock.current')}
            value={current}
            problem={refusalWords(error, 'passphrase') ?? undefined}
            onChange={setCurrent}
          />
        )}
        {!isRemoving && (
          <>
            <SecretField label={t('lock.next')} hint={t('lock.nextHint')} value={next} onChange={setNext} />
            <SecretField
              label={t('lock.again')}
              value={again}
              problem={differs ? t('lock.differs') : undefined}
              onChange={setAgain}
            />
          </>
        )}
        {!needsCurrent && error && (
          <p role="alert" className="text-small text-bad">
            {error.message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone={isRemoving ? 'danger' : 'main'} type="submit" disabled={!isReady}>
            {t(isRemoving ? 'lock.removeNow' : 'lock.setNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
