/** The settings of conversation memory as the page groups them. */
import type { MemorySettings } from '../../../src-preload/contract/memory-settings.ts';
import { t } from '../../messages/t.ts';

export type SettingName = keyof MemorySettings;

export interface SettingGroup {
  readonly id: 'backend' | 'embedder' | 'llm' | 'files' | 'flush' | 'failures' | 'batches' | 'extractor';
  readonly title: string;
  readonly lead: string;
  readonly names: readonly SettingName[];
}

export const settingGroups: readonly SettingGroup[] = [
  {
    id: 'backend',
    title: t('conversationMemory.backendTitle'),
    lead: t('conversationMemory.backendLead'),
    names: ['backend'],
  },
  {
    id: 'embedder',
    title: t('conversationMemory.embedderTitle'),
    lead: t('conversationMemory.embedderLead'),
    names: [
      'searchMode',
      'teamReadsMemberMemory',
      'embedderProvider',
      'embedderModel',
      'embedderHost',
      'embedderDimensions',
    ],
  },
  {
    id: 'llm',
    title: t('conversationMemory.llmTitle'),
    lead: t('conversationMemory.llmLead'),
    names: ['llmProvider', 'llmModel', 'llmHost', 'llmTemperature'],
  },
  {
    id: 'files',
    title: t('conversationMemory.files'),
    lead: t('conversationMemory.filesLead'),
    names: ['filePath', 'fileEntrypoint', 'fileMaxEntrypointLines'],
  },
  {
    id: 'flush',
    title: t('conversationMemory.flushTitle'),
    lead: t('conversationMemory.flushLead'),
    names: [
      'flushEnabled',
      'flushIntervalSeconds',
      'flushIdleSeconds',
      'flushMaxDirtyAgeSeconds',
      'flushStaleTtlSeconds',
      'flushMaxCrossSessionReprioritize',
    ],
  },
  {
    id: 'failures',
    title: t('conversationMemory.failuresTitle'),
    lead: t('conversationMemory.failuresLead'),
    names: ['flushRetryCooldownSeconds', 'flushMaxRetryCooldownSeconds'],
  },
  {
    id: 'batches',
    title: t('conversationMemory.batchesTitle'),
    lead: t('conversationMemory.batchesLead'),
    names: ['flushMaxSessionsPerCycle', 'flushMaxSessionsPerAgentPerCycle'],
  },
  {
    id: 'extractor',
    title: t('conversationMemory.extractorTitle'),
    lead: t('conversationMemory.extractorLead'),
    names: [
      'extractorNoReplyToken',
      'extractorMaxMessagesPerFlush',
      'extractorMaxCharsPerFlush',
      'extractorMaxExtractionSeconds',
      'extractorMemorySnippets',
      'extractorSnippetMaxChars',
    ],
  },
];

/** Settings that say nothing while vectors are made on the device. */
export const serverOnly: readonly SettingName[] = ['embedderModel', 'embedderHost', 'embedderDimensions'];
/** Settings that say nothing while the model of Settings → Models does the work. */
export const ownModelOnly: readonly SettingName[] = ['llmModel', 'llmHost', 'llmTemperature'];
