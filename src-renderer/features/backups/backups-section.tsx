/** Backups: where they go, how old the last good one is, the list of them, and the way back from one. */
import { FolderOpen, HardDriveDownload, Square } from 'lucide-react';
import { useState } from 'react';
import type { Backup } from '../../../src-preload/contract/backup.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useAction } from '../../client/use-request.ts';
import { useChangeSettings, useSettings } from '../../client/use-settings.ts';
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
import { RestoreDialog } from './restore-dialog.tsx';
import { RestoredNotice } from './restored-notice.tsx';
import { useBackups } from './use-backups.ts';

export function BackupsSection() {
  const backups = useBackups();
  const settings = useSettings();
  const { change, error } = useChangeSettings();
  const now = useNow(60_000);
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const [removing, setRemoving] = useState<Backup | null>(null);
  const { status } = backups;
  const chosen = settings.data?.backup;
  return (
    <Section
      title="Backups"
      lead="A copy of everything, as encrypted as the original, and opened once to be sure of it. Recording goes on meanwhile. It opens with the key of this computer and account."
    >
      {(backups.error ?? error) && <ErrorNotice error={(backups.error ?? error)!} />}
      {chosen && <Choices chosen={chosen} onChange={(backup) => change({ backup })} />}
      {status && (
        <div className="my-2 flex flex-col gap-2">
          <p role="status">{describeAge(status, now)}</p>
          {status.trouble !== '' && <p className="text-warn">The last try failed: {status.trouble}</p>}
          {status.running ? (
            <div className="flex max-w-[560px] flex-col gap-2">
              <ProgressBar label="Progress" value={status.running.done} max={status.running.total} />
              <p className="text-ink-2">{describeRunning(status.running)}</p>
              <div>
                <Button icon={Square} onClick={backups.cancel}>
                  Stop
                </Button>
              </div>
            </div>
          ) : (
            status.folder !== null && (
              <div>
                <Button icon={HardDriveDownload} tone="main" onClick={backups.make}>
                  Back up now
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
        onRestore={setRestoring}
        onRemove={setRemoving}
      />
      {restoring && <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
      {removing && (
        <ConfirmDialog
          title="Delete this backup?"
          action="Delete it"
          onConfirm={() => {
            backups.remove(removing.id);
            setRemoving(null);
          }}
          onClose={() => setRemoving(null)}
        >
          The backup of {formatExact(removing.madeAt)} goes for good, with the pictures that no other backup
          holds.
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
      { title: 'Choose a folder for backups' },
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
      <SettingRow label="Folder of backups" hint={chosen.folder ?? 'None yet. Best on another disk.'}>
        {(ids) => (
          <Button id={ids.id} aria-describedby={ids.describedBy} icon={FolderOpen} onClick={chooseFolder}>
            Choose…
          </Button>
        )}
      </SettingRow>
      {chosen.folder !== null && (
        <>
          <SettingRow label="Back up every day" hint="A missed one is made up for.">
            {(ids) => (
              <Switch
                {...ids}
                checked={chosen.enabled}
                onChange={(enabled) => onChange({ ...chosen, enabled })}
              />
            )}
          </SettingRow>
          <SettingRow label="From this hour on">
            {(ids) => (
              <NumberField
                {...ids}
                value={chosen.atHour}
                min={0}
                max={23}
                unit="o’clock"
                onChange={(atHour) => onChange({ ...chosen, atHour })}
              />
            )}
          </SettingRow>
          <SettingRow label="Daily backups to keep" hint="The newest of each day.">
            {(ids) => (
              <NumberField
                {...ids}
                value={chosen.keepDaily}
                min={1}
                max={366}
                unit="days"
                onChange={(keepDaily) => onChange({ ...chosen, keepDaily })}
              />
            )}
          </SettingRow>
          <SettingRow label="Weekly backups to keep" hint="The newest of each week.">
            {(ids) => (
              <NumberField
                {...ids}
                value={chosen.keepWeekly}
                min={0}
                max={520}
                unit="weeks"
                onChange={(keepWeekly) => onChange({ ...chosen, keepWeekly })}
              />
            )}
          </SettingRow>
          <SettingRow label="Monthly backups to keep" hint="The newest of each month.">
            {(ids) => (
              <NumberField
                {...ids}
                value={chosen.keepMonthly}
                min={0}
                max={1200}
                unit="months"
                onChange={(keepMonthly) => onChange({ ...chosen, keepMonthly })}
              />
            )}
          </SettingRow>
        </>
      )}
    </>
  );
}
