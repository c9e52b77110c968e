/** All that the window shows while Mneme is locked: how to open it, and that recording goes on. */
import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { LockState } from '../../../src-preload/contract/lock.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { WholeWindow, WhyStopped } from '../../ui/whole-window.tsx';
import { refusalWords } from './lock-words.ts';
import { StartAnewDialog } from './start-anew-dialog.tsx';
import { useWait } from './use-wait.ts';

interface LockScreenProps {
  readonly state: LockState;
  /** Whether recording goes on, in words. */
  readonly recording: string;
}

export function LockScreen({ state, recording }: LockScreenProps) {
  const isLost = !state.hasPassphrase;
  const [wantsCode, setWantsCode] = useState(false);
  const [startsAnew, setStartsAnew] = useState(false);
  const isByCode = isLost || wantsCode;
  const folder = useAction('app.show-data-folder');
  const quit = useAction('app.quit');
  return (
    <WholeWindow
      column="max-w-[420px] gap-6"
      footer={
        <div className="mx-auto flex max-w-[860px] flex-wrap items-center justify-between gap-3">
          <p role="status" className="text-ink-2">
            {recording}
          </p>
          <div className="flex gap-2">
            <Button tone="quiet" onClick={() => folder.mutate({})}>
              {t('lock.showFolder')}
            </Button>
            <Button onClick={() => quit.mutate({})}>{t('lock.quit')}</Button>
          </div>
        </div>
      }
    >
      <WhyStopped icon={Lock} isBad={false} title={t('lock.locked')} />
      <p className="text-ink-2">{t(isLost ? 'lock.troubleLead' : 'lock.lockedLead')}</p>
      {isLost && <p className="selectable text-small text-ink-2">{state.trouble}</p>}
      {isByCode ? (
        <Unlock key="code" by="code" state={state} />
      ) : (
        <Unlock key="pass" by="passphrase" state={state} />
      )}
      {!isLost && state.hasRecoveryCode && (
        <div>
          <Button tone="quiet" className="-ml-3" onClick={() => setWantsCode(!wantsCode)}>
            {t(wantsCode ? 'lock.usePassphrase' : 'lock.forgot')}
          </Button>
        </div>
      )}
      {!state.hasRecoveryCode && <p className="text-small text-ink-2">{t('lock.noCode')}</p>}
      <div>
        <Button tone="quiet" className="-ml-3" onClick={() => setStartsAnew(true)}>
          {t('forget.anewAsk')}
        </Button>
      </div>
      {startsAnew && <StartAnewDialog onClose={() => setStartsAnew(false)} />}
    </WholeWindow>
  );
}

interface UnlockProps {
  readonly by: 'passphrase' | 'code';
  readonly state: LockState;
}

function Unlock({ by, state }: UnlockProps) {
  const [typed, setTyped] = useState('');
  const byPassphrase = useAction('lock.unlock', ['lock.state']);
  const byCode = useAction('lock.unlock-with-code', ['lock.state']);
  const { isPending, error, reset } = by === 'code' ? byCode : byPassphrase;
  const { seconds, ask } = useWait(state.waitSeconds);
  const submit = () => {
    const after = { onError: ask, onSettled: () => setTyped('') };
    if (by === 'code') byCode.mutate({ code: typed }, { onError: ask });
    else byPassphrase.mutate({ passphrase: typed }, after);
  };
  const refusal = refusalWords(error, by);
  const wait = seconds > 0 ? t('lock.waitSeconds', { seconds }) : null;
  const problem = [refusal, wait].filter((part) => part !== null).join(' ');
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '' && seconds === 0 && !isPending) submit();
      }}
    >
      <LabelledField
        label={t(by === 'code' ? 'lock.code' : 'lock.passphrase')}
        hint={by === 'code' ? t('lock.codeHint') : undefined}
        problem={problem === '' ? undefined : problem}
      >
        {(ids) => (
          <TextField
            {...ids}
            type={by === 'code' ? 'text' : 'password'}
            className={by === 'code' ? 'h-9 font-mono' : 'h-9'}
            autoFocus
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              if (error) reset();
            }}
          />
        )}
      </LabelledField>
      <Button tone="main" type="submit" className="h-9" disabled={typed === '' || seconds > 0 || isPending}>
        {t(isPending ? 'lock.unlocking' : 'lock.unlock')}
      </Button>
    </form>
  );
}
