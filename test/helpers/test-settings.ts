/** Settings as a person who changed nothing has them. */
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';

export function testSettings(change: Partial<Settings> = {}): Settings {
  return {
    ...defaultSettings,
    models: { ...defaultSettings.models, callsPerDay: null, tokensPerDay: null },
    window: { ...defaultSettings.window, searchShortcut: '', quickEntryShortcut: '' },
    ...change,
  };
}
