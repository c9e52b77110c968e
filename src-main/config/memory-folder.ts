/** Where `memory.file.path` leads: "~" is the owner's home, and a relative path begins at the folder of config.yaml. */
import path from 'node:path';
import type { Settings } from '../../src-preload/contract/settings.ts';

/** The settings as the engine gets them, which knows neither config.yaml nor a home: with an absolute folder. */
export function withMemoryFolder(settings: Settings, configFile: string, home: string): Settings {
  const { filePath } = settings.memory;
  if (filePath === null) return settings;
  const written = filePath.replace(/^~(?=$|[/\\])/u, () => home);
  const folder = path.resolve(path.dirname(configFile), written);
  return { ...settings, memory: { ...settings.memory, filePath: folder } };
}
