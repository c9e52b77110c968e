/** The settings in force: read from the file, changed through it, and told to whoever must act on them. */
import type { ChangedLine, Settings, SettingsPatch } from '../../src-preload/contract/settings.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { Log } from '../base/log.ts';
import type { ConfigFile } from '../config/config-file.ts';

export interface SettingsKeeper {
  get(): Settings;
  /**
   * Why the settings in force are only the defaults: the file was wrong from the start. The owner's exclusions are not
   * known then, so nothing may be recorded. Null where the file was read, or is absent.
   */
  problem(): string | null;
  /** What is wrong with the file now, so that the settings in force are not what it says; null where they are. */
  trouble(): string | null;
  /** On disk and in force when it returns. */
  update(patch: SettingsPatch): Settings;
  /** What `update` would change in the file; throws as it would. */
  preview(patch: SettingsPatch): ChangedLine[];
  /** The file may have been changed from outside: where it is wrong, the last good settings stay in force. */
  reread(): void;
  /** Also when there is trouble, or none any more. */
  onChange(listener: (settings: Settings) => void): void;
}

/** The file's defaults are in force until it could be read for the first time. */
export function keepSettings(
  file: Pick<ConfigFile, 'defaults' | 'read' | 'save' | 'preview'>,
  log: Log,
): SettingsKeeper {
  const listeners: ((settings: Settings) => void)[] = [];
  let settings = file.defaults;
  let trouble: string | null = null;
  let wasRead = false;

  function read(): Settings {
    try {
      return good(file.read());
    } catch (error) {
      trouble = wordsOf(error);
      log('error', 'The settings file is wrong: the last good settings stay in force.', { reason: trouble });
      return settings;
    }
  }
  function good(next: Settings): Settings {
    wasRead = true;
    trouble = null;
    return next;
  }
  function use(next: Settings, troubleBefore: string | null): Settings {
    const isNew = troubleBefore !== trouble || JSON.stringify(next) !== JSON.stringify(settings);
    settings = next;
    if (isNew) for (const listener of listeners) listener(next);
    return next;
  }
  settings = read();
  return {
    get: () => settings,
    problem: () => (wasRead ? null : trouble),
    trouble: () => trouble,
    update(patch) {
      const before = trouble;
      return use(good(file.save(patch)), before);
    },
    preview: (patch) => file.preview(patch),
    reread() {
      const before = trouble;
      use(read(), before);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
