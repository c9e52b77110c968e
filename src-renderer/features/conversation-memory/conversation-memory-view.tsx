/** Conversation memory: what becomes of every conversation, the files, who takes part, and everything that can be set. */
import type { ReactNode } from 'react';
import { useSettings } from '../../client/use-settings.ts';
import { useRequest } from '../../client/use-request.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { t } from '../../messages/t.ts';
import { FilesTab } from './files-tab.tsx';
import { SaveBar } from './save-bar.tsx';
import { SessionsTab } from './sessions-tab.tsx';
import { SettingParts } from './setting-parts.tsx';
import { SettingsTab } from './settings-tab.tsx';
import type { SettingsDraft } from './settings-draft.ts';

export type ConversationMemoryTab = 'sessions' | 'files' | 'participants' | 'settings';

interface ConversationMemoryViewProps {
  readonly tab: ConversationMemoryTab;
  readonly onTab: (tab: ConversationMemoryTab) => void;
  /** Kept by the workspace, so that what was typed outlives a look at another view. */
  readonly draft: SettingsDraft;
  readonly onDraft: (draft: SettingsDraft) => void;
  /** Agents, teams and rooms. */
  readonly participants: ReactNode;
  /** Where the key of a server is stored. */
  readonly serverKey: (server: string) => ReactNode;
  readonly onOpenSession: (sessionId: number) => void;
  /** To the settings of models. */
  readonly onModels: () => void;
}

export function ConversationMemoryView(props: ConversationMemoryViewProps) {
  const { tab, onTab, draft, onDraft, participants, serverKey, onOpenSession, onModels } = props;
  const settings = useSettings();
  const dirty = useRequest('flush.states', {}).data?.dirty;
  return (
    <>
      <h1 className="sr-only">{t('conversationMemory.title')}</h1>
      <Tabs
        label={t('conversationMemory.parts')}
        value={tab}
        onChange={onTab}
        tabs={[
          {
            value: 'sessions',
            label: t('conversationMemory.conversations'),
            count: dirty === 0 ? undefined : dirty,
            hint: t('conversationMemory.conversationsHint'),
          },
          { value: 'files', label: t('conversationMemory.files'), hint: t('conversationMemory.filesHint') },
          {
            value: 'participants',
            label: t('conversationMemory.participants'),
            hint: t('conversationMemory.participantsHint'),
          },
          {
            value: 'settings',
            label: t('conversationMemory.settings'),
            hint: t('conversationMemory.settingsHint'),
          },
        ]}
      >
        <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 lg:px-8" tabIndex={-1}>
          <div className="flex gap-8">
            {tab === 'settings' && <SettingParts />}
            <div className="flex max-w-[860px] min-w-0 flex-1 flex-col gap-5">
              {tab === 'sessions' && (
                <SessionsTab
                  onOpenSession={onOpenSession}
                  onModels={onModels}
                  onSettings={() => onTab('settings')}
                />
              )}
              {tab === 'files' && <FilesTab onSettings={() => onTab('settings')} />}
              {tab === 'participants' && participants}
              {tab === 'settings' &&
                (settings.data ? (
                  <SettingsTab
                    settings={settings.data}
                    draft={draft}
                    onDraft={onDraft}
                    serverKey={serverKey}
                    onModels={onModels}
                  />
                ) : settings.error ? (
                  <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
                ) : (
                  <div className="skeleton h-40 rounded-control" />
                ))}
            </div>
          </div>
        </div>
        {settings.data && <SaveBar settings={settings.data} draft={draft} onDraft={onDraft} />}
      </Tabs>
    </>
  );
}
