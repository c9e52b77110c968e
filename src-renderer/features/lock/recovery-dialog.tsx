/** Makes a recovery code and shows it this once. */
import { Copy, Save } from 'lucide-react';
import { useState } from 'react';
import type { LockState } from '../../../src-preload/contract/lock.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { TextField } from '../../ui/fields.tsx';
import { refusalWords } from './lock-words.ts';

interface RecoveryDialogProps {
  readonly state: LockState;
  readonly onClose: () => void;
}

export function RecoveryDialog({ state, onClose }: RecoveryDialogProps) {
  const needsPassphrase = state.hasPassphrase && !state.passphraseForgotten;
  const [passphrase, setPassphrase] = useState('');
  const make = useAction('lock.make-recovery-code', ['lock.state']);
  const submit = () => make.mutate({ current: needsPassphrase ? passphrase : null });
  return (
    <Dialog title={t('lock.code')} onClose={onClose}>
      {make.data ? (
        <Code code={make.data.code} onClose={onClose} />
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!make.isPending) submit();
          }}
        >
          <p className="text-ink-2">{t('lock.codeDone')}</p>
          {needsPassphrase && (
            <LabelledField
              label={t('lock.passphrase')}
              problem={refusalWords(make.error, 'passphrase') ?? undefined}
            >
              {(ids) => (
                <TextField
                  {...ids}
                  type="password"
                  value={passphrase}
                  onChange={(event) => setPassphrase(event.target.value)}
                />
              )}
            </LabelledField>
          )}
          {!needsPassphrase && make.error && <ErrorNotice error={make.error} />}
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button
              tone="main"
              type="submit"
              disabled={make.isPending || (needsPassphrase && passphrase === '')}
            >
              {t('lock.codeShow')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function Code({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const [isCopied, setIsCopied] = useState(false);
  const save = useAction('app.save-text');
  const groups = code.split('-');
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">{t('lock.codeOnce')}</p>
      <p
        data-testid="recovery-code"
        className="selectable rounded-control border border-line bg-surface-2 px-3 py-3 text-center font-mono text-lead tracking-wide"
      >
        {groups.slice(0, 4).join('-')}-<wbr />
        {groups.slice(4).join('-')}
      </p>
      {save.error && <ErrorNotice error={save.error} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          icon={Copy}
          onClick={() => {
            copyText(code);
            setIsCopied(true);
          }}
        >
          {t(isCopied ? 'lock.copied' : 'lock.copy')}
        </Button>
        <Button
          icon={Save}
          onClick={() =>
            save.mutate({ name: 'mneme-recovery-code.txt', text: `Mneme\n${t('lock.code')}\n\n${code}\n` })
          }
        >
          {t('lock.save')}
        </Button>
        <Button tone="main" onClick={onClose}>
          {t('lock.close')}
        </Button>
      </div>
    </div>
  );
}
