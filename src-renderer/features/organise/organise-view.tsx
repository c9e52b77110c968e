/** The owner's own order: categories, tags, filing rules, and clean-up. */
import { BrushCleaning, FolderInput, FolderTree, Tag, Undo2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Chosen } from '../../client/chosen.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Toast } from '../../ui/toast.tsx';
import { CategoriesPart } from './categories-part.tsx';
import { PoliciesPart } from './policies-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { TagsPart } from './tags-part.tsx';
import { useOrder } from './use-order.ts';

export type OrganiseTab = 'categories' | 'tags' | 'rules' | 'clean-up';

interface OrganiseViewProps {
  readonly tab: OrganiseTab;
  readonly onTab: (tab: OrganiseTab) => void;
  /** Shows the memories of a category. */
  readonly onShowCategory: (id: number) => void;
  readonly onShowTag: (tag: string) => void;
  /** Chosen among the memories. */
  readonly chosen: Chosen;
  /** To the rule by which pictures go. */
  readonly onPictures: () => void;
}

export function OrganiseView({
  tab,
  onTab,
  onShowCategory,
  onShowTag,
  chosen,
  onPictures,
}: OrganiseViewProps) {
  const order = useOrder();
  const last = useRequest('organise.last-step', {}).data;
  const press = (event: KeyboardEvent) => {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    // In a field the key takes back what was typed.
    if (!isUndo || !last || order.busy || event.target instanceof HTMLInputElement) return;
    order.undo(last.step);
    event.preventDefault();
  };
  return (
    <div className="relative flex h-full flex-col" onKeyDown={press}>
      <h1 className="sr-only">{t('organise.title')}</h1>
      <Tabs
        label={t('organise.parts')}
        value={tab}
        onChange={onTab}
        tabs={[
          { value: 'categories', label: t('organise.categories'), icon: FolderTree },
          { value: 'tags', label: t('organise.tags'), icon: Tag },
          { value: 'rules', label: t('organise.rules'), icon: FolderInput },
          { value: 'clean-up', label: t('organise.cleanUp'), icon: BrushCleaning },
        ]}
        actions={
          // A run has its own way back, in the log.
          last &&
          tab !== 'clean-up' && (
            <Button
              tone="quiet"
              icon={Undo2}
              aria-label={t('organise.undoOf', { what: last.words })}
              title={last.words}
              disabled={order.busy}
              onClick={() => order.undo(last.step)}
            >
              {t('organise.undo')}
            </Button>
          )
        }
      >
        {order.error && (
          <div className="p-3">
            <ErrorNotice error={order.error} />
          </div>
        )}
        {tab === 'categories' && <CategoriesPart order={order} chosen={chosen} onShow={onShowCategory} />}
        {tab === 'tags' && <TagsPart order={order} chosen={chosen} onShow={onShowTag} />}
        {tab === 'rules' && <RulesPart order={order} />}
        {tab === 'clean-up' && <PoliciesPart onPictures={onPictures} />}
      </Tabs>
      {order.done && (
        <Toast
          key={order.done.step}
          text={order.done.words}
          action={{ label: t('organise.undo'), run: () => order.undo(order.done!.step) }}
          onClose={order.forget}
        />
      )}
    </div>
  );
}
