/** Above the list: words to search for in it, its order, what else it keeps to, and filters under a name. */
import { Columns3, Filter, LayoutList, Table2, Trash2, X, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { SavedFilter } from '../../../src-preload/contract/memory.ts';
import { useForemostApplications } from '../../client/use-foremost-applications.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Popover } from '../../ui/popover.tsx';
import { t, type MessageKey } from '../../messages/t.ts';
import { chipsOf, orderChoiceOf, orderChoices, withOrder, type BrowseFilter } from './browse-filter.ts';
import type { Layout } from './memories-place.ts';

interface BrowseBarProps {
  readonly filter: BrowseFilter;
  readonly onFilter: (filter: BrowseFilter) => void;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
  /** What would be saved under a name. */
  readonly asSaved: SavedFilter['filter'];
  readonly onSaved: (saved: SavedFilter) => void;
}

export function BrowseBar({ filter, onFilter, layout, onLayout, asSaved, onSaved }: BrowseBarProps) {
  const chips = chipsOf(filter);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2 [&>select]:max-w-44 [&>select]:flex-[1_1_6rem]">
        <TextField
          type="search"
          aria-label={t('memories.searchInThese')}
          placeholder={t('memories.searchHint')}
          maxLength={200}
          className="min-w-32 flex-1"
          value={filter.text}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        />
        <SelectField
          label={t('memories.order')}
          value={orderChoiceOf(filter)}
          options={orderChoices}
          onChange={(choice) => onFilter(withOrder(filter, choice))}
        />
        <div className="flex">
          <Popover
            label={t('memories.filters')}
            align="end"
            trigger={
              <IconButton icon={Filter} label={t('memories.filters')} aria-pressed={chips.length > 0} />
            }
          >
            <Filters filter={filter} onFilter={onFilter} asSaved={asSaved} onSaved={onSaved} />
          </Popover>
          {layouts.map(({ value, icon, label }) => (
            <IconButton
              key={value}
              icon={icon}
              label={t(label)}
              aria-pressed={value === layout}
              className={value === layout ? 'bg-accent-soft text-accent-ink' : undefined}
              onClick={() => onLayout(value)}
            />
          ))}
        </div>
      </div>
      {chips.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {chips.map(({ label, without }) => (
            <Chip
              key={label}
              label={label}
              removeLabel={t('memories.removeFilter', { label })}
              onRemove={() => onFilter(without)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

const layouts: readonly { readonly value: Layout; readonly icon: LucideIcon; readonly label: MessageKey }[] =
  [
    { value: 'list', icon: LayoutList, label: 'browse.layoutList' },
    { value: 'table', icon: Table2, label: 'browse.layoutTable' },
    { value: 'board', icon: Columns3, label: 'browse.layoutBoard' },
  ];

type FiltersProps = Pick<BrowseBarProps, 'filter' | 'onFilter' | 'asSaved' | 'onSaved'>;

function Filters({ filter, onFilter, asSaved, onSaved }: FiltersProps) {
  const applications = useForemostApplications();
  const tags = useRequest('organise.tags', {}).data ?? [];
  const set = (change: Partial<BrowseFilter>) => onFilter({ ...filter, ...change });
  return (
    <div className="flex w-72 flex-col gap-3">
      <Choice
        label={t('memories.tag')}
        value={filter.tag}
        names={tags.map(({ tag }) => tag)}
        onChange={(tag) => set({ tag })}
      />
      <Choice
        label={t('memories.application')}
        value={filter.application}
        names={applications}
        onChange={(application) => set({ application })}
      />
      <Row label={t('memories.fromDay')}>
        <TextField
          type="date"
          value={dayField(filter.from)}
          onChange={({ target }) => set({ from: momentOf(target.value, 0) })}
        />
      </Row>
      <Row label={t('memories.toDay')}>
        <TextField
          type="date"
          value={dayField(filter.to === null ? null : filter.to - 1)}
          onChange={({ target }) => set({ to: momentOf(target.value, 1) })}
        />
      </Row>
      <Row label={t('memories.certainty')}>
        <SelectField
          value={String(filter.confidenceAtLeast ?? '')}
          options={certainties}
          onChange={(least) => set({ confidenceAtLeast: least === '' ? null : Number(least) })}
        />
      </Row>
      <Check
        label={t('memories.withoutSource')}
        checked={filter.hasNoSource}
        onChange={(hasNoSource) => set({ hasNoSource })}
      />
      <Check
        label={t('memories.neverOpened')}
        checked={filter.neverOpened}
        onChange={(neverOpened) => set({ neverOpened })}
      />
      <SavedFilters asSaved={asSaved} onSaved={onSaved} />
    </div>
  );
}

const certainties = [
  { value: '', label: t('memories.any') },
  { value: '0.5', label: t('memories.percentOrMore', { percent: 50 }) },
  { value: '0.8', label: t('memories.percentOrMore', { percent: 80 }) },
  { value: '1', label: '100 %' },
];

function SavedFilters({ asSaved, onSaved }: Pick<BrowseBarProps, 'asSaved' | 'onSaved'>) {
  const saved = useRequest('memory.saved-filters', {}).data ?? [];
  const save = useAction('memory.save-filter', ['memory.saved-filters']);
  const remove = useAction('memory.delete-filter', ['memory.saved-filters']);
  const [renamed, setRenamed] = useState<SavedFilter | null>(null);
  const [name, setName] = useState('');
  const stop = () => {
    setName('');
    setRenamed(null);
  };
  const trySave = () => {
    if (name.trim() === '') return;
    const { id, filter } = renamed ?? { id: null, filter: asSaved };
    save.mutate({ id, name: name.trim(), filter }, { onSuccess: stop });
  };
  const error = save.error ?? remove.error;
  return (
    <section
      aria-label={t('memories.savedFilters')}
      className="flex flex-col gap-2 border-t border-line pt-3"
    >
      <ul className="flex max-h-40 flex-col overflow-y-auto">
        {saved.map((one) => (
          <li key={one.id} className="flex items-center gap-1">
            <button
              type="button"
              className="min-w-0 flex-1 truncate rounded-control px-1.5 py-1 text-left hover:bg-surface-2"
              onClick={() => onSaved(one)}
            >
              {one.name}
            </button>
            <Button
              tone="quiet"
              aria-label={t('memories.renameOf', { name: one.name })}
              onClick={() => {
                setRenamed(one);
                setName(one.name);
              }}
            >
              {t('memories.rename')}
            </Button>
            <IconButton
              icon={Trash2}
              label={t('memories.deleteFilter', { name: one.name })}
              onClick={() => remove.mutate({ id: one.id })}
            />
          </li>
        ))}
      </ul>
      <form
        className="flex items-center gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          trySave();
        }}
      >
        <TextField
          aria-label={renamed ? t('memories.newNameOf', { name: renamed.name }) : t('memories.filterName')}
          placeholder={t('memories.filterName')}
          maxLength={60}
          className="flex-1"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        {renamed && <IconButton icon={X} label={t('memories.keepName')} onClick={stop} />}
        <Button type="submit" disabled={save.isPending || name.trim() === ''}>
          {renamed ? t('memories.rename') : t('memories.save')}
        </Button>
      </form>
      {error && <ErrorNotice error={error} />}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly names: readonly string[];
  readonly onChange: (value: string | null) => void;
}

function Choice({ label, value, names, onChange }: ChoiceProps) {
  const known = value === null || names.includes(value) ? names : [value, ...names];
  return (
    <Row label={label}>
      <SelectField
        value={value ?? ''}
        options={[
          { value: '', label: t('memories.any') },
          ...known.map((name) => ({ value: name, label: name })),
        ]}
        onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
      />
    </Row>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="flex items-center justify-between gap-3">
      {label}
      {children}
    </label>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        className="accent-(--accent)"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  );
}

/** A moment as a field of days has it, in local time. */
function dayField(moment: number | null): string {
  if (moment === null) return '';
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The beginning of the day in the field, or of one `days` later; null where it is empty. */
function momentOf(field: string, days: number): number | null {
  const [year, month, day] = field.split('-').map(Number);
  if (!year || !month || !day) return null;
  return Math.max(0, new Date(year, month - 1, day + days).getTime());
}
