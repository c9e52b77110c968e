/** Every action by name: type, move, Enter. */
import { useId, useState, type KeyboardEvent } from 'react';
import { t } from '../messages/t.ts';
import { classNames } from '../ui/class-names.ts';
import { Dialog } from '../ui/dialog.tsx';
import { KeyCaps } from '../ui/key-caps.tsx';
import { matchActions, type Action } from './actions.ts';

interface PaletteProps {
  readonly actions: readonly Action[];
  readonly onClose: () => void;
}

export function Palette({ actions, onClose }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState(0);
  const listId = useId();
  const shown = matchActions(actions, typed);
  const current = Math.min(selected, Math.max(0, shown.length - 1));
  const run = (action: Action | undefined) => {
    if (!action) return;
    onClose();
    action.run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setSelected(Math.min(shown.length - 1, current + 1));
    else if (event.key === 'ArrowUp') setSelected(Math.max(0, current - 1));
    else if (event.key === 'Enter') run(shown[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('app.allActions')} size="top" onClose={onClose}>
      <input
        data-autofocus
        type="text"
        role="combobox"
        aria-label={t('app.findAction')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={shown[current] ? `${listId}-${current}` : undefined}
        placeholder={t('app.whatToDo')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setSelected(0);
        }}
        onKeyDown={press}
        className="h-11 w-full border-b border-line bg-surface-1 px-4 text-lead placeholder:text-ink-3 focus-visible:outline-none"
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={t('app.actions')}
        className="max-h-[50dvh] overflow-y-auto p-1.5"
      >
        {shown.map((action, index) => (
          <li
            key={action.name}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === current}
            onPointerMove={() => setSelected(index)}
            onClick={() => run(action)}
            ref={(element) => {
              if (index === current) element?.scrollIntoView({ block: 'nearest' });
            }}
            className={classNames(
              'flex h-9 items-center justify-between rounded-control px-2.5',
              index === current && 'bg-accent-soft text-accent-ink',
            )}
          >
            {action.name}
            {action.keys && <KeyCaps keys={action.keys} />}
          </li>
        ))}
        {shown.length === 0 && (
          <li role="option" aria-disabled aria-selected={false} className="px-2.5 py-2 text-ink-2">
            {t('app.noAction')}
          </li>
        )}
      </ul>
    </Dialog>
  );
}
