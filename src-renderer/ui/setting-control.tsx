/** What a plain setting is changed with, whatever it is: a switch, a number, a choice, a text, a folder. */
import { FolderOpen } from 'lucide-react';
import { Button } from './button.tsx';
import { SelectField, TextField } from './fields.tsx';
import { Switch } from './switch.tsx';
import { formatDuration } from './times.ts';
import { t } from '../messages/t.ts';

type Control =
  | { readonly type: 'switch' | 'text' | 'folder' }
  | { readonly type: 'number'; readonly unit: string }
  | {
      readonly type: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
    };

interface SettingControlProps {
  readonly control: Control;
  readonly ids: { readonly id: string; readonly describedBy: string };
  /** A switch is true or false, everything else is text. */
  readonly value: string | boolean;
  readonly isWrong: boolean;
  readonly onChange: (value: string | boolean) => void;
  /** What was typed is complete: Enter, or the field was left. */
  readonly onDone?: () => void;
  readonly folder: {
    /** What an empty field stands for. */
    readonly placeholder: string;
    readonly isBusy: boolean;
    readonly onChoose: () => void;
  };
}

export function SettingControl(props: SettingControlProps) {
  const { control, ids, value, isWrong, onChange, onDone, folder } = props;
  if (typeof value === 'boolean') return <Switch {...ids} checked={value} onChange={onChange} />;
  const input = {
    id: ids.id,
    'aria-describedby': ids.describedBy,
    'aria-invalid': isWrong,
    value,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
    onBlur: () => onDone?.(),
    onKeyDown: (event: { readonly key: string }) => {
      if (event.key === 'Enter') onDone?.();
    },
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
      return (
        <span className="flex min-w-0 gap-2">
          <TextField {...input} className="w-64 min-w-0" placeholder={folder.placeholder} />
          <Button icon={FolderOpen} disabled={folder.isBusy} onClick={folder.onChoose}>
            {t('ui.choose')}
          </Button>
        </span>
      );
    case 'choice': {
      const isKnown = control.options.some((option) => option.value === value);
      const options = isKnown ? control.options : [...control.options, { value, label: value }];
      return <SelectField {...ids} value={value} options={options} onChange={onChange} />;
    }
  }
}

/** Seconds of minutes and more are told in those as well. */
function unitWords(unit: string, typed: string): string {
  const seconds = Number(typed);
  return unit === t('ui.seconds') && seconds >= 120
    ? t('ui.secondsAs', { duration: formatDuration(seconds * 1000) })
    : unit;
}
