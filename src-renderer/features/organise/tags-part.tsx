/** Tags with how many memories have each: rename, make one of several, take off. */
import { Tag } from 'lucide-react';
import { useState } from 'react';
import { countOf, type Chosen } from '../../client/chosen.ts';
import { request } from '../../client/bridge.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { ForChosen } from './for-chosen.tsx';
import type { Order } from './use-order.ts';

interface TagsPartProps {
  readonly order: Order;
  /** Chosen among the memories. */
  readonly chosen: Chosen;
  readonly onShow: (tag: string) => void;
}

export function TagsPart({ order, chosen: memories, onShow }: TagsPartProps) {
  const { data: tags, error, refetch } = useRequest('organise.tags', {});
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [name, setName] = useState('');
  const [narrowed, setNarrowed] = useState('');
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!tags) return null;
  if (tags.length === 0) {
    return (
      <EmptyState icon={Tag} title={t('organise.noTags')}>
        {t('organise.noTagsLead')}
      </EmptyState>
    );
  }
  const marked = chosen.filter((tag) => tags.some((one) => one.tag === tag));
  const shown = tags.filter(({ tag }) => tag.toLowerCase().includes(narrowed.trim().toLowerCase()));
  const replace = (by: string | null) =>
    order.take(
      () => request('organise.replace-tags', { tags: [...marked], by }),
      () => {
        setChosen([]);
        setName('');
      },
    );
  const mark = (tag: string, on: boolean) => {
    const next = on ? [...marked, tag] : marked.filter((other) => other !== tag);
    setChosen(next);
    setName(next[0] ?? '');
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <TextField
          aria-label={t('organise.findTag')}
          placeholder={t('organise.find')}
          className="w-44"
          value={narrowed}
          onChange={(event) => setNarrowed(event.target.value)}
        />
        {marked.length > 0 && (
          <form
            className="flex flex-wrap items-center gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') replace(name.trim());
            }}
          >
            <TextField
              aria-label={t('organise.newName')}
              maxLength={60}
              className="w-44"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" tone="main" disabled={name.trim() === '' || order.busy}>
              {marked.length === 1 ? t('organise.rename') : t('organise.makeOneOf', { count: marked.length })}
            </Button>
            <Button disabled={order.busy} onClick={() => replace(null)}>
              {t('organise.takeOff')}
            </Button>
          </form>
        )}
      </div>
      {marked.length === 1 && (
        <div className="flex flex-wrap items-center gap-2">
          <Button aria-label={t('browse.showTag', { tag: marked[0]! })} onClick={() => onShow(marked[0]!)}>
            {t('browse.showMemories')}
          </Button>
          <ForChosen
            memories={memories}
            label={t('browse.tagChosen', { count: countOf(memories), tag: marked[0]! })}
            change={{ type: 'tag', add: [marked[0]!], remove: [] }}
            words={(count) => t('browse.doneTagged', { count })}
          />
        </div>
      )}
      <p className="text-ink-2">{t('organise.tagsLead')}</p>
      <ul
        aria-label={t('organise.tags')}
        className="grid min-h-0 grid-cols-[repeat(auto-fill,minmax(220px,1fr))] gap-x-4 overflow-y-auto"
      >
        {shown.map(({ tag, memories }) => (
          <li key={tag}>
            <label className="flex h-9 items-center gap-2.5 rounded-control px-2 hover:bg-surface-2">
              <input
                type="checkbox"
                className="accent-(--accent)"
                checked={marked.includes(tag)}
                onChange={({ target }) => mark(tag, target.checked)}
              />
              <span className="min-w-0 flex-1 truncate">{tag}</span>
              <span className="text-small text-ink-2">{t('organise.matches', { count: memories })}</span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
