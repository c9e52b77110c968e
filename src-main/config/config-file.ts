/** config.yaml: read, changed and watched. The file is the owner's; a wrong one is never overwritten. */
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { ChangedLine, Settings, SettingsPatch } from '../../src-preload/contract/settings.ts';
import { sleep, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { diffLines } from './diff-lines.ts';
import { editConfig } from './edit-config.ts';
import { hideKeys } from './hide-keys.ts';
import { moveKeysOut, type KeepKey } from './move-keys-out.ts';
import { parseConfig } from './parse-config.ts';
import { readText, writeText } from './text-file.ts';

/**
 * The settings in the file; the defaults where it is absent. Throws `config-invalid` or `unreadable`. A file with nothing at
 * all in it is wrong: a crash and a full disk leave such files, and the owner's exclusions are not known then.
 */
export function readConfig(file: string): Settings {
  const text = readText(file);
  if (text === null) return defaultSettings;
  if (isBlank(text)) throw emptied(file);
  return parseConfig(text, file).settings;
}

const attempts = 3;

/**
 * Puts the sections of `patch` into the file and answers all settings. Where there is no file, it is begun from
 * `template` (the text of the commented example); so is an emptied one, with `inForce` where they are known. Throws as
 * `readConfig`, and `invalid-input` for settings that may not be together; then the file is as it was.
 */
export function saveConfig(
  file: string,
  patch: SettingsPatch,
  template = '',
  inForce: Settings | null = null,
): Settings {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { before, text, settings } = edited(file, patch, template, inForce);
    if (text === before) return settings;
    // Someone else may have saved in the meantime: theirs first, then ours on top.
    if (readText(file) !== before) continue;
    writeText(file, text);
    return settings;
  }
  throw new MnemeError('unreadable', say('{file} is being changed by another program. Try again.', { file }));
}

/** The text of the file and what would become of it. */
function edited(
  file: string,
  patch: SettingsPatch,
  template: string,
  inForce: Settings | null,
): { readonly before: string | null; readonly text: string; readonly settings: Settings } {
  const before = readText(file);
  const isEmptied = before !== null && isBlank(before);
  if (isEmptied && !inForce) throw emptied(file);
  const whole = isEmptied ? { ...inForce, ...patch } : patch;
  return { before, ...editConfig(isEmptied ? template : (before ?? template), whole, file) };
}

export interface ConfigFile {
  /** In force until a valid file was read. */
  readonly defaults: Settings;
  read(): Settings;
  save(patch: SettingsPatch): Settings;
  /** The lines that `save` would change; throws as it would. */
  preview(patch: SettingsPatch): ChangedLine[];
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
  readonly log: Log;
}

/** Looking every so often works on every file system and with every editor's way of saving; events do not. */
const watchIntervalMs = 2_000;
/** An editor may be in the middle of saving: the text counts when it has stayed for so long. */
const settledMs = 200;

/** All ways to use one file; what was read or saved here is not reported as an edit. */
export function openConfig({ file, clock, template, keepKey, log }: ConfigParts): ConfigFile {
  let known: string | null = null;
  /** The last that were good. */
  let inForce: Settings | null = null;
  function use(settings: Settings): Settings {
    inForce = settings;
    try {
      moveKeysOut(file, keepKey);
    } catch (error) {
      // A file that may only be read, as some machines are set up, holds good settings all the same.
      if (!(error instanceof MnemeError)) throw error;
      log('warn', 'A key of a model server stays in the settings file.', { reason: error.message });
    }
    known = readOrNull(file);
    return settings;
  }
  return {
    defaults: defaultSettings,
    read() {
      known = readOrNull(file);
      return use(readConfig(file));
    },
    save: (patch) => use(saveConfig(file, patch, template, inForce)),
    preview(patch) {
      const { before, text } = edited(file, patch, template, inForce);
      return diffLines(hideKeys(before ?? '', file), hideKeys(text, file));
    },
    watch(onEdit) {
      const stopping = new AbortController();
      const { signal } = stopping;
      known = readOrNull(file);
      void (async () => {
        while (!signal.aborted) {
          await sleep(clock, watchIntervalMs, signal);
          let text = readOrNull(file);
          while (text !== known && !signal.aborted) {
            await sleep(clock, settledMs, signal);
            const later = readOrNull(file);
            if (later === text && !signal.aborted) {
              known = text;
              onEdit();
            }
            text = later;
          }
        }
      })();
      return () => stopping.abort();
    },
  };
}

function isBlank(text: string): boolean {
  // A power cut may leave zeros in the place of what was written.
  return text.replaceAll('\0', '').trim() === '';
}

function emptied(file: string): MnemeError {
  return new MnemeError(
    'config-invalid',
    say(
      '{file} is empty, as a crash or a full disk leaves a file, so what was set in it is not known. Put its text back, or delete the file to begin from the defaults.',
      { file },
    ),
  );
}

/** What cannot be read is told by `read`; for the watch it is one more state of the file. */
function readOrNull(file: string): string | null {
  try {
    return readText(file);
  } catch (error) {
    return String(error);
  }
}
