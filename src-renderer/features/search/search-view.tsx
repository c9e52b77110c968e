/** Search: filters, hits, and beside them the selected moment where there is room or the owner asked for it. */
import { CloudOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Hit } from '../../../src-preload/contract/search.ts';
import { t } from '../../messages/t.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { FilterBar } from './filter-bar.tsx';
import { HitList } from './hit-list.tsx';
import { HowWell } from './how-well.tsx';
import { NoHits } from './no-hits.tsx';
import { SearchStart, type StartKeys } from './search-start.tsx';
import type { Search } from './use-search.ts';

interface SearchViewProps {
  readonly keys: StartKeys;
  readonly search: Search;
  readonly waiting: number;
  readonly displayName: (id: string) => string;
  readonly preview: (hit: Hit) => ReactNode;
  readonly onOpen: (hit: Hit) => void;
  readonly onImport: () => void;
  readonly onFocusBox: () => void;
}

export function SearchView(props: SearchViewProps) {
  const { keys, search, waiting, displayName, preview, onOpen, onImport, onFocusBox } = props;
  const wide = useMedia('(min-width: 1200px)');
  const [paneWanted, setPaneWanted] = useState<boolean | null>(null);
  const hit = search.hits[search.selected];
  const paneShown = (paneWanted ?? wide) && search.asked && hit !== undefined;
  return (
    <div className="flex h-full min-h-0">
      <div className="flex min-w-0 flex-1 flex-col">
        <h1 className="sr-only">{t('search.search')}</h1>
        <FilterBar search={search} displayName={displayName} />
        {search.asked ? (
          <Answer
            search={search}
            waiting={waiting}
            onOpen={onOpen}
            onLeave={onFocusBox}
            onPreview={() => setPaneWanted(!(paneWanted ?? wide))}
          />
        ) : (
          <div className="min-h-0 flex-1">
            <SearchStart
              keys={keys}
              onImport={onImport}
              onAsk={(text) => {
                search.change({ kind: 'text', text });
                onFocusBox();
              }}
            />
          </div>
        )}
      </div>
      {paneShown && (
        <aside
          aria-label={t('search.preview')}
          className="w-[44%] max-w-[680px] shrink-0 border-l border-line p-4"
        >
          {preview(hit)}
        </aside>
      )}
    </div>
  );
}

interface AnswerProps {
  readonly search: Search;
  readonly waiting: number;
  readonly onOpen: (hit: Hit) => void;
  readonly onPreview: () => void;
  readonly onLeave: () => void;
}

function Answer({ search, waiting, onOpen, onPreview, onLeave }: AnswerProps) {
  if (search.state === 'failed' && search.error) {
    return (
      <div className="px-4">
        <ErrorNotice error={search.error} onRetry={search.retry} />
      </div>
    );
  }
  if (search.state === 'waiting') return <Waiting />;
  return (
    <>
      <p className="sr-only" role="status">
        {search.hits.length === 0
          ? t('search.nothingFound')
          : t(search.hasMore ? 'search.hitCountMore' : 'search.hitCount', { count: search.hits.length })}
      </p>
      {search.missing.map(({ arm, reason }) => (
        <p key={arm} className="mx-4 mb-1 flex items-center gap-2 text-small text-warn">
          <CloudOff size={13} aria-hidden className="shrink-0" />
          {reason}
        </p>
      ))}
      <HowWell search={search} />
      {search.hits.length === 0 ? (
        <div className="min-h-0 flex-1">
          <NoHits search={search} waiting={waiting} />
        </div>
      ) : (
        <HitList search={search} onOpen={onOpen} onPreview={onPreview} onLeave={onLeave} />
      )}
    </>
  );
}

function Waiting() {
  return (
    <div aria-label={t('search.searching')} role="status" className="flex flex-col gap-2 px-4">
      {[0, 1, 2, 3].map((row) => (
        <div key={row} className="skeleton h-[106px] rounded-control" />
      ))}
    </div>
  );
}
