/** One setting in the list of all: changed right here where it stands by itself, at its home where others belong to it. */
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { Settings, SettingsPatch } from '../../../src-preload/contract/settings.ts';
import type { SettingHome } from '../../client/setting-fields.ts';
import { allowedWords, draftValueOf, shownValue, type DraftValue } from '../../client/setting-values.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { meaningOf } from '../../messages/setting-meaning.ts';
import { Button } from '../../ui/button.tsx';
import { SettingControl } from '../../ui/setting-control.tsx';
import { SettingLine } from '../../ui/setting-line.tsx';
import { isMade, patchOf, readTyped, valueWords, type SettingOfList } from './setting-rows.ts';

interface SettingEntryProps {
  readonly row: SettingOfList;
  readonly settings: Settings;
  readonly onChange: (patch: SettingsPatch) => void;
  readonly onHome: (home: SettingHome) => void;
}

const homeNames: Readonly<Record<SettingHome, string>> = {
  recording: t('settings.recording'),
  reading: t('settings.reading'),
  storage: t('settings.storage'),
  backups: t('settings.backups'),
  models: t('settings.models'),
  lock: t('lock.title'),
  window: t('settings.window'),
  keys: t('settings.keys'),
  privacy: t('settings.privacy'),
  performance: t('settings.performance'),
  insights: t('settings.insights'),
  'conversation-memory': t('settings.conversationMemory'),
  participants: t('settings.participants'),
};

export function SettingEntry({ row, settings, onChange, onHome }: SettingEntryProps) {
  const [typed, setTyped] = useState<DraftValue | null>(null);
  const [problem, setProblem] = useState<string>();
  const choose = useAction('app.choose-folder');
  const { setting, field, key, value, isChanged } = row;
  const { label, home } = field;
  const control = field.isSetAtHome ? null : field.control;
  const inForce = draftValueOf(value);

  const take = (next: DraftValue | null) => {
    if (control === null || next === null) return;
    const read = readTyped(row, control, next, settings);
    if ('problem' in read) {
      setTyped(next);
      return setProblem(read.problem);
    }
    setTyped(null);
    setProblem(undefined);
    if (next !== inForce) onChange(read.patch);
  };
  const isTyped = control?.type === 'number' || control?.type === 'text' || control?.type === 'folder';
  return (
    <SettingLine
      label={label}
      meaning={meaningOf(setting)}
      name={key}
      standard={
        field.control ? shownValue(field.control, draftValueOf(setting.default)) : valueWords(setting.default)
      }
      allowed={control?.type === 'number' || control?.type === 'text' ? allowedWords(setting.allowed) : ''}
      problem={problem}
      isChanged={isChanged}
      isUnsaved={problem !== undefined}
      onReset={
        isMade(setting)
          ? undefined
          : () => {
              setTyped(null);
              setProblem(undefined);
              onChange(patchOf(setting, setting.default, settings));
            }
      }
    >
      {(ids) =>
        control === null ? (
          <>
            <span className="selectable max-w-60 truncate text-ink-2">
              {field.control ? shownValue(field.control, inForce) : valueWords(value)}
            </span>
            <Button
              id={ids.id}
              aria-describedby={ids.describedBy}
              icon={ArrowRight}
              onClick={() => onHome(home)}
            >
              {homeNames[home]}
            </Button>
          </>
        ) : (
          <SettingControl
            control={control}
            ids={ids}
            value={typed ?? inForce}
            isWrong={problem !== undefined}
            onChange={isTyped ? setTyped : take}
            onDone={() => take(typed)}
            folder={{
              placeholder: t('settingFields.notSet'),
              isBusy: choose.isPending,
              onChoose: () =>
                choose.mutate({ title: label }, { onSuccess: (folder) => folder !== null && take(folder) }),
            }}
          />
        )
      }
    </SettingLine>
  );
}
