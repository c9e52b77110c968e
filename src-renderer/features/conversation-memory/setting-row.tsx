/** One setting: what it means, its key in config.yaml, its default and limits, the control, and the way back to the default. */
import { FolderOpen, RotateCcw } from 'lucide-react';
import { useAction } from '../../client/use-request.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { SettingRow as Row } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { formatDuration } from '../../ui/times.ts';
import type { SettingField } from './setting-groups.ts';
import { allowedWords, draftValueOf, settingInfo, type DraftValue } from './settings-draft.ts';

interface SettingRowProps {
  readonly field: SettingField;
  /** What is typed, or in force. */
  readonly value: DraftValue;
  /** Whether it differs from what is in force. */
  readonly isUnsaved: boolean;
  readonly problem: string | undefined;
  readonly onChange: (value: DraftValue) => void;
}

export function SettingRow({ field, value, isUnsaved, problem, onChange }: SettingRowProps) {
  const info = settingInfo.get(field.name);
  const standard = draftValueOf((info?.default ?? null) as null);
  const isChanged = value !== standard;
  const shownDefault = shownValue(field, standard);
  return (
    <Row
      label={field.label}
      hint={
        <>
          {problem === undefined ? (
            info?.meaning
          ) : (
            <span className="text-bad" role="alert">
              {problem}
            </span>
          )}
          <span className="block text-small">
            <code className="selectable break-all">{`memory.${info?.key}`}</code>
            {` · default ${shownDefault}`}
            {(field.control.type === 'number' || field.control.type === 'text') &&
              ` · ${allowedWords(field.name)}`}
          </span>
        </>
      }
    >
      {(ids) => (
        <span className="flex max-w-full min-w-0 flex-wrap items-center justify-end gap-2">
          {isUnsaved ? <Badge tone="warn">not saved</Badge> : isChanged ? <Badge>changed</Badge> : null}
          <Control
            field={field}
            ids={ids}
            value={value}
            isWrong={problem !== undefined}
            onChange={onChange}
          />
          <IconButton
            icon={RotateCcw}
            label={`Set “${field.label}” back to ${shownDefault}`}
            disabled={!isChanged}
            className={isChanged ? '' : 'invisible'}
            onClick={() => onChange(standard)}
          />
        </span>
      )}
    </Row>
  );
}

/** A default in words. */
function shownValue({ control }: SettingField, value: DraftValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (control.type === 'choice')
    return control.options.find((option) => option.value === value)?.label ?? value;
  if (value === '') return 'not set';
  return control.type === 'number' ? Number(value).toLocaleString('en') : value;
}

interface ControlProps {
  readonly field: SettingField;
  readonly ids: { readonly id: string; readonly describedBy: string };
  readonly value: DraftValue;
  readonly isWrong: boolean;
  readonly onChange: (value: DraftValue) => void;
}

function Control({ field, ids, value, isWrong, onChange }: ControlProps) {
  const { control } = field;
  if (typeof value === 'boolean') return <Switch {...ids} checked={value} onChange={onChange} />;
  const input = {
    id: ids.id,
    'aria-describedby': ids.describedBy,
    'aria-invalid': isWrong,
    value,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  };
  switch (control.type) {
    case 'switch':
      return null;
    case 'number':
      return (
        <span className="inline-flex items-center gap-2">
          <TextField {...input} inputMode="decimal" className="w-28 text-right" />
          <span className="min-w-16 text-ink-2">{unitWords(control.unit, value)}</span>
        </span>
      );
    case 'text':
      return <TextField {...input} className="w-64 max-w-full" />;
    case 'folder':
      return <FolderField ids={ids} value={value} isWrong={isWrong} onChange={onChange} />;
    case 'choice': {
      const isKnown = control.options.some((option) => option.value === value);
      const options = isKnown ? control.options : [...control.options, { value, label: value }];
      return <SelectField {...ids} value={value} options={options} onChange={onChange} />;
    }
  }
}

function FolderField({ ids, value, isWrong, onChange }: Omit<ControlProps, 'field'>) {
  const choose = useAction('app.choose-folder');
  return (
    <span className="flex min-w-0 gap-2">
      <TextField
        id={ids.id}
        aria-describedby={ids.describedBy}
        aria-invalid={isWrong}
        className="w-64 min-w-0"
        placeholder="memory_files in the data folder"
        value={String(value)}
        onChange={({ target }) => onChange(target.value)}
      />
      <Button
        icon={FolderOpen}
        disabled={choose.isPending}
        onClick={() =>
          choose.mutate(
            { title: 'The folder of the memory files' },
            { onSuccess: (folder) => folder !== null && onChange(folder) },
          )
        }
      >
        Choose …
      </Button>
    </span>
  );
}

/** Seconds of minutes and more are told in those as well. */
function unitWords(unit: string, typed: string): string {
  const seconds = Number(typed);
  return unit === 'seconds' && seconds >= 120 ? `s = ${formatDuration(seconds * 1000)}` : unit;
}
