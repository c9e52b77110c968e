/** Categories: the tree, and beside it the one that is selected. */
import { FolderTree, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Chosen } from '../../client/chosen.ts';
import { request } from '../../client/bridge.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { CategoryPane } from './category-pane.tsx';
import { CategoryTree } from './category-tree.tsx';
import type { Place } from './tree-moves.ts';
import type { Order } from './use-order.ts';

interface CategoriesPartProps {
  readonly order: Order;
  /** Chosen among the memories. */
  readonly chosen: Chosen;
  readonly onShow: (id: number) => void;
}

export function CategoriesPart({ order, chosen: memories, onShow }: CategoriesPartProps) {
  const { data: categories, error, refetch } = useRequest('organise.categories', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const tree = useRef<HTMLUListElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const selected = categories?.find(({ id }) => id === chosen) ?? categories?.[0];

  const move = (id: number, { parentId, position }: Place) =>
    order.take(() => request('organise.move-category', { id, parentId, position }));
  const remove = (id: number) =>
    order.take(
      () => request('organise.delete-category', { id }),
      () => tree.current?.focus(),
    );

  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!categories) return null;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex w-[46%] max-w-[480px] min-w-60 flex-col border-r border-line">
        <NewCategory
          order={order}
          parent={selected ?? null}
          onMade={(id) => {
            setChosen(id);
            tree.current?.focus();
          }}
        />
        {categories.length === 0 ? (
          <EmptyState icon={FolderTree} title={t('organise.noCategories')}>
            {t('organise.noCategoriesLead')}
          </EmptyState>
        ) : (
          <CategoryTree
            categories={categories}
            selected={selected?.id ?? null}
            element={tree}
            onSelect={setChosen}
            onMove={move}
            onEdit={() => {
              nameField.current?.focus();
              nameField.current?.select();
            }}
            onDelete={remove}
          />
        )}
      </div>
      <section
        aria-label={t('organise.category')}
        tabIndex={-1}
        className="min-w-0 flex-1 overflow-y-auto p-4"
      >
        {selected && (
          <CategoryPane
            key={`${selected.id} ${selected.name}`}
            category={selected}
            categories={categories}
            order={order}
            nameField={nameField}
            onMove={move}
            onDelete={remove}
            onMerged={setChosen}
            memories={memories}
            onShow={onShow}
          />
        )}
      </section>
    </div>
  );
}

interface NewCategoryProps {
  readonly order: Order;
  /** The one that is selected: a new one may go into it. */
  readonly parent: { readonly id: number; readonly name: string } | null;
  readonly onMade: (id: number) => void;
}

function NewCategory({ order, parent, onMade }: NewCategoryProps) {
  const [name, setName] = useState('');
  const [inside, setInside] = useState(false);
  const make = () => {
    if (name.trim() === '') return;
    const parentId = inside && parent ? parent.id : null;
    order.take(
      () => request('organise.create-category', { name: name.trim(), parentId }),
      ({ id }) => {
        setName('');
        onMade(id);
      },
    );
  };
  return (
    <form
      className="flex flex-col gap-1.5 border-b border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <div className="flex gap-2">
        <TextField
          aria-label={t('organise.newCategoryName')}
          placeholder={t('organise.newCategory')}
          maxLength={60}
          className="flex-1"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" icon={Plus} disabled={name.trim() === '' || order.busy}>
          {t('organise.add')}
        </Button>
      </div>
      {parent && (
        <label className="flex min-w-0 items-center gap-2">
          <input
            type="checkbox"
            className="accent-(--accent)"
            checked={inside}
            onChange={({ target }) => setInside(target.checked)}
          />
          <span className="min-w-0 truncate">{t('organise.inside', { name: parent.name })}</span>
        </label>
      )}
    </form>
  );
}
