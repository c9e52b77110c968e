/** Memories: a tab for each kind. */
import { Plus } from 'lucide-react';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { noneChosen } from '../../client/chosen.ts';
import { kinds, kindWords } from '../../client/memory-kinds.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ConceptMapDialog } from './concept-map-dialog.tsx';
import { CoreEditors } from './core-editors.tsx';
import type { MemoriesPlace, MemoriesTab } from './memories-place.ts';
import { MemoryBrowser } from './memory-browser.tsx';
import type { MemoryDoors } from './memory-ties.tsx';
import { NewMemoryDialog } from './new-memory-dialog.tsx';
import { TidyDialog } from './tidy-dialog.tsx';
import { VaultQueueDialog } from './vault-queue-dialog.tsx';

interface MemoriesViewProps {
  readonly place: MemoriesPlace;
  /** The memory that was opened last; kept by the workspace, so that others can open one. */
  readonly opened: MemoryId | null;
  readonly onOpen: (id: MemoryId | null) => void;
  /** The category whose memories are shown; null for all. */
  readonly category: number | null;
  readonly onCategory: (id: number | null) => void;
  /** To the files of conversation memory. */
  readonly onFiles: () => void;
  readonly doors: MemoryDoors;
}

export function MemoriesView(props: MemoriesViewProps) {
  const { place, opened, onOpen, category, onCategory, onFiles, doors } = props;
  const { tab, setTab, dialog, setDialog } = place;
  const statistics = useRequest('memory.statistics', {}).data;
  const choose = (next: MemoriesTab) => {
    setTab(next);
    place.setChosen(noneChosen);
    onOpen(null);
  };
  return (
    <>
      <h1 className="sr-only">{t('memories.title')}</h1>
      <Tabs
        label={t('memories.kindsOfMemory')}
        value={tab}
        onChange={choose}
        tabs={[
          { value: 'all', label: t('memories.all'), count: statistics?.totalCount },
          ...kinds.map((kind) => ({
            value: kind,
            label: kindWords[kind].name,
            icon: kindWords[kind].icon,
            count: statistics?.perKind[kind],
            hint: kindWords[kind].holds,
          })),
        ]}
        actions={
          <Button tone="main" icon={Plus} onClick={() => setDialog('new')}>
            {t('memories.new')}
          </Button>
        }
      >
        {tab === 'core' ? (
          <CoreEditors />
        ) : (
          <MemoryBrowser
            key={tab}
            kind={tab === 'all' ? null : tab}
            candidates={statistics?.perState.candidate ?? 0}
            place={place}
            opened={opened}
            onOpen={onOpen}
            onTidy={() => setDialog('tidy')}
            onQueue={() => setDialog('queue')}
            onMap={() => setDialog('map')}
            category={category}
            onCategory={(next) => {
              onCategory(next);
              onOpen(null);
            }}
            onFiles={onFiles}
            doors={doors}
          />
        )}
      </Tabs>
      {dialog === 'new' && (
        <NewMemoryDialog
          kind={tab === 'all' ? null : tab}
          onClose={() => setDialog(null)}
          onCreated={(memory) => {
            setDialog(null);
            if (tab !== 'all' && tab !== memory.kind) setTab(memory.kind);
            onOpen(memory.id);
          }}
        />
      )}
      {dialog === 'tidy' && <TidyDialog onClose={() => setDialog(null)} />}
      {dialog === 'queue' && <VaultQueueDialog onClose={() => setDialog(null)} doors={doors} />}
      {dialog === 'map' && (
        <ConceptMapDialog
          onClose={() => setDialog(null)}
          onOpenMemory={(id) => {
            setDialog(null);
            onOpen(id);
          }}
        />
      )}
    </>
  );
}
