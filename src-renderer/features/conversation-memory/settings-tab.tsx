/** Everything that can be set of conversation memory, in groups. What is typed is a draft until it is saved. */
import type { ReactNode } from 'react';
import type { MemorySettings } from '../../../src-preload/contract/memory-settings.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { draftValueOf, type DraftValue } from '../../client/setting-values.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { t } from '../../messages/t.ts';
import { EmbedderState } from './embedder-state.tsx';
import { keyServerOf } from './key-server.ts';
import { ownModelOnly, serverOnly, settingGroups, type SettingGroup } from './setting-groups.ts';
import { SettingRow } from './setting-row.tsx';
import { changeDraft, readDraft, type SettingsDraft } from './settings-draft.ts';

interface SettingsTabProps {
  readonly settings: Settings;
  readonly draft: SettingsDraft;
  readonly onDraft: (draft: SettingsDraft) => void;
  readonly serverKey: (server: string) => ReactNode;
  readonly onModels: () => void;
}

export function SettingsTab({ settings, draft, onDraft, serverKey, onModels }: SettingsTabProps) {
  const current = settings.memory;
  const { problems } = readDraft(draft, settings);
  const valueOf = (name: keyof MemorySettings): DraftValue => draft[name] ?? draftValueOf(current[name]);
  const set = (name: keyof MemorySettings, value: DraftValue) =>
    onDraft(changeDraft(draft, current, name, value));
  const textOf = (name: keyof MemorySettings) => String(valueOf(name));
  const isLocal = textOf('embedderProvider') === 'local';
  const hasOwnModel = textOf('llmProvider') !== '';

  /** What the group says below its settings. */
  const note = (id: SettingGroup['id']): ReactNode => {
    switch (id) {
      case 'backend':
        return (
          <BackendNote value={textOf('backend')} isFlushed={valueOf('flushEnabled') === true} set={set} />
        );
      case 'embedder': {
        const server = isLocal ? null : keyServerOf(textOf('embedderProvider'), textOf('embedderHost'));
        return (
          <>
            {server !== null && serverKey(server)}
            {!isLocal && <p className="text-ink-2">{t('conversationMemory.sentForVectors')}</p>}
            <EmbedderState />
          </>
        );
      }
      case 'llm': {
        const server = keyServerOf(textOf('llmProvider'), textOf('llmHost'));
        if (hasOwnModel) return server !== null && serverKey(server);
        return (
          <Button tone="quiet" className="self-start" onClick={onModels}>
            {t('conversationMemory.toModels')}
          </Button>
        );
      }
      default:
        return null;
    }
  };
  const isSilent = (name: keyof MemorySettings) =>
    (isLocal && serverOnly.includes(name)) || (!hasOwnModel && ownModelOnly.includes(name));
  return settingGroups.map(({ id, title, lead, names }) => (
    <div key={id} id={`memory-${id}`} className="scroll-mt-4">
      <Section title={title} lead={lead}>
        {names
          .filter((name) => !isSilent(name) || name in draft)
          .map((name) => (
            <SettingRow
              key={name}
              name={name}
              value={valueOf(name)}
              isUnsaved={name in draft}
              problem={problems[name]}
              onChange={(value) => set(name, value)}
            />
          ))}
        {note(id)}
      </Section>
    </div>
  ));
}

interface BackendNoteProps {
  readonly value: string;
  readonly isFlushed: boolean;
  readonly set: (name: keyof MemorySettings, value: DraftValue) => void;
}

const backendMeanings: Readonly<Record<string, string>> = {
  mem0: t('conversationMemory.mem0Meaning'),
  file: t('conversationMemory.fileMeaning'),
  none: t('conversationMemory.noneMeaning'),
};

function BackendNote({ value, isFlushed, set }: BackendNoteProps) {
  return (
    <>
      <p className="max-w-[640px] text-ink-2">{backendMeanings[value]}</p>
      {value === 'file' && !isFlushed && (
        <div className="mt-1 flex flex-wrap items-center gap-3 rounded-control bg-warn-soft py-1.5 pr-1.5 pl-3">
          <p className="min-w-60 flex-1">{t('conversationMemory.flushOff')}</p>
          <Button onClick={() => set('flushEnabled', true)}>{t('conversationMemory.flushOn')}</Button>
        </div>
      )}
    </>
  );
}
