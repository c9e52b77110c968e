/** Every setting as the pages name it, and what it is changed with. What each means, and its limits, comes from the schema. */
import type { FieldSection, NamedSection } from '../../src-preload/contract/setting-keys.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';

export type PlainControl =
  | { readonly type: 'switch' | 'text' | 'folder' }
  | { readonly type: 'number'; readonly unit: string }
  /** Another word, where the file has one, is shown as it stands; the empty one is null. */
  | {
      readonly type: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
    };

/** Where a setting has its place in the window, with what belongs to it. */
export type SettingHome =
  | 'recording'
  | 'reading'
  | 'storage'
  | 'backups'
  | 'models'
  | 'window'
  | 'privacy'
  | 'performance'
  | 'insights'
  | 'conversation-memory'
  | 'participants';

export interface SettingField<Control = PlainControl | null> {
  readonly label: string;
  /** Null: it has one of its own, at its home. */
  readonly control: Control;
  readonly home: SettingHome;
  /** It goes together with others, or asks something first: it is changed at its home only. */
  readonly isSetAtHome: boolean;
}
type PlainField = SettingField<PlainControl>;

function fieldsOf(home: SettingHome) {
  const plain = (control: PlainControl) => (label: string) => ({ label, control, home, isSetAtHome: false });
  return {
    number: (label: string, unit: string): PlainField => plain({ type: 'number', unit })(label),
    text: plain({ type: 'text' }),
    folder: plain({ type: 'folder' }),
    onOff: plain({ type: 'switch' }),
    choice: (label: string, options: Readonly<Record<string, string>>): PlainField =>
      plain({
        type: 'choice',
        options: Object.entries(options).map(([value, name]) => ({ value, label: name })),
      })(label),
    own: (label: string): SettingField<null> => ({ label, control: null, home, isSetAtHome: true }),
  };
}

function atHome(field: PlainField): PlainField {
  return { ...field, isSetAtHome: true };
}

const recording = fieldsOf('recording');
const reading = fieldsOf('reading');
const storage = fieldsOf('storage');
const performance = fieldsOf('performance');
const backup = fieldsOf('backups');
const privacy = fieldsOf('privacy');
const insights = fieldsOf('insights');
const models = fieldsOf('models');
const window = fieldsOf('window');
const memory = fieldsOf('conversation-memory');
const participants = fieldsOf('participants');

const servers = { openai: 'OpenAI', ollama: 'Ollama', server: 'Another server' } as const;

/** A setting without a name here does not compile. */
type FieldsOf = {
  readonly [Section in FieldSection]: { readonly [Name in keyof Settings[Section]]: SettingField };
} & {
  readonly [Section in NamedSection]: { readonly [Name in keyof Settings[Section][string]]: SettingField };
};

export const settingFields = {
  capture: {
    intervalSeconds: recording.number('Look at the displays every', 'seconds'),
    provider: recording.choice('Pictures come from', {
      automatic: 'Automatic',
      'desktop-capturer': 'Built-in screen capture',
      'screenshot-desktop': 'Screenshot program',
      folder: 'Pictures in a folder',
    }),
    folder: recording.folder('Folder of pictures'),
    idleSeconds: recording.number('Stop when nobody is there', 'seconds'),
    onBattery: recording.choice('On battery', {
      same: 'Record as usual',
      slower: 'Record less often',
      off: 'Do not record',
    }),
  },
  reading: {
    languages: reading.own('Languages on your screen'),
    slowerOnBattery: reading.onOff('Read more slowly on battery'),
  },
  images: { keep: storage.onOff('Keep pictures'), keepDays: storage.own('Days to keep pictures') },
  storage: {
    stopBelowFreeMb: storage.number('Stop recording when the disk has less than', 'MB free'),
  },
  performance: {
    pictureQuality: performance.number('Quality of pictures', 'of 100'),
    readingShare: performance.number('Reading may take', '% of the time'),
  },
  backup: {
    enabled: atHome(backup.onOff('Back up every day')),
    folder: atHome(backup.folder('Folder of backups')),
    atHour: backup.number('Hour of the backup', 'o’clock'),
    keepDaily: backup.number('Daily backups to keep', 'days'),
    keepWeekly: backup.number('Weekly backups to keep', 'weeks'),
    keepMonthly: backup.number('Monthly backups to keep', 'months'),
  },
  exclusions: {
    presetsOff: privacy.own('Presets of exclusions that are switched off'),
    rules: privacy.own('Your own exclusions'),
  },
  privacy: {
    keepSecrets: privacy.onOff('Keep recognised secrets in the vault'),
    personalData: privacy.own('Personal data to be taken out as well'),
    rulesOff: privacy.own('Ways of finding secrets that are switched off'),
    keepQuestions: insights.onOff('Note what you search for'),
  },
  models: {
    chatServer: models.own('Server for the chat'),
    chatModel: models.own('Model for the chat'),
    memoryServer: models.own('Server for making memories'),
    memoryModel: models.own('Model for making memories'),
    callsPerDay: models.number('Requests a day', 'requests'),
    tokensPerDay: models.number('Tokens a day', 'tokens'),
    costPerDay: models.number('Cost a day', ''),
    prices: models.own('Prices of models'),
  },
  window: {
    language: window.choice('Language', { system: 'As the system', en: 'English', de: 'Deutsch' }),
    theme: window.choice('Appearance', { system: 'As the system', light: 'Light', dark: 'Dark' }),
    contrast: window.choice('Contrast', { system: 'As the system', high: 'High' }),
    textSize: window.number('Size of text and controls', '%'),
    startAtLogin: window.onOff('Start with the computer'),
    searchShortcut: window.own('Search from anywhere'),
    quickEntryShortcut: window.own('Tell Mneme from anywhere'),
  },
  memory: {
    backend: atHome(
      memory.choice('Backend', {
        mem0: 'As memories (mem0)',
        file: 'In Markdown files (file)',
        none: 'Nowhere (none)',
      }),
    ),
    searchMode: memory.choice('Found by', {
      hybrid: 'Words and meaning',
      keyword: 'Words only',
      semantic: 'Meaning only',
    }),
    teamReadsMemberMemory: memory.onOff('Teams read their members’ memory'),
    embedderProvider: atHome(memory.choice('Vectors are made by', { local: 'This device', ...servers })),
    embedderModel: atHome(memory.text('Model of the vectors')),
    embedderHost: atHome(memory.text('Server of the vectors')),
    embedderDimensions: atHome(memory.number('Numbers in a vector', 'numbers')),
    llmProvider: atHome(memory.choice('Run by', { '': 'As in Settings → Models', ...servers })),
    llmModel: atHome(memory.text('Model for memory work')),
    llmHost: atHome(memory.text('Server of that model')),
    llmTemperature: atHome(memory.number('Temperature', '')),
    filePath: atHome(memory.folder('Folder')),
    fileEntrypoint: memory.text('Entrypoint file'),
    fileMaxEntrypointLines: memory.number('Lines in every prompt', 'lines'),
    flushEnabled: memory.onOff('Flush by itself'),
    flushIntervalSeconds: memory.number('Look at least every', 'seconds'),
    flushIdleSeconds: memory.number('Wait until nobody spoke for', 'seconds'),
    flushMaxDirtyAgeSeconds: memory.number('But wait at most', 'seconds'),
    flushStaleTtlSeconds: memory.number('Long overdue after', 'seconds'),
    flushMaxCrossSessionReprioritize: memory.number('Brought forward by a new conversation', 'conversations'),
    flushRetryCooldownSeconds: memory.number('Try again after', 'seconds'),
    flushMaxRetryCooldownSeconds: memory.number('At the latest after', 'seconds'),
    flushMaxSessionsPerCycle: memory.number('Conversations at a time', 'conversations'),
    flushMaxSessionsPerAgentPerCycle: memory.number('Of one agent', 'conversations'),
    extractorNoReplyToken: memory.text('Answer for “nothing to keep”'),
    extractorMaxMessagesPerFlush: memory.number('Messages at once', 'messages'),
    extractorMaxCharsPerFlush: memory.number('Characters at once', 'characters'),
    extractorMaxExtractionSeconds: memory.number('It may take', 'seconds'),
    extractorMemorySnippets: memory.number('Similar memories', 'memories'),
    extractorSnippetMaxChars: memory.number('Characters of each', 'characters'),
  },
  agents: {
    displayName: participants.own('Names of agents'),
    role: participants.own('What agents are for'),
    model: participants.own('Models of agents'),
    tools: participants.own('Tools of agents'),
    memoryBackend: participants.own('Memory of agents'),
    rooms: participants.own('Rooms of agents'),
  },
  teams: {
    displayName: participants.own('Names of teams'),
    members: participants.own('Members of teams'),
  },
  rooms: { displayName: participants.own('Names of rooms') },
} as const satisfies FieldsOf;
