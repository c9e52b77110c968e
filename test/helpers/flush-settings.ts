/** The settings of flushing as the documentation has them, switched on. */
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import type { MemorySettings } from '../../src-preload/contract/memory-settings.ts';

export function flushSettings(change: Partial<MemorySettings> = {}): MemorySettings {
  return { ...defaultSettings.memory, flushEnabled: true, ...change };
}
