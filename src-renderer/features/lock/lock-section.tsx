/** The part of the settings for locking: the ways in, locking by hand, and when it locks by itself. */
import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { LockState } from '../../../src-preload/contract/lock.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useLock } from '../../client/use-lock.ts';
import { useAction } from '../../client/use-request.ts';
import { useChangeSettings, useSettings } from '../../client/use-settings.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NumberField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { PassphraseDialog } from './passphrase-dialog.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';

export function LockSection() {
  const lock = useLock();
  const settings = useSettings();
  const { change, error } = useChangeSettings();
  const [asked, setAsked] = useState<'set' | 'remove' | 'code' | null>(null);
  const close = () => setAsked(null);
  const trouble = lock.error ?? error;
  return (
    <Section title={t('lock.title')} lead={t('lock.lead')}>
      {trouble && <ErrorNotice error={trouble} />}
      {lock.data?.passphraseForgotten && (
        <p role="status" className="text-warn">
          {t('lock.forgottenNow')}
        </p>
      )}
      {lock.data && <WaysIn state={lock.data} onAsk={setAsked} />}
      {lock.data?.hasPassphrase && settings.data && (
        <WhenToLock chosen={settings.data.lock} onChange={(next) => change({ lock: next })} />
      )}
      {lock.data && (asked === 'set' || asked === 'remove') && (
        <PassphraseDialog state={lock.data} isRemoving={asked === 'remove'} onClose={close} />
      )}
      {lock.data && asked === 'code' && <RecoveryDialog state={lock.data} onClose={close} />}
    </Section>
  );
}

interface WaysInProps {
  readonly state: LockState;
  readonly onAsk: (what: 'set' | 'remove' | 'code') => void;
}

function WaysIn({ state, onAsk }: WaysInProps) {
  const { hasPassphrase, hasRecoveryCode } = state;
  return (
    <>
      <SettingRow
        label={t('lock.passphrase')}
        hint={t(hasPassphrase ? 'lock.passphraseSet' : 'lock.passphraseNone')}
      >
        {(ids) => (
          <span className="flex gap-2">
            <Button id={ids.id} aria-describedby={ids.describedBy} onClick={() => onAsk('set')}>
              {t(hasPassphrase ? 'lock.change' : 'lock.set')}
            </Button>
            {hasPassphrase && <Button onClick={() => onAsk('remove')}>{t('lock.remove')}</Button>}
          </span>
        )}
      </SettingRow>
      <SettingRow label={t('lock.code')} hint={t(hasRecoveryCode ? 'lock.codeOld' : 'lock.codeNone')}>
        {(ids) => (
          <Button id={ids.id} aria-describedby={ids.describedBy} onClick={() => onAsk('code')}>
            {t(hasRecoveryCode ? 'lock.codeNew' : 'lock.codeMake')}
          </Button>
        )}
      </SettingRow>
    </>
  );
}

interface WhenToLockProps {
  readonly chosen: Settings['lock'];
  readonly onChange: (next: Settings['lock']) => void;
}

function WhenToLock({ chosen, onChange }: WhenToLockProps) {
  const lockNow = useAction('lock.now', ['lock.state']);
  return (
    <>
      <SettingRow label={t('lock.lockNow')} hint={t('lock.lockNowHint')}>
        {(ids) => (
          <Button
            id={ids.id}
            aria-describedby={ids.describedBy}
            icon={Lock}
            disabled={lockNow.isPending}
            onClick={() => lockNow.mutate({})}
          >
            {t('lock.lockNow')}
          </Button>
        )}
      </SettingRow>
      <SettingRow label={t('lock.onScreenLock')} hint={t('lock.onScreenLockHint')}>
        {(ids) => (
          <Switch
            {...ids}
            checked={chosen.onScreenLock}
            onChange={(onScreenLock) => onChange({ ...chosen, onScreenLock })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('lock.idle')} hint={t('lock.idleHint')}>
        {(ids) => (
          <NumberField
            {...ids}
            value={chosen.idleMinutes}
            min={0}
            max={1440}
            unit={t('lock.minutes')}
            onChange={(idleMinutes) => onChange({ ...chosen, idleMinutes })}
          />
        )}
      </SettingRow>
    </>
  );
}
