/** Backups: where they go, how old the last good one is, the list of them, and the way back from one. */
import { FolderOpen, HardDriveDownload, Square } from 'lucide-react';
import { useState } from 'react';
import type { Backup } from '../../../src-preload/contract/backup.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useAction } from '../../client/use-request.ts';
import { useChangeSettings, useSettings } from '../../client/use-settings.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NumberField } from '../../ui/fields.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { formatExact } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { BackupList } from './backup-list.tsx';
import { describeAge, describeRunning } from './backup-words.ts';
import { OtherBackupsDialog } from './other-backups-dialog.tsx';
import { PassphraseRow } from './passphrase-row.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { RestoredNotice } from './restored-notice.tsx';
import { useBackups } from './use-backups.ts';

export function BackupsSection() {
  const backups = useBackups();
  const settings = useSettings();
  const { change, error } = useChangeSettings();
  const now = useNow(60_000);
  const [restoring, setRestoring] = useState<{
    readonly backup: Backup;
    readonly folder: string | null;
  } | null>(null);
  const [elsewhere, setElsewhere] = useState<string | null>(null);
  const [removing, setRemoving] = useState<Backup | null>(null);
  const choose = useAction('app.choose-folder');
  const { status } = backups;
  const chosen = settings.data?.backup;
  return (
    <Section title={t('backups.backups')} lead={t('backups.lead')}>
      {(backups.error ?? error) && <ErrorNotice error={(backups.error ?? error)!} />}
      {chosen && <Choices chosen={chosen} onChange={(backup) => change({ backup })} />}
      {status && status.folder !== null && <PassphraseRow status={status} />}
      <SettingRow label={t('backups.elsewhere')} hint={t('backups.elsewhereHint')}>
        {(ids) => (
          <Button
            id={ids.id}
            aria-describedby={ids.describedBy}
            icon={FolderOpen}
            disabled={status?.running !== null}
            onClick={() => choose.mutate({ title: t('backups.elsewhereTitle') }, { onSuccess: setElsewhere })}
          >
            {t('backups.choose')}
          </Button>
        )}
      </SettingRow>
      {status && (
        <div className="my-2 flex flex-col gap-2">
          <p role="status">{describeAge(status, now)}</p>
          {status.trouble !== '' && (
            <p className="text-warn">{t('backups.lastFailed', { reason: status.trouble })}</p>
          )}
          {status.running ? (
            <div className="flex max-w-[560px] flex-col gap-2">
              <ProgressBar
                label={t('backups.progress')}
                value={status.running.done}
                max={status.running.total}
              />
              <p className="text-ink-2">{describeRunning(status.running)}</p>
              <div>
                <Button icon={Square} onClick={backups.cancel}>
                  {t('backups.stop')}
                </Button>
              </div>
            </div>
          ) : (
            status.folder !== null && (
              <div>
                <Button icon={HardDriveDownload} tone="main" onClick={backups.make}>
                  {t('backups.backUpNow')}
                </Button>
              </div>
            )
          )}
          <RestoredNotice status={status} backups={backups} />
        </div>
      )}
      <BackupList
        list={backups.list}
        isBusy={status?.running !== null}
        onVerify={backups.verify}
        onRestore={(backup) => setRestoring({ backup, folder: null })}
        onRemove={setRemoving}
      />
      {elsewhere !== null && (
        <OtherBackupsDialog
          folder={elsewhere}
          onChoose={(backup) => {
            setRestoring({ backup, folder: elsewhere });
            setElsewhere(null);
          }}
          onClose={() => setElsewhere(null)}
        />
      )}
      {restoring && <RestoreDialog {...restoring} onClose={() => setRestoring(null)} />}
      {removing && (
        <ConfirmDialog
          title={t('backups.removeTitle')}
          action={t('backups.deleteIt')}
          onConfirm={() => {
            backups.remove(removing.id);
            setRemoving(null);
          }}
          onClose={() => setRemoving(null)}
        >
          {t('backups.removeWarning', { when: formatExact(removing.madeAt) })}
        </ConfirmDialog>
      )}
    </Section>
  );
}

interface ChoicesProps {
  readonly chosen: Settings['backup'];
  readonly onChange: (backup: Settings['backup']) => void;
}

function Choices({ chosen, onChange }: ChoicesProps) {
  const choose = useAction('app.choose-folder');
  const chooseFolder = () =>
    choose.mutate(
      { title: t('backups.chooseFolder') },
      {
        onSuccess: (folder) => {
          // Who chooses a folder for the first time wants backups.
          if (folder !== null)
            onChange({ ...chosen, folder, enabled: chosen.enabled || chosen.folder === null });
        },
      },
    );
  return (
    <>
      <SettingRow label={t('backups.folder')} hint={chosen.folder ?? t('backups.noFolderHint')}>
        {(ids) => (
          <Button id={ids.id} aria-describedby={ids.describedBy} icon={FolderOpen} onClick={chooseFolder}>
            {t('backups.choose')}
          </Button>
        )}
      </SettingRow>
      {chosen.folder !== null && (
        <>
          <SettingRow label={t('backups.everyDay')} hint={t('backups.everyDayHint')}>
            {(ids) => (
              <Switch
                {...ids}
                checked={chosen.enabled}
                onChange={(enabled) => onChange({ ...chosen, enabled })}
              />
            )}
          </SettingRow>
          <SettingRow label={t('backups.fromHour')}>
            {(ids) => (
              <NumberField
                {...ids}
                value={chosen.atHour}
                min={0}
                max={23}
                unit={t('backups.oClock')}
                onChange={(atHour) => onChange({ ...chosen, atHour })}
              />
            )}
          </SettingRow>
          <SettingRow label={t('backups.daily')} hint={t('backups.dailyHint')}>
            {(ids) => (
              <NumberField
                {...ids}
                value={chosen.keepDaily}
                min={1}
                max={366}
                unit={t('backups.days')}
                onChange={(keepDaily) => onChange({ ...chosen, keepDaily })}
              />
            )}
          </SettingRow>
          <SettingRow label={t('backups.weekly')} hint={t('backups.weeklyHint')}>
            {(ids) => (
              <NumberField
                {...ids}
                value={chosen.keepWeekly}
                min={0}
                max={520}
                unit={t('backups.weeks')}
                onChange={(keepWeekly) => onChange({ ...chosen, keepWeekly })}
              />
            )}
          </SettingRow>
          <SettingRow label={t('backups.monthly')} hint={t('backups.monthlyHint')}>
            {(ids) => (
              <NumberField
                {...ids}
                value={chosen.keepMonthly}
                min={0}
                max={1200}
                unit={t('backups.months')}
                onChange={(keepMonthly) => onChange({ ...chosen, keepMonthly })}
              />
            )}
          </SettingRow>
        </>
      )}
    </>
  );
}
