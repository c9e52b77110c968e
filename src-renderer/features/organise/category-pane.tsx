/** One category: its name and colour, its place, what else can be done with it. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Trash2, type LucideIcon } from 'lucide-react';
import { useState, type RefObject } from 'react';
import { countOf, type Chosen } from '../../client/chosen.ts';
import { request } from '../../client/bridge.ts';
import { categoryPath } from '../../client/category-paths.ts';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { colourClass, colourNames } from './category-colours.ts';
import type { Categories } from './category-tree.tsx';
import { ForChosen } from './for-chosen.tsx';
import { countWithin, placeByKey, placeOfDrop, type Direction, type Place } from './tree-moves.ts';
import type { Order } from './use-order.ts';

interface CategoryPaneProps {
  readonly category: Categories[number];
  readonly categories: Categories;
  readonly order: Order;
  readonly nameField: RefObject<HTMLInputElement | null>;
  readonly onMove: (id: number, place: Place) => void;
  readonly onDelete: (id: number) => void;
  readonly onMerged: (into: number) => void;
  /** Chosen among the memories. */
  readonly memories: Chosen;
  readonly onShow: (id: number) => void;
}

const moves: readonly { readonly direction: Direction; readonly label: string; readonly icon: LucideIcon }[] =
  [
    { direction: 'up', label: t('organise.moveUp'), icon: ArrowUp },
    { direction: 'down', label: t('organise.moveDown'), icon: ArrowDown },
    { direction: 'out', label: t('organise.moveOut'), icon: ArrowLeft },
    { direction: 'in', label: t('organise.moveIn'), icon: ArrowRight },
  ];

/** Give it a `key` of the category, so that a name half typed does not go to another. */
export function CategoryPane(props: CategoryPaneProps) {
  const { category, categories, order, nameField, onMove, onDelete, onMerged, memories, onShow } = props;
  const { id } = category;
  const [name, setName] = useState(category.name);
  const [into, setInto] = useState('');
  const rename = () => {
    if (name.trim() === '') setName(category.name);
    else if (name.trim() !== category.name)
      order.take(() => request('organise.change-category', { id, name: name.trim() }));
  };
  // Into what lies inside of it, it cannot go.
  const targets = categories.filter(
    (other) => placeOfDrop(categories, id, other.id, 'inside') !== null || other.id === category.parentId,
  );
  return (
    <div className="flex max-w-[520px] flex-col gap-5">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <LabelledField label={t('organise.name')}>
          {(ids) => (
            <TextField
              {...ids}
              ref={nameField}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onBlur={rename}
            />
          )}
        </LabelledField>
      </form>
      <fieldset>
        <legend className="mb-1.5 font-medium">{t('organise.colour')}</legend>
        <div className="flex flex-wrap gap-1.5">
          {colourNames.map((colourName, colour) => (
            <label key={colourName} title={colourName} className="cursor-pointer">
              <input
                type="radio"
                name={`colour-${id}`}
                className="peer sr-only"
                aria-label={colourName}
                checked={category.colour === colour}
                onChange={() => order.take(() => request('organise.change-category', { id, colour }))}
              />
              <span
                aria-hidden
                className={classNames(
                  'block size-7 rounded-round outline-offset-2 outline-accent peer-checked:outline-2 peer-focus-visible:outline-2 peer-focus-visible:outline-dashed',
                  colourClass(colour),
                )}
              />
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <p className="mb-1 font-medium">{t('organise.place')}</p>
        <div className="flex gap-1">
          {moves.map(({ direction, label, icon }) => {
            const place = placeByKey(categories, id, direction);
            return (
              <IconButton
                key={direction}
                icon={icon}
                label={label}
                disabled={place === null || order.busy}
                onClick={() => place && onMove(id, place)}
              />
            );
          })}
        </div>
        <p className="text-small text-ink-2">{t('organise.placeHint')}</p>
      </div>
      {targets.length > 0 && (
        <LabelledField label={t('organise.mergeInto')} hint={t('organise.mergeIntoHint')}>
          {(ids) => (
            <div className="flex gap-2">
              <SelectField
                id={ids.id}
                describedBy={ids['aria-describedby']}
                value={into}
                options={[
                  { value: '', label: t('organise.chooseCategory') },
                  ...targets.map((other) => ({
                    value: String(other.id),
                    label: categoryPath(categories, other.id),
                  })),
                ]}
                onChange={setInto}
              />
              <Button
                disabled={into === '' || order.busy}
                onClick={() =>
                  order.take(
                    () => request('organise.merge-categories', { id, into: Number(into) }),
                    () => onMerged(Number(into)),
                  )
                }
              >
                {t('organise.merge')}
              </Button>
            </div>
          )}
        </LabelledField>
      )}
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <Button onClick={() => onShow(id)}>
          {t('organise.showMemories', { count: countWithin(categories, category) })}
        </Button>
        <ForChosen
          memories={memories}
          label={t('browse.fileChosen', { count: countOf(memories) })}
          change={{ type: 'file', categoryId: id }}
          words={(count) => t('browse.doneFiled', { count, category: category.name })}
        />
        <Button icon={Trash2} disabled={order.busy} onClick={() => onDelete(id)}>
          {t('organise.deleteCategory')}
        </Button>
      </div>
    </div>
  );
}
