/** The settings of an owner who has changed nothing. `resources/default-config.yaml` shows the same ones, explained. */
import type { Settings } from '../../src-preload/contract/settings.ts';

export const defaultSettings: Settings = {
  capture: { intervalSeconds: 2, provider: 'automatic', folder: null, idleSeconds: 120, onBattery: 'slower' },
  reading: { languages: ['eng'], slowerOnBattery: true },
  images: { keep: true, keepDays: 30 },
  storage: { stopBelowFreeMb: 1000 },
  exclusions: { presetsOff: [], rules: [] },
  privacy: { keepSecrets: false, personalData: ['card'] },
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
    theme: 'system',
    startAtLogin: false,
    searchShortcut: 'CommandOrControl+Shift+Space',
    quickEntryShortcut: 'Alt+Shift+Space',
  },
};
