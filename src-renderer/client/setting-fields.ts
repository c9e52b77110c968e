/** Every setting as the pages name it, and what it is changed with. What each means, and its limits, comes from the schema. */
import type { FieldSection, NamedSection } from '../../src-preload/contract/setting-keys.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { t } from '../messages/t.ts';

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
  | 'lock'
  | 'window'
  | 'keys'
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
const lock = fieldsOf('lock');
const models = fieldsOf('models');
const window = fieldsOf('window');
const keys = fieldsOf('keys');
const memory = fieldsOf('conversation-memory');
const participants = fieldsOf('participants');

const servers = { openai: 'OpenAI', ollama: 'Ollama', server: t('settingFields.anotherServer') } as const;

/** A setting without a name here does not compile. */
type FieldsOf = {
  readonly [Section in FieldSection]: { readonly [Name in keyof Settings[Section]]: SettingField };
} & {
  readonly [Section in NamedSection]: { readonly [Name in keyof Settings[Section][string]]: SettingField };
};

export const settingFields = {
  capture: {
    intervalSeconds: recording.number(t('settingFields.interval'), t('ui.seconds')),
    provider: recording.choice(t('settingFields.provider'), {
      automatic: t('settingFields.automatic'),
      'desktop-capturer': t('settingFields.builtIn'),
      'screenshot-desktop': t('settingFields.program'),
      folder: t('settingFields.fromFolder'),
    }),
    folder: recording.folder(t('settingFields.folder')),
    idleSeconds: recording.number(t('settingFields.idle'), t('ui.seconds')),
    onBattery: recording.choice(t('settingFields.battery'), {
      same: t('settingFields.batterySame'),
      slower: t('settingFields.batterySlower'),
      off: t('settingFields.batteryOff'),
    }),
  },
  reading: {
    languages: reading.own(t('settingFields.languages')),
    slowerOnBattery: reading.onOff(t('settingFields.readSlower')),
  },
  images: {
    keep: storage.onOff(t('settingFields.keepPictures')),
    keepDays: storage.own(t('settingFields.keepDays')),
  },
  storage: {
    stopBelowFreeMb: storage.number(t('settingFields.stopBelow'), t('settingFields.mbFree')),
  },
  performance: {
    pictureQuality: performance.number(t('settingFields.quality'), t('settingFields.of100')),
    readingShare: performance.number(t('settingFields.readingShare'), t('settingFields.ofTime')),
  },
  backup: {
    enabled: atHome(backup.onOff(t('settingFields.backup'))),
    folder: atHome(backup.folder(t('settingFields.backupFolder'))),
    atHour: backup.number(t('settingFields.backupHour'), t('settingFields.oClock')),
    keepDaily: backup.number(t('settingFields.keepDaily'), t('settingFields.days')),
    keepWeekly: backup.number(t('settingFields.keepWeekly'), t('settingFields.weeks')),
    keepMonthly: backup.number(t('settingFields.keepMonthly'), t('settingFields.months')),
  },
  exclusions: {
    presetsOff: privacy.own(t('settingFields.presetsOff')),
    rules: privacy.own(t('settingFields.rules')),
  },
  lock: {
    onScreenLock: lock.onOff(t('lock.onScreenLock')),
    idleMinutes: lock.number(t('lock.idle'), t('lock.minutes')),
  },
  privacy: {
    keepSecrets: privacy.onOff(t('settingFields.keepSecrets')),
    personalData: privacy.own(t('settingFields.personalData')),
    rulesOff: privacy.own(t('settingFields.rulesOff')),
    keepQuestions: insights.onOff(t('settingFields.keepQuestions')),
  },
  models: {
    chatServer: models.own(t('settingFields.chatServer')),
    chatModel: models.own(t('settingFields.chatModel')),
    memoryServer: models.own(t('settingFields.memoryServer')),
    memoryModel: models.own(t('settingFields.memoryModel')),
    callsPerDay: models.number(t('settingFields.callsPerDay'), t('settingFields.requests')),
    tokensPerDay: models.number(t('settingFields.tokensPerDay'), t('settingFields.tokens')),
    costPerDay: models.number(t('settingFields.costPerDay'), ''),
    prices: models.own(t('settingFields.prices')),
  },
  window: {
    language: window.choice(t('settingFields.language'), {
      system: t('settingFields.asSystem'),
      en: t('settingFields.english'),
      de: t('settingFields.german'),
    }),
    theme: window.choice(t('settingFields.appearance'), {
      system: t('settingFields.asSystem'),
      light: t('settingFields.light'),
      dark: t('settingFields.dark'),
    }),
    contrast: window.choice(t('settingFields.contrast'), {
      system: t('settingFields.asSystem'),
      high: t('settingFields.high'),
    }),
    textSize: window.number(t('settingFields.textSize'), '%'),
    startAtLogin: window.onOff(t('settingFields.startAtLogin')),
    searchShortcut: window.own(t('settingFields.searchAnywhere')),
    quickEntryShortcut: window.own(t('settingFields.tellAnywhere')),
  },
  keys: {
    palette: keys.text(t('settingFields.keyPalette')),
    search: keys.text(t('settingFields.keySearch')),
    help: keys.text(t('settingFields.keyHelp')),
    timeline: keys.text(t('settingFields.keyTimeline')),
    memories: keys.text(t('settingFields.keyMemories')),
    organise: keys.text(t('settingFields.keyOrganise')),
    chat: keys.text(t('settingFields.keyChat')),
    conversationMemory: keys.text(t('settingFields.keyConversationMemory')),
    insights: keys.text(t('settingFields.keyInsights')),
    privacy: keys.text(t('settingFields.keyPrivacy')),
    performance: keys.text(t('settingFields.keyPerformance')),
    exchange: keys.text(t('settingFields.keyExchange')),
    settings: keys.text(t('settingFields.keySettings')),
  },
  memory: {
    backend: atHome(
      memory.choice(t('settingFields.backend'), {
        mem0: t('settingFields.backendMem0'),
        file: t('settingFields.backendFile'),
        none: t('settingFields.backendNone'),
      }),
    ),
    searchMode: memory.choice(t('settingFields.foundBy'), {
      hybrid: t('settingFields.hybrid'),
      keyword: t('settingFields.keyword'),
      semantic: t('settingFields.semantic'),
    }),
    teamReadsMemberMemory: memory.onOff(t('settingFields.teamReads')),
    embedderProvider: atHome(
      memory.choice(t('settingFields.embedder'), { local: t('settingFields.thisDevice'), ...servers }),
    ),
    embedderModel: atHome(memory.text(t('settingFields.embedderModel'))),
    embedderHost: atHome(memory.text(t('settingFields.embedderHost'))),
    embedderDimensions: atHome(memory.number(t('settingFields.dimensions'), t('settingFields.numbers'))),
    llmProvider: atHome(
      memory.choice(t('settingFields.llm'), { '': t('settingFields.asInModels'), ...servers }),
    ),
    llmModel: atHome(memory.text(t('settingFields.llmModel'))),
    llmHost: atHome(memory.text(t('settingFields.llmHost'))),
    llmTemperature: atHome(memory.number(t('settingFields.temperature'), '')),
    filePath: atHome(memory.folder(t('settingFields.folderPlain'))),
    fileEntrypoint: memory.text(t('settingFields.entrypoint')),
    fileMaxEntrypointLines: memory.number(t('settingFields.lines'), t('settingFields.linesUnit')),
    flushEnabled: memory.onOff(t('settingFields.flush')),
    flushIntervalSeconds: memory.number(t('settingFields.lookEvery'), t('ui.seconds')),
    flushIdleSeconds: memory.number(t('settingFields.waitUntil'), t('ui.seconds')),
    flushMaxDirtyAgeSeconds: memory.number(t('settingFields.waitMost'), t('ui.seconds')),
    flushStaleTtlSeconds: memory.number(t('settingFields.overdue'), t('ui.seconds')),
    flushMaxCrossSessionReprioritize: memory.number(
      t('settingFields.broughtForward'),
      t('settingFields.conversations'),
    ),
    flushRetryCooldownSeconds: memory.number(t('settingFields.tryAfter'), t('ui.seconds')),
    flushMaxRetryCooldownSeconds: memory.number(t('settingFields.atLatest'), t('ui.seconds')),
    flushMaxSessionsPerCycle: memory.number(t('settingFields.atATime'), t('settingFields.conversations')),
    flushMaxSessionsPerAgentPerCycle: memory.number(
      t('settingFields.ofOneAgent'),
      t('settingFields.conversations'),
    ),
    extractorNoReplyToken: memory.text(t('settingFields.noReply')),
    extractorMaxMessagesPerFlush: memory.number(
      t('settingFields.messagesAtOnce'),
      t('settingFields.messages'),
    ),
    extractorMaxCharsPerFlush: memory.number(t('settingFields.charsAtOnce'), t('settingFields.characters')),
    extractorMaxExtractionSeconds: memory.number(t('settingFields.mayTake'), t('ui.seconds')),
    extractorMemorySnippets: memory.number(t('settingFields.similar'), t('settingFields.memories')),
    extractorSnippetMaxChars: memory.number(t('settingFields.charsOfEach'), t('settingFields.characters')),
  },
  agents: {
    displayName: participants.own(t('settingFields.agentNames')),
    role: participants.own(t('settingFields.agentRoles')),
    model: participants.own(t('settingFields.agentModels')),
    tools: participants.own(t('settingFields.agentTools')),
    memoryBackend: participants.own(t('settingFields.agentMemory')),
    rooms: participants.own(t('settingFields.agentRooms')),
  },
  teams: {
    displayName: participants.own(t('settingFields.teamNames')),
    members: participants.own(t('settingFields.teamMembers')),
  },
  rooms: { displayName: participants.own(t('settingFields.roomNames')) },
} as const satisfies FieldsOf;
