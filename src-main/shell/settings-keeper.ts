/** The settings in force: read from the file, changed through it, and told to whoever must act on them. */
import type { Settings, SettingsPatch } from '../../src-preload/contract/settings.ts';
import type { Log } from '../base/log.ts';
import type { ConfigFile } from '../config/config-file.ts';

export interface SettingsKeeper {
  get(): Settings;
  /**
   * Why the settings in force are only the defaults: the file was wrong from the start. The owner's exclusions are not
   * known then, so nothing may be recorded. Null where the file was read, or is absent.
   */
  problem(): string | null;
  /** On disk and in force when it returns. */
  update(patch: SettingsPatch): Settings;
  /** The file may have been changed from outside: where it is wrong, the last good settings stay in force. */
  reread(): void;
  onChange(listener: (settings: Settings) => void): void;
}

/** The file's defaults are in force until it could be read for the first time. */
export function keepSettings(file: Pick<ConfigFile, 'defaults' | 'read' | 'save'>, log: Log): SettingsKeeper {
  const listeners: ((settings: Settings) => void)[] = [];
  let settings = file.defaults;
  let problem: string | null = null;
  let wasRead = false;

  function read(): Settings {
    try {
      const next = file.read();
      wasRead = true;
      problem = null;
      return next;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!wasRead) problem = reason;
      log('error', 'The settings file is wrong: the last good settings stay in force.', { reason });
      return settings;
    }
  }
  function use(next: Settings, hadProblem: boolean): Settings {
    const isNew = hadProblem !== (problem !== null) || JSON.stringify(next) !== JSON.stringify(settings);
    settings = next;
    if (isNew) for (const listener of listeners) listener(next);
    return next;
  }
  settings = read();
  return {
    get: () => settings,
    problem: () => problem,
    update: (patch) => use(file.save(patch), problem !== null),
    reread() {
      const hadProblem = problem !== null;
      use(read(), hadProblem);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
