/** Settings as a person who changed nothing has them. */
import type { Settings } from '../../src-preload/contract/settings.ts';

export function testSettings(change: Partial<Settings> = {}): Settings {
  return {
    capture: {
      intervalSeconds: 2,
      provider: 'automatic',
      folder: null,
      idleSeconds: 120,
      onBattery: 'slower',
    },
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
      callsPerDay: null,
      tokensPerDay: null,
      costPerDay: null,
      prices: {},
    },
    window: { theme: 'system', startAtLogin: false, searchShortcut: '', quickEntryShortcut: '' },
    ...change,
  };
}
