/** A filter by one of many names: a button that opens a list of check boxes, with a box to narrow a long one. */
import { ChevronDown, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { inSentence } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Popover } from '../../ui/popover.tsx';

interface FacetFilterProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly detail: string }[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

const narrowFrom = 9;

export function FacetFilter({ icon, name, choices, chosen, onToggle }: FacetFilterProps) {
  const [narrowed, setNarrowed] = useState('');
  const shown = choices.filter(({ label }) => label.toLowerCase().includes(narrowed.toLowerCase()));
  return (
    <Popover
      label={t('search.filterBy', { what: inSentence(name) })}
      trigger={
        <Button tone="quiet" icon={icon} className="h-7">
          {name}
          <ChevronDown size={13} aria-hidden />
        </Button>
      }
    >
      <div className="flex w-64 flex-col gap-1">
        {choices.length >= narrowFrom && (
          <TextField
            aria-label={t('search.findName', { what: inSentence(name) })}
            placeholder={t('search.find')}
            value={narrowed}
            onChange={(event) => setNarrowed(event.target.value)}
          />
        )}
        {choices.length === 0 && <p className="text-ink-2">{t('search.nothingSeen')}</p>}
        <div className="max-h-72 overflow-y-auto">
          {shown.map(({ value, label, detail }) => (
            <label
              key={value}
              className="flex h-8 items-center gap-2 rounded-control px-1.5 hover:bg-surface-2"
            >
              <input
                type="checkbox"
                className="accent-(--accent)"
                checked={chosen.includes(value)}
                onChange={() => onToggle(value)}
              />
              <span className="min-w-0 flex-1 truncate">{label}</span>
              <span className="text-small text-ink-3">{detail}</span>
            </label>
          ))}
        </div>
      </div>
    </Popover>
  );
}
