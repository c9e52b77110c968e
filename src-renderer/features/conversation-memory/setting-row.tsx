/** One setting of conversation memory in its draft. */
import { settingFields } from '../../client/setting-fields.ts';
import { draftValueOf, shownValue, type DraftValue } from '../../client/setting-values.ts';
import { useAction } from '../../client/use-request.ts';
import { meaningOf } from '../../messages/setting-meaning.ts';
import { SettingControl } from '../../ui/setting-control.tsx';
import { SettingLine } from '../../ui/setting-line.tsx';
import { t } from '../../messages/t.ts';
import type { SettingName } from './setting-groups.ts';
import { allowedOf, settingInfo } from './settings-draft.ts';

interface SettingRowProps {
  readonly name: SettingName;
  /** What is typed, or in force. */
  readonly value: DraftValue;
  /** Whether it differs from what is in force. */
  readonly isUnsaved: boolean;
  readonly problem: string | undefined;
  readonly onChange: (value: DraftValue) => void;
}

export function SettingRow({ name, value, isUnsaved, problem, onChange }: SettingRowProps) {
  const choose = useAction('app.choose-folder');
  const info = settingInfo.get(name);
  const { label, control } = settingFields.memory[name];
  const standard = draftValueOf(info?.default);
  const showsLimits = control.type === 'number' || control.type === 'text';
  return (
    <SettingLine
      label={label}
      meaning={info ? meaningOf(info) : ''}
      name={`memory.${info?.key}`}
      standard={shownValue(control, standard)}
      allowed={showsLimits ? (allowedOf(name) ?? '') : ''}
      problem={problem}
      isChanged={value !== standard}
      isUnsaved={isUnsaved}
      onReset={() => onChange(standard)}
    >
      {(ids) => (
        <SettingControl
          control={control}
          ids={ids}
          value={value}
          isWrong={problem !== undefined}
          onChange={onChange}
          folder={{
            placeholder: t('conversationMemory.folderHint'),
            isBusy: choose.isPending,
            onChoose: () =>
              choose.mutate(
                { title: t('conversationMemory.folderTitle') },
                { onSuccess: (folder) => folder !== null && onChange(folder) },
              ),
          }}
        />
      )}
    </SettingLine>
  );
}
