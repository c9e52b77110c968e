/** Asks what several memories, or one, are to become. */
import { useId, useState, type ReactNode } from 'react';
import type { MemorySummary } from '../../../src-preload/contract/memory.ts';
import { categoryChoices, categoryPath } from '../../client/category-paths.ts';
import { countOf, whichOf, type Chosen } from '../../client/chosen.ts';
import { kinds, kindWords } from '../../client/memory-kinds.ts';
import { useRequest } from '../../client/use-request.ts';
import { t, type MessageKey } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { formatLongDay } from '../../ui/times.ts';
import { endOfDay, tagsOf, type ChosenTask } from './chosen-task.ts';
import type { MemoryActions } from './use-memory-actions.ts';

interface TaskProps {
  readonly chosen: Chosen;
  readonly actions: MemoryActions;
  /** Something was begun. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface ChosenDialogProps extends TaskProps {
  readonly task: ChosenTask;
  /** Those of them that are at hand, in the order of the list. */
  readonly known: readonly MemorySummary[];
}

export function ChosenDialog({ task, known, ...rest }: ChosenDialogProps) {
  switch (task) {
    case 'tag':
      return <TagDialog {...rest} />;
    case 'file':
      return <FileDialog {...rest} />;
    case 'expire':
      return <ExpireDialog {...rest} />;
    case 'retype':
      return <RetypeDialog {...rest} />;
    case 'merge':
      return <MergeDialog {...rest} known={known} />;
    case 'erase':
      return <EraseDialog {...rest} />;
  }
}

function TagDialog({ chosen, actions, onDone, onClose }: TaskProps) {
  const known = useRequest('organise.tags', {}).data ?? [];
  const names = useId();
  const [add, setAdd] = useState('');
  const [remove, setRemove] = useState('');
  const isEmpty = tagsOf(add).length + tagsOf(remove).length === 0;
  return (
    <TaskForm
      title={{ key: 'browse.tagTitle', chosen }}
      isReady={!isEmpty}
      onClose={onClose}
      onTake={() => {
        actions.changeMany(
          whichOf(chosen),
          { type: 'tag', add: tagsOf(add), remove: tagsOf(remove) },
          (count) => t('browse.doneTagged', { count }),
        );
        onDone();
      }}
    >
      <datalist id={names}>
        {known.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <LabelledField label={t('browse.tagAdd')} hint={t('browse.tagHint')}>
        {(field) => (
          <TextField
            {...field}
            data-autofocus
            list={names}
            value={add}
            onChange={({ target }) => setAdd(target.value)}
          />
        )}
      </LabelledField>
      <LabelledField label={t('browse.tagRemove')}>
        {(field) => (
          <TextField
            {...field}
            list={names}
            value={remove}
            onChange={({ target }) => setRemove(target.value)}
          />
        )}
      </LabelledField>
    </TaskForm>
  );
}

function FileDialog({ chosen, actions, onDone, onClose }: TaskProps) {
  const categories = useRequest('organise.categories', {}).data ?? [];
  const [category, setCategory] = useState('');
  return (
    <TaskForm
      title={{ key: 'browse.fileTitle', chosen }}
      isReady
      onClose={onClose}
      onTake={() => {
        const categoryId = category === '' ? null : Number(category);
        actions.changeMany(whichOf(chosen), { type: 'file', categoryId }, (count) =>
          categoryId === null
            ? t('browse.doneUnfiled', { count })
            : t('browse.doneFiled', { count, category: categoryPath(categories, categoryId) }),
        );
        onDone();
      }}
    >
      <LabelledField label={t('browse.fileLabel')}>
        {({ id }) => (
          <SelectField
            id={id}
            value={category}
            options={categoryChoices(categories, t('browse.fileNone'))}
            onChange={setCategory}
          />
        )}
      </LabelledField>
    </TaskForm>
  );
}

function ExpireDialog({ chosen, actions, onDone, onClose }: TaskProps) {
  const [day, setDay] = useState('');
  return (
    <TaskForm
      title={{ key: 'browse.expireTitle', chosen }}
      isReady
      onClose={onClose}
      onTake={() => {
        const at = endOfDay(day);
        actions.changeMany(whichOf(chosen), { type: 'expire', at }, (count) =>
          at === null
            ? t('browse.doneUndated', { count })
            : t('browse.doneDated', { count, day: formatLongDay(at) }),
        );
        onDone();
      }}
    >
      <LabelledField label={t('browse.expireLabel')} hint={t('browse.expireHint')}>
        {(field) => (
          <TextField
            {...field}
            data-autofocus
            type="date"
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        )}
      </LabelledField>
    </TaskForm>
  );
}

const plainKinds = kinds.filter((kind) => kind !== 'core' && kind !== 'vault');

function RetypeDialog({ chosen, actions, onDone, onClose }: TaskProps) {
  const [kind, setKind] = useState<(typeof plainKinds)[number]>('semantic');
  return (
    <TaskForm
      title={{ key: 'browse.retypeTitle', chosen }}
      isReady
      onClose={onClose}
      onTake={() => {
        actions.changeMany(whichOf(chosen), { type: 'retype', kind }, (count) =>
          t('browse.doneRetyped', { count, kind: kindWords[kind].name }),
        );
        onDone();
      }}
    >
      <LabelledField label={t('browse.retypeLabel')} hint={t('browse.retypeHint')}>
        {(field) => (
          <SelectField
            id={field.id}
            describedBy={field['aria-describedby']}
            value={kind}
            options={plainKinds.map((value) => ({ value, label: kindWords[value].name }))}
            onChange={setKind}
          />
        )}
      </LabelledField>
    </TaskForm>
  );
}

function MergeDialog({
  chosen,
  known,
  actions,
  onDone,
  onClose,
}: TaskProps & { readonly known: readonly MemorySummary[] }) {
  const ids = [...chosen.ids];
  const [first, setFirst] = useState(known[0]?.id ?? ids[0]!);
  const name = useId();
  return (
    <TaskForm
      title={{ key: 'browse.mergeTitle', chosen }}
      take={t('browse.merge')}
      isReady
      onClose={onClose}
      onTake={() => {
        actions.merge([first, ...ids.filter((id) => id !== first)]);
        onDone();
      }}
    >
      <fieldset className="flex min-w-0 flex-col gap-1">
        <legend className="mb-1 font-medium">{t('browse.mergeStays')}</legend>
        {known.map((memory) => (
          <label key={memory.id} className="flex min-w-0 items-center gap-2 py-0.5">
            <input
              type="radio"
              name={name}
              className="accent-(--accent)"
              checked={memory.id === first}
              onChange={() => setFirst(memory.id)}
            />
            <span className="min-w-0 truncate">{memory.title}</span>
          </label>
        ))}
      </fieldset>
      <p className="text-ink-2">{t('browse.mergeHint')}</p>
    </TaskForm>
  );
}

function EraseDialog({ chosen, actions, onDone, onClose }: TaskProps) {
  const { data: cost, error } = useRequest('memory.deletion-cost', whichOf(chosen));
  return (
    <ConfirmDialog
      title={t('browse.eraseTitle')}
      action={t('browse.eraseTitle')}
      busy={!cost}
      error={error}
      onClose={onClose}
      onConfirm={() => {
        actions.eraseAll(whichOf(chosen));
        onDone();
      }}
    >
      {cost ? (
        <div className="flex flex-col gap-2">
          <p>{t('browse.eraseGoes', cost)}</p>
          <p>{t('browse.eraseChanges', { count: cost.changes })}</p>
          <p>{t('browse.eraseSources', { count: cost.sources })}</p>
        </div>
      ) : (
        <p role="status">{t('browse.counting')}</p>
      )}
    </ConfirmDialog>
  );
}

interface TaskFormProps {
  readonly title: { readonly key: MessageKey; readonly chosen: Chosen };
  readonly take?: string;
  readonly isReady: boolean;
  readonly onTake: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function TaskForm({ title, take, isReady, onTake, onClose, children }: TaskFormProps) {
  return (
    <Dialog title={t(title.key, { count: countOf(title.chosen) })} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onTake();
        }}
      >
        {children}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('browse.cancel')}</Button>
          <Button type="submit" tone="main" disabled={!isReady}>
            {take ?? t('browse.take')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
