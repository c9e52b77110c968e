/** Everything that can be set, on one page: by parts, listed beside it, or every setting by itself, to be searched. */
import { useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { SettingHome } from '../../client/setting-fields.ts';
import { useRequest } from '../../client/use-request.ts';
import { useChangeSettings, useSettings } from '../../client/use-settings.ts';
import { t } from '../../messages/t.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { CaptureSection } from './capture-section.tsx';
import { EverySetting } from './every-setting.tsx';
import { ImagesSection } from './images-section.tsx';
import { ModelsSection } from './models-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { ReadingSection } from './reading-section.tsx';
import { SettingsTools, type SettingsQuery } from './settings-tools.tsx';
import { StorageSection } from './storage-section.tsx';
import { WindowSection } from './window-section.tsx';

interface SettingsViewProps {
  /** Shown first; null for the top. */
  readonly part: SettingsPart | null;
  readonly backupsSection: ReactNode;
  readonly importSection: ReactNode;
  readonly lockSection: ReactNode;
  readonly freeBytes: number;
  /** The keys that cannot be changed. */
  readonly fixedKeys: readonly { readonly keys: readonly string[]; readonly does: string }[];
  /** To the view of a setting that has its place elsewhere. */
  readonly onElsewhere: (home: Elsewhere) => void;
}

const parts = [
  ['recording', t('settings.recording')],
  ['reading', t('settings.reading')],
  ['storage', t('settings.storage')],
  ['backups', t('settings.backups')],
  ['models', t('settings.models')],
  ['import', t('settings.import')],
  ['lock', t('lock.title')],
  ['window', t('settings.window')],
  ['keys', t('settings.keys')],
  ['about', t('settings.about')],
] as const;

export type SettingsPart = (typeof parts)[number][0];
export type Elsewhere = Exclude<SettingHome, SettingsPart>;

export function SettingsView({
  part,
  backupsSection,
  importSection,
  lockSection,
  freeBytes,
  fixedKeys,
  onElsewhere,
}: SettingsViewProps) {
  const [query, setQuery] = useState<SettingsQuery | null>(null);
  const settings = useSettings();
  const storage = useRequest('storage.summary', {}, { refreshMs: 30_000 });
  const { change, error } = useChangeSettings();
  const isThere = settings.data !== undefined;
  useEffect(() => {
    if (isThere && part !== null) partElement(part)?.scrollIntoView();
  }, [isThere, part]);
  const showPart = (id: SettingsPart) => {
    flushSync(() => setQuery(null));
    partElement(id)?.scrollIntoView();
  };
  return (
    <Page title={t('settings.settings')} aside={<Parts onShow={showPart} />}>
      {settings.error && <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />}
      {error && (
        <div className="sticky top-2 z-10">
          <ErrorNotice error={error} />
        </div>
      )}
      {settings.data && <SettingsTools settings={settings.data} query={query} onQuery={setQuery} />}
      {settings.data && query !== null && (
        <EverySetting
          settings={settings.data}
          query={query.text}
          onlyChanged={query.onlyChanged}
          onChange={change}
          onHome={(home) => (isPart(home) ? showPart(home) : onElsewhere(home))}
        />
      )}
      {settings.data && query === null && (
        <>
          <Part id="recording">
            <CaptureSection capture={settings.data.capture} onChange={(capture) => change({ capture })} />
          </Part>
          <Part id="reading">
            <ReadingSection reading={settings.data.reading} onChange={(reading) => change({ reading })} />
          </Part>
          <Part id="storage">
            <StorageSection
              storage={settings.data.storage}
              summary={storage.data}
              error={storage.error}
              freeBytes={freeBytes}
              onChange={(next) => change({ storage: next })}
            />
            <ImagesSection images={settings.data.images} onChange={(images) => change({ images })} />
          </Part>
          <Part id="backups">{backupsSection}</Part>
          <Part id="models">
            <ModelsSection
              models={settings.data.models}
              conversation={settings.data.memory}
              onChange={(models) => change({ models })}
            />
          </Part>
          <Part id="import">{importSection}</Part>
          <Part id="lock">{lockSection}</Part>
          <Part id="window">
            <WindowSection window={settings.data.window} onChange={(next) => change({ window: next })} />
          </Part>
          <Part id="keys">
            <KeysSection settings={settings.data} fixed={fixedKeys} onChange={change} />
          </Part>
          <Part id="about">
            <AboutSection />
          </Part>
        </>
      )}
    </Page>
  );
}

function isPart(home: SettingHome): home is SettingHome & SettingsPart {
  return parts.some(([id]) => id === home);
}

function partElement(id: SettingsPart): HTMLElement | null {
  return document.getElementById(`settings-${id}`);
}

function Part({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <div id={`settings-${id}`} className="flex scroll-mt-4 flex-col gap-6">
      {children}
    </div>
  );
}

function Parts({ onShow }: { readonly onShow: (id: SettingsPart) => void }) {
  return (
    <nav aria-label={t('settings.parts')}>
      <ul className="flex flex-col gap-0.5">
        {parts.map(([id, name]) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onShow(id)}
              className="h-8 w-full rounded-control px-2 text-left text-ink-2 hover:bg-surface-2 hover:text-ink-1"
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
