/** Sets or changes the passphrase of the backups that are made from now on. It leaves this dialog for the engine alone. */
import { useState } from 'react';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SecretField } from '../../ui/secret-field.tsx';

const fewestCharacters = 8;

interface PassphraseDialogProps {
  readonly onClose: () => void;
}

export function PassphraseDialog({ onClose }: PassphraseDialogProps) {
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const set = useAction('backup.set-passphrase', ['backup.status']);
  const differs = again !== '' && again !== next;
  const isReady = !set.isPending && [...next].length >= fewestCharacters && again === next;
  return (
    <Dialog title={t('backups.passphraseTitle')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) set.mutate({ passphrase: next }, { onSuccess: onClose });
        }}
      >
        <p className="text-ink-2">{t('backups.passphraseLead')}</p>
        <SecretField label={t('lock.passphrase')} hint={t('lock.nextHint')} value={next} onChange={setNext} />
        <SecretField
          label={t('lock.again')}
          value={again}
          problem={differs ? t('lock.differs') : undefined}
          onChange={setAgain}
        />
        {set.error && <ErrorNotice error={set.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="main" type="submit" disabled={!isReady}>
            {t('lock.setNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
