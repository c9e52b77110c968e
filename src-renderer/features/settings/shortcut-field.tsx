/** A field that takes the combination of keys which is pressed in it. */
import { t } from '../../messages/t.ts';
import { TextField } from '../../ui/fields.tsx';
import { acceleratorOf } from './accelerator.ts';

interface ShortcutFieldProps {
  readonly id: string;
  readonly describedBy: string;
  readonly value: string;
  readonly onChange: (accelerator: string) => void;
}

export function ShortcutField({ id, describedBy, value, onChange }: ShortcutFieldProps) {
  return (
    <TextField
      id={id}
      aria-describedby={describedBy}
      readOnly
      placeholder={t('settings.noShortcut')}
      className="w-52 text-center"
      value={value.replaceAll('+', ' + ')}
      onKeyDown={(event) => {
        if (event.key === 'Tab' || event.key === 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Backspace' || event.key === 'Delete') onChange('');
        else {
          const accelerator = acceleratorOf(event);
          if (accelerator !== null) onChange(accelerator);
        }
      }}
    />
  );
}
