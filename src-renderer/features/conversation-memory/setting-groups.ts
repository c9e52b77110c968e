/** The settings of conversation memory as the page groups them. */
import type { MemorySettings } from '../../../src-preload/contract/memory-settings.ts';

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
    title: 'Where it is kept',
    lead: 'What was said with agents becomes lasting memories, kept apart for each agent, team and room.',
    names: ['backend'],
  },
  {
    id: 'embedder',
    title: 'How it is found',
    lead: 'Vectors find what means the same in other words. What was on your screen never leaves this device for them.',
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
    title: 'Model for memory work',
    lead: 'It reads what was said and writes down what is worth keeping.',
    names: ['llmProvider', 'llmModel', 'llmHost', 'llmTemperature'],
  },
  {
    id: 'files',
    title: 'Files',
    lead: 'One folder for each agent, team and room. The files are yours: edit them with any editor.',
    names: ['filePath', 'fileEntrypoint', 'fileMaxEntrypointLines'],
  },
  {
    id: 'flush',
    title: 'Auto-flush',
    lead: 'Flushing turns what was said into lasting memories in the files.',
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
    title: 'After a failure',
    lead: 'Nothing is lost when a flush fails: it is tried again.',
    names: ['flushRetryCooldownSeconds', 'flushMaxRetryCooldownSeconds'],
  },
  {
    id: 'batches',
    title: 'Batches',
    lead: 'How much is flushed at a time.',
    names: ['flushMaxSessionsPerCycle', 'flushMaxSessionsPerAgentPerCycle'],
  },
  {
    id: 'extractor',
    title: 'What the model sees',
    lead: 'The extractor is the model that reads a stretch of conversation and writes facts.',
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
