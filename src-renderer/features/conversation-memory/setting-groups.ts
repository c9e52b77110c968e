/** The settings of conversation memory as the page groups and names them. What each means, and its limits, comes from the schema. */
import type { MemorySettings } from '../../../src-preload/contract/memory-settings.ts';

export type SettingName = keyof MemorySettings;

export type Control =
  | { readonly type: 'switch' | 'text' | 'folder' }
  | { readonly type: 'number'; readonly unit: string }
  /** Another word, where the file has one, is shown as it stands. */
  | {
      readonly type: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
    };

export interface SettingField {
  readonly name: SettingName;
  readonly label: string;
  readonly control: Control;
}

export interface SettingGroup {
  readonly id: 'backend' | 'embedder' | 'llm' | 'files' | 'flush' | 'failures' | 'batches' | 'extractor';
  readonly title: string;
  readonly lead: string;
  readonly fields: readonly SettingField[];
}

const number = (name: SettingName, label: string, unit: string): SettingField => ({
  name,
  label,
  control: { type: 'number', unit },
});
const text = (name: SettingName, label: string): SettingField => ({ name, label, control: { type: 'text' } });
const onOff = (name: SettingName, label: string): SettingField => ({
  name,
  label,
  control: { type: 'switch' },
});

const servers = [
  { value: 'openai', label: 'OpenAI' },
  { value: 'ollama', label: 'Ollama' },
  { value: 'server', label: 'Another server' },
] as const;

export const settingGroups: readonly SettingGroup[] = [
  {
    id: 'backend',
    title: 'Where it is kept',
    lead: 'What was said with agents becomes lasting memories, kept apart for each agent, team and room.',
    fields: [
      {
        name: 'backend',
        label: 'Backend',
        control: {
          type: 'choice',
          options: [
            { value: 'mem0', label: 'As memories (mem0)' },
            { value: 'file', label: 'In Markdown files (file)' },
            { value: 'none', label: 'Nowhere (none)' },
          ],
        },
      },
    ],
  },
  {
    id: 'embedder',
    title: 'How it is found',
    lead: 'Vectors find what means the same in other words. What was on your screen never leaves this device for them.',
    fields: [
      {
        name: 'searchMode',
        label: 'Found by',
        control: {
          type: 'choice',
          options: [
            { value: 'hybrid', label: 'Words and meaning' },
            { value: 'keyword', label: 'Words only' },
            { value: 'semantic', label: 'Meaning only' },
          ],
        },
      },
      onOff('teamReadsMemberMemory', 'Teams read their members’ memory'),
      {
        name: 'embedderProvider',
        label: 'Vectors are made by',
        control: {
          type: 'choice',
          options: [{ value: 'local', label: 'This device' }, ...servers],
        },
      },
      text('embedderModel', 'Model of the vectors'),
      text('embedderHost', 'Server of the vectors'),
      number('embedderDimensions', 'Numbers in a vector', 'numbers'),
    ],
  },
  {
    id: 'llm',
    title: 'Model for memory work',
    lead: 'It reads what was said and writes down what is worth keeping.',
    fields: [
      {
        name: 'llmProvider',
        label: 'Run by',
        control: {
          type: 'choice',
          options: [{ value: '', label: 'As in Settings → Models' }, ...servers],
        },
      },
      text('llmModel', 'Model for memory work'),
      text('llmHost', 'Server of that model'),
      number('llmTemperature', 'Temperature', ''),
    ],
  },
  {
    id: 'files',
    title: 'Files',
    lead: 'One folder for each agent, team and room. The files are yours: edit them with any editor.',
    fields: [
      { name: 'filePath', label: 'Folder', control: { type: 'folder' } },
      text('fileEntrypoint', 'Entrypoint file'),
      number('fileMaxEntrypointLines', 'Lines in every prompt', 'lines'),
    ],
  },
  {
    id: 'flush',
    title: 'Auto-flush',
    lead: 'Flushing turns what was said into lasting memories in the files.',
    fields: [
      onOff('flushEnabled', 'Flush by itself'),
      number('flushIntervalSeconds', 'Look at least every', 'seconds'),
      number('flushIdleSeconds', 'Wait until nobody spoke for', 'seconds'),
      number('flushMaxDirtyAgeSeconds', 'But wait at most', 'seconds'),
      number('flushStaleTtlSeconds', 'Long overdue after', 'seconds'),
      number('flushMaxCrossSessionReprioritize', 'Brought forward by a new conversation', 'conversations'),
    ],
  },
  {
    id: 'failures',
    title: 'After a failure',
    lead: 'Nothing is lost when a flush fails: it is tried again.',
    fields: [
      number('flushRetryCooldownSeconds', 'Try again after', 'seconds'),
      number('flushMaxRetryCooldownSeconds', 'At the latest after', 'seconds'),
    ],
  },
  {
    id: 'batches',
    title: 'Batches',
    lead: 'How much is flushed at a time.',
    fields: [
      number('flushMaxSessionsPerCycle', 'Conversations at a time', 'conversations'),
      number('flushMaxSessionsPerAgentPerCycle', 'Of one agent', 'conversations'),
    ],
  },
  {
    id: 'extractor',
    title: 'What the model sees',
    lead: 'The extractor is the model that reads a stretch of conversation and writes facts.',
    fields: [
      text('extractorNoReplyToken', 'Answer for “nothing to keep”'),
      number('extractorMaxMessagesPerFlush', 'Messages at once', 'messages'),
      number('extractorMaxCharsPerFlush', 'Characters at once', 'characters'),
      number('extractorMaxExtractionSeconds', 'It may take', 'seconds'),
      number('extractorMemorySnippets', 'Similar memories', 'memories'),
      number('extractorSnippetMaxChars', 'Characters of each', 'characters'),
    ],
  },
];

/** Settings that say nothing while vectors are made on the device. */
export const serverOnly: readonly SettingName[] = ['embedderModel', 'embedderHost', 'embedderDimensions'];
/** Settings that say nothing while the model of Settings → Models does the work. */
export const ownModelOnly: readonly SettingName[] = ['llmModel', 'llmHost', 'llmTemperature'];
