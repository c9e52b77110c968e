/** The window at work: title bar, side bar, view, status line. The only place that joins the features. */
import { CircleHelp } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Status } from '../../src-preload/contract/app.ts';
import { useConversationMemoryEvents } from '../client/use-conversation-memory-events.ts';
import { useEvent } from '../client/use-event.ts';
import { useMemoryEvents } from '../client/use-memory-events.ts';
import { ChatView } from '../features/chat/chat-view.tsx';
import { FramePreview } from '../features/frame/frame-preview.tsx';
import { FrameViewer } from '../features/frame/frame-viewer.tsx';
import { DoctorDialog } from '../features/doctor/doctor-dialog.tsx';
import { HelpDialog } from '../features/help/help-dialog.tsx';
import { ImportSection } from '../features/import/import-section.tsx';
import { useImport } from '../features/import/use-import.ts';
import { FrameMemories } from '../features/memories/frame-memories.tsx';
import { MemoriesView } from '../features/memories/memories-view.tsx';
import { useMemoryPalette } from '../features/memories/use-memory-palette.ts';
import { MemoryPreview } from '../features/memories/memory-preview.tsx';
import { FirstSteps } from '../features/onboarding/first-steps.tsx';
import { PrivacyView } from '../features/privacy/privacy-view.tsx';
import { describeRecording, exclusionWords } from '../features/recording/recording-words.ts';
import { StatusLine } from '../features/recording/status-line.tsx';
import { SearchBox } from '../features/search/search-box.tsx';
import { SearchView } from '../features/search/search-view.tsx';
import { useSearch } from '../features/search/use-search.ts';
import { gapWords } from '../features/timeline/day-rows.ts';
import { TimelineView } from '../features/timeline/timeline-view.tsx';
import { t } from '../messages/t.ts';
import { IconButton } from '../ui/button.tsx';
import { Logo } from '../ui/logo.tsx';
import { Opening } from '../ui/opening.tsx';
import { useStillCaret } from '../ui/use-still-caret.ts';
import { Banners } from './banners.tsx';
import { HitPreview } from './hit-preview.tsx';
import { KeysOverlay } from './keys-overlay.tsx';
import { Palette } from './palette.tsx';
import { modifier } from './platform.ts';
import { capsOf, type Command } from './shortcuts.ts';
import { SideBar } from './side-bar.tsx';
import { useActions } from './use-actions.ts';
import { useKeys } from './use-keys.ts';
import { usePlaces } from './use-places.ts';
import { useShortcuts } from './use-shortcuts.ts';
import type { View } from './views.ts';

/** It brings the schemas of the settings along, which nothing needs before. */
const ConversationMemoryPlace = lazy(() =>
  import('./conversation-memory-place.tsx').then((module) => ({ default: module.ConversationMemoryPlace })),
);

const OrganiseView = lazy(() =>
  import('../features/organise/organise-view.tsx').then((module) => ({ default: module.OrganiseView })),
);
const InsightsPlace = lazy(() =>
  import('./insights-place.tsx').then((module) => ({ default: module.InsightsPlace })),
);

const PerformanceView = lazy(() =>
  import('../features/performance/performance-view.tsx').then((module) => ({
    default: module.PerformanceView,
  })),
);

const ExchangeView = lazy(() =>
  import('../features/exchange/exchange-view.tsx').then((module) => ({ default: module.ExchangeView })),
);

const SettingsPlace = lazy(() =>
  import('./settings-place.tsx').then((module) => ({ default: module.SettingsPlace })),
);

const nobodyThere: ReadonlySet<Status['recording']['state']> = new Set(['idle', 'locked', 'suspended']);

interface WorkspaceProps {
  readonly status: Status;
  /** The owner agreed a moment ago: the first steps are shown. */
  readonly isNew: boolean;
}

export function Workspace({ status, isNew }: WorkspaceProps) {
  const places = usePlaces();
  const bindings = useKeys();
  const { view, frame, setFrame } = places;
  const [overlay, setOverlay] = useState<'palette' | 'keys' | 'help' | 'first-steps' | 'doctor' | null>(
    isNew ? 'first-steps' : null,
  );
  useMemoryEvents();
  useConversationMemoryEvents();
  const search = useSearch();
  const importing = useImport();
  const box = useRef<HTMLInputElement>(null);
  useStillCaret(nobodyThere.has(status.recording.state));

  const go = (next: View) => {
    places.setView(next);
    if (next === 'search') {
      box.current?.focus();
      box.current?.select();
    }
  };
  const importFolder = () => {
    go('settings');
    importing.start();
  };
  const commands: Readonly<Record<Command, () => void>> = {
    palette: () => setOverlay('palette'),
    keys: () => setOverlay('keys'),
    search: () => go('search'),
    back: () => go('search'),
    'go-timeline': () => go('timeline'),
    'go-memories': () => go('memories'),
    'go-organise': () => go('organise'),
    'go-chat': () => go('chat'),
    'go-insights': () => go('insights'),
    'go-conversation-memory': () => go('conversation-memory'),
    'go-privacy': () => go('privacy'),
    'go-performance': () => go('performance'),
    'go-exchange': () => go('exchange'),
    'go-settings': () => go('settings'),
  };
  useShortcuts(bindings, (command) => commands[command]());
  useEvent('app.show', ({ view: wanted }) => {
    setFrame(null);
    setOverlay(null);
    go(wanted);
  });
  useEvent('app.show-chat', ({ sessionId }) => {
    setOverlay(null);
    places.openMessage(sessionId, null);
  });
  const ofMemories = useMemoryPalette({
    place: places.memories,
    onCategory: places.setMemoryCategory,
    onShow() {
      places.setMemory(null);
      go('memories');
    },
    isShown: view === 'memories',
  });
  const actions = useActions({
    status,
    go,
    importFolder,
    showToday: () => {
      places.setDay(null);
      go('timeline');
    },
    showKeys: () => setOverlay('keys'),
    showFirstSteps: () => setOverlay('first-steps'),
    showDoctor: () => setOverlay('doctor'),
    ofMemories,
  });
  const query = search.question.text.trim();
  const displayName = (id: string) =>
    status.displays.find((display) => display.id === id)?.label ?? t('app.display', { id });

  return (
    <div className="flex h-full flex-col">
      <header className="flex h-13 shrink-0 items-center gap-4 border-b border-line px-4">
        <span className="flex items-center gap-2 lg:w-44">
          <Logo />
          <span className="hidden text-lead font-semibold lg:inline">Mneme</span>
        </span>
        <SearchBox
          search={search}
          input={box}
          focusKeys={bindings.search?.replace('mod+', 'Control+')}
          paletteKeys={capsOf(bindings.palette, modifier)}
          onActivate={() => places.setView('search')}
          onPalette={() => setOverlay('palette')}
          onOpenHit={(hit) => places.openHit(hit, query)}
        />
        <IconButton icon={CircleHelp} label={t('app.helpOnView')} onClick={() => setOverlay('help')} />
      </header>
      <Banners status={status} importing={importing} onImportDetails={() => go('settings')} />
      <div className="flex min-h-0 flex-1">
        <SideBar current={view} onGo={go} />
        <main className="min-w-0 flex-1 bg-surface-1">
          <Suspense fallback={<Opening />}>
            {view === 'search' && (
              <SearchView
                keys={{ search: capsOf(bindings.search, modifier), help: capsOf(bindings.help, modifier) }}
                search={search}
                waiting={status.backlog.reading}
                displayName={displayName}
                preview={(hit) => <HitPreview hit={hit} query={query} places={places} />}
                onOpen={(hit) => places.openHit(hit, query)}
                onImport={importFolder}
                onFocusBox={() => box.current?.focus()}
              />
            )}
            {view === 'timeline' && (
              <TimelineView
                day={places.day}
                onDay={places.setDay}
                preview={({ id }) => <FramePreview id={id} query="" onOpen={() => places.openFrame(id)} />}
                onOpen={places.openFrame}
                onImport={importFolder}
              />
            )}
            {view === 'memories' && (
              <MemoriesView
                place={places.memories}
                opened={places.memory}
                onOpen={places.setMemory}
                onFiles={() => places.openConversationMemory('files')}
                category={places.memoryCategory}
                onCategory={places.setMemoryCategory}
                doors={places}
              />
            )}
            {view === 'organise' && (
              <OrganiseView
                tab={places.organiseTab}
                onTab={places.setOrganiseTab}
                onShowCategory={places.openCategory}
                onShowTag={places.openTag}
                chosen={places.memories.chosen}
                onPictures={() => places.openSettings('storage')}
              />
            )}
            {view === 'chat' && (
              <ChatView
                opened={places.chat}
                onOpen={places.setChat}
                framePreview={(id, words) => (
                  <FramePreview id={id} query={words} onOpen={() => setFrame({ id, query: words })} />
                )}
                memoryPreview={(id) => (
                  <MemoryPreview id={id} doors={places} onOpen={() => places.openMemory(id)} />
                )}
                onSettings={() => go('settings')}
              />
            )}
            {view === 'conversation-memory' && <ConversationMemoryPlace places={places} />}
            {view === 'insights' && (
              <InsightsPlace
                places={places}
                onSearch={({ text, applications, from, to }) => {
                  search.change({ kind: 'clear' });
                  search.change({ kind: 'text', text });
                  for (const name of applications) search.change({ kind: 'application', name });
                  search.change({ kind: 'dates', from, to });
                  go('search');
                }}
              />
            )}
            {view === 'privacy' && (
              <PrivacyView
                recordingWords={(now) => describeRecording(status, now).text}
                exclusionWords={exclusionWords}
                gapWords={gapWords}
              />
            )}
            {view === 'performance' && <PerformanceView onSettings={() => places.openSettings('reading')} />}
            {view === 'exchange' && <ExchangeView />}
            {view === 'settings' && (
              <SettingsPlace
                places={places}
                importSection={<ImportSection importing={importing} />}
                freeBytes={status.storage.freeBytes}
              />
            )}
          </Suspense>
        </main>
      </div>
      <StatusLine status={status} />
      {frame && (
        <FrameViewer
          {...frame}
          memories={(id) => <FrameMemories frameId={id} onOpen={places.openMemory} />}
          onMove={(id) => setFrame({ ...frame, id })}
          onClose={() => setFrame(null)}
        />
      )}
      {overlay === 'palette' && <Palette actions={actions} onClose={() => setOverlay(null)} />}
      {overlay === 'keys' && <KeysOverlay onClose={() => setOverlay(null)} />}
      {overlay === 'help' && (
        <HelpDialog
          view={view}
          onKeys={() => setOverlay('keys')}
          onFirstSteps={() => setOverlay('first-steps')}
          onDoctor={() => setOverlay('doctor')}
          onClose={() => setOverlay(null)}
        />
      )}
      {overlay === 'doctor' && <DoctorDialog onClose={() => setOverlay(null)} />}
      {overlay === 'first-steps' && (
        <FirstSteps
          onSearch={(words) => {
            setOverlay(null);
            search.change({ kind: 'text', text: words });
            go('search');
          }}
          onModels={() => {
            setOverlay(null);
            go('settings');
          }}
          onClose={() => setOverlay(null)}
        />
      )}
    </div>
  );
}
