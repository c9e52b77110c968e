/** Concepts and how they are linked: a map to look at, and beside it the same as a list for the keyboard. */
import { useMemo, useState } from 'react';
import type { ConceptLink, ConceptMap } from '../../../src-preload/contract/memory-relations.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { X } from 'lucide-react';
import { ConceptDrawing } from './concept-drawing.tsx';
import { layOut } from './concept-layout.ts';

const mostConcepts = 200;

interface ConceptMapDialogProps {
  readonly onClose: () => void;
  readonly onOpenMemory: (id: MemoryId) => void;
}

export function ConceptMapDialog({ onClose, onOpenMemory }: ConceptMapDialogProps) {
  const { data, error, refetch } = useRequest('memory.concepts', { limit: mostConcepts });
  return (
    <Dialog title={t('kinds.mapTitle')} size="full" onClose={onClose}>
      <div className="flex h-full flex-col">
        <header className="flex items-center gap-3 border-b border-line py-2 pr-2 pl-4">
          <p aria-hidden className="text-lead font-semibold">
            {t('kinds.mapTitle')}
          </p>
          {data && (
            <p className="min-w-0 flex-1 truncate text-ink-2">
              {t('kinds.mapCount', {
                shown: data.concepts.length,
                total: data.total,
                links: data.links.length,
              })}
            </p>
          )}
          <IconButton icon={X} label={t('ui.close')} className="ml-auto" onClick={onClose} />
        </header>
        {error ? (
          <div className="p-4">
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          </div>
        ) : data ? (
          <Linked map={data} onOpenMemory={onOpenMemory} />
        ) : (
          <div className="skeleton m-4 h-64 rounded-control" />
        )}
      </div>
    </Dialog>
  );
}

function Linked({
  map,
  onOpenMemory,
}: { readonly map: ConceptMap } & Pick<ConceptMapDialogProps, 'onOpenMemory'>) {
  const placed = useMemo(() => layOut(map), [map]);
  const linksOf = useMemo(() => byConcept(map.links), [map]);
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<MemoryId | null>(map.concepts[0]?.id ?? null);
  const listed = map.concepts.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const chosen = map.concepts.find(({ id }) => id === selected);
  if (map.concepts.length === 0) return <p className="p-4 text-ink-2">{t('kinds.mapEmpty')}</p>;
  const nameOf = (id: MemoryId) => map.concepts.find((concept) => concept.id === id)?.name ?? '';
  return (
    <div className="flex min-h-0 flex-1">
      <div className="min-w-0 flex-1">
        <ConceptDrawing map={map} placed={placed} selected={selected} onSelect={setSelected} />
      </div>
      <div className="flex w-80 shrink-0 flex-col gap-2 border-l border-line p-3">
        <TextField
          type="search"
          data-autofocus
          aria-label={t('kinds.mapFind')}
          placeholder={t('kinds.mapFind')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ConceptList
          concepts={listed}
          countOf={(id) => linksOf.get(id)?.length ?? 0}
          selected={selected}
          onSelect={setSelected}
          onOpen={onOpenMemory}
        />
        {chosen && (
          <section
            aria-labelledby="concept-name"
            className="flex max-h-[50%] shrink-0 flex-col gap-1 overflow-y-auto border-t border-line pt-2"
          >
            <h3 id="concept-name" className="font-semibold break-words">
              {chosen.name}
            </h3>
            {chosen.summary !== '' && <p className="line-clamp-3 text-ink-2">{chosen.summary}</p>}
            <ul className="flex flex-col">
              {(linksOf.get(chosen.id) ?? []).map((link) => {
                const other = link.from === chosen.id ? link.to : link.from;
                return (
                  <li key={other} className="flex items-baseline gap-1.5">
                    <span className="shrink-0 text-small text-ink-2">{whyWords(link, chosen.id)}</span>
                    <button
                      type="button"
                      onClick={() => setSelected(other)}
                      className="min-w-0 truncate text-left text-accent-ink underline"
                    >
                      {nameOf(other)}
                    </button>
                  </li>
                );
              })}
            </ul>
            {!linksOf.has(chosen.id) && <p className="text-ink-2">{t('kinds.mapNoLinks')}</p>}
            <Button className="mt-1 self-start" onClick={() => onOpenMemory(chosen.id)}>
              {t('kinds.mapOpen')}
            </Button>
          </section>
        )}
      </div>
    </div>
  );
}

interface ConceptListProps {
  readonly concepts: ConceptMap['concepts'];
  readonly countOf: (id: MemoryId) => number;
  readonly selected: MemoryId | null;
  readonly onSelect: (id: MemoryId) => void;
  readonly onOpen: (id: MemoryId) => void;
}

function ConceptList({ concepts, countOf, selected, onSelect, onOpen }: ConceptListProps) {
  const walk = (to: number) => {
    const next = concepts[Math.max(0, Math.min(concepts.length - 1, to))];
    if (!next) return;
    onSelect(next.id);
    document.getElementById(`concept-${next.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const at = concepts.findIndex(({ id }) => id === selected);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: concepts.length - 1,
  };
  return (
    <ul
      role="listbox"
      tabIndex={0}
      aria-label={t('kinds.mapList')}
      aria-activedescendant={at >= 0 ? `concept-${selected}` : undefined}
      className="min-h-0 flex-1 overflow-y-auto rounded-control"
      onKeyDown={(event) => {
        const to = moves[event.key];
        if (to !== undefined) walk(to);
        else if (event.key === 'Enter' && selected) onOpen(selected);
        else return;
        event.preventDefault();
      }}
    >
      {concepts.map(({ id, name }) => (
        <li
          key={id}
          id={`concept-${id}`}
          role="option"
          aria-selected={id === selected}
          onClick={() => onSelect(id)}
          className={classNames(
            'flex h-8 cursor-default items-center gap-2 rounded-control px-2',
            id === selected ? 'bg-accent-soft text-accent-ink' : 'hover:bg-surface-2',
          )}
        >
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="text-small">{t('kinds.mapLinks', { count: countOf(id) })}</span>
        </li>
      ))}
    </ul>
  );
}

function byConcept(links: readonly ConceptLink[]): ReadonlyMap<MemoryId, readonly ConceptLink[]> {
  const known = new Map<MemoryId, ConceptLink[]>();
  for (const link of links)
    for (const id of [link.from, link.to]) known.set(id, [...(known.get(id) ?? []), link]);
  return known;
}

function whyWords({ why, from }: ConceptLink, id: MemoryId): string {
  if (why === 'together') return t('kinds.mapTogether');
  if (why === 'alike') return t('kinds.mapAlike');
  return t(from === id ? 'kinds.mapNames' : 'kinds.mapNamedBy');
}
