/** The settings of an owner who has changed nothing. `resources/default-config.yaml` shows the same ones, explained. */
import { defaultKeys } from './default-keys.ts';
import { usualAgent, type Agent, type Room, type Team } from './memory-settings.ts';
import type { Settings } from './settings.ts';

/** One that the owner has only named. */
export const newAgent: Agent = {
  displayName: '',
  role: '',
  model: null,
  tools: [],
  memoryBackend: null,
  rooms: [],
};
/** Its members must be named before it is one. */
export const newTeam: Team = { displayName: '', members: [] };
export const newRoom: Room = { displayName: '' };
export const newRecords = { agents: newAgent, teams: newTeam, rooms: newRoom } as const;

export const defaultSettings: Settings = {
  capture: { intervalSeconds: 2, provider: 'automatic', folder: null, idleSeconds: 120, onBattery: 'slower' },
  reading: { languages: ['eng'], slowerOnBattery: true },
  images: { keep: true, keepDays: 30 },
  storage: { stopBelowFreeMb: 1000 },
  performance: { pictureQuality: 80, readingShare: 100 },
  backup: { enabled: false, folder: null, atHour: 12, keepDaily: 7, keepWeekly: 4, keepMonthly: 12 },
  exclusions: { presetsOff: [], rules: [] },
  privacy: { keepSecrets: false, personalData: ['card'], rulesOff: [], keepQuestions: true },
  lock: { onScreenLock: true, idleMinutes: 15 },
  models: {
    chatServer: null,
    chatModel: null,
    memoryServer: null,
    memoryModel: null,
    callsPerDay: 2000,
    tokensPerDay: 5_000_000,
    costPerDay: null,
    prices: {},
  },
  window: {
    language: 'system',
    theme: 'system',
    contrast: 'system',
    textSize: 100,
    startAtLogin: false,
    searchShortcut: 'CommandOrControl+Shift+Space',
    quickEntryShortcut: 'Alt+Shift+Space',
  },
  keys: defaultKeys,
  memory: {
    backend: 'mem0',
    teamReadsMemberMemory: false,
    embedderProvider: 'local',
    embedderModel: null,
    embedderHost: null,
    embedderDimensions: null,
    llmProvider: null,
    llmModel: null,
    llmHost: null,
    llmTemperature: null,
    filePath: null,
    fileEntrypoint: 'MEMORY.md',
    fileMaxEntrypointLines: 200,
    searchMode: 'hybrid',
    flushEnabled: false,
    flushIntervalSeconds: 180,
    flushIdleSeconds: 120,
    flushMaxDirtyAgeSeconds: 600,
    flushStaleTtlSeconds: 86_400,
    flushMaxCrossSessionReprioritize: 5,
    flushRetryCooldownSeconds: 30,
    flushMaxRetryCooldownSeconds: 300,
    flushMaxSessionsPerCycle: 10,
    flushMaxSessionsPerAgentPerCycle: 3,
    extractorNoReplyToken: 'NO_REPLY',
    extractorMaxMessagesPerFlush: 20,
    extractorMaxCharsPerFlush: 12_000,
    extractorMaxExtractionSeconds: 30,
    extractorMemorySnippets: 5,
    extractorSnippetMaxChars: 400,
  },
  agents: {
    [usualAgent]: newAgent,
  },
  teams: {},
  rooms: {},
};
