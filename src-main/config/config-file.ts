/** config.yaml: read, changed and watched. The file is the owner's; a wrong one is never overwritten. */
import type { Settings, SettingsPatch } from '../../src-preload/contract/settings.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { sleep, type Clock } from '../base/clock.ts';
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import { editConfig } from './edit-config.ts';
import { moveKeysOut, type KeepKey } from './move-keys-out.ts';
import { parseConfig } from './parse-config.ts';
import { readText, writeText } from './text-file.ts';

/** The settings in the file; the defaults where it is absent. Throws `config-invalid` or `unreadable`. */
export function readConfig(file: string): Settings {
  const text = readText(file);
  return text === null ? defaultSettings : parseConfig(text, file).settings;
}

const attempts = 3;

/**
 * Puts the sections of `patch` into the file and answers all settings. Where there is no file, it is begun from
 * `template` (the text of the commented example). Throws as `readConfig`, and then the file is as it was.
 */
export function saveConfig(file: string, patch: SettingsPatch, template = ''): Settings {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = readText(file);
    const { text, settings } = editConfig(before ?? template, patch, file);
    if (text === before) return settings;
    // Someone else may have saved in the meantime: theirs first, then ours on top.
    if (readText(file) !== before) continue;
    writeText(file, text);
    return settings;
  }
  throw new MnemeError('unreadable', `${file} is being changed by another program. Try again.`);
}

export interface ConfigFile {
  /** In force until a valid file was read. */
  readonly defaults: Settings;
  read(): Settings;
  save(patch: SettingsPatch): Settings;
  /** Calls `onEdit` when the text was changed by others; the answer ends the watch. */
  watch(onEdit: () => void): () => void;
}

export interface ConfigParts {
  readonly file: string;
  readonly clock: Clock;
  /** The commented example with which a new file begins. */
  readonly template: string;
  /** Takes the keys of model servers out of the file. */
  readonly keepKey: KeepKey;
}

/** Looking every so often works on every file system and with every editor's way of saving; events do not. */
const watchIntervalMs = 2_000;

/** All three ways to use one file; what was read or saved here is not reported as an edit. */
export function openConfig({ file, clock, template, keepKey }: ConfigParts): ConfigFile {
  let known: string | null = null;
  return {
    defaults: defaultSettings,
    read() {
      known = readOrNull(file);
      const settings = readConfig(file);
      moveKeysOut(file, keepKey);
      known = readOrNull(file);
      return settings;
    },
    save(patch) {
      const settings = saveConfig(file, patch, template);
      moveKeysOut(file, keepKey);
      known = readOrNull(file);
      return settings;
    },
    watch(onEdit) {
      const stopping = new AbortController();
      known = readOrNull(file);
      void (async () => {
        while (!stopping.signal.aborted) {
          await sleep(clock, watchIntervalMs, stopping.signal);
          const text = stopping.signal.aborted ? known : readOrNull(file);
          if (text === known) continue;
          known = text;
          onEdit();
        }
      })();
      return () => stopping.abort();
    },
  };
}

/** What cannot be read is told by `read`; for the watch it is one more state of the file. */
function readOrNull(file: string): string | null {
  try {
    return readText(file);
  } catch (error) {
    return String(error);
  }
}
