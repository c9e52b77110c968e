/** Settings in another file than config.yaml: written to be taken along, and read from one that was. */
import { isDeepStrictEqual } from 'node:util';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import { secretKeys } from '../../src-preload/contract/setting-keys.ts';
import type { Settings, SettingsPatch } from '../../src-preload/contract/settings.ts';
import { editConfig } from './edit-config.ts';
import { parseConfig } from './parse-config.ts';
import { readText } from './text-file.ts';

/** YAML with the comments of `template`, the commented example. Keys of servers are no settings, so none is in it. */
export function settingsText(settings: Settings, template: string): string {
  return editConfig(template, settings, tell('the exported settings')).text;
}

export interface SettingsElsewhere {
  /** The sections that differ from `current`, each whole: what the file leaves out is as it is now. */
  readonly patch: SettingsPatch;
  /** Keys of servers stand in the file, too; they are not taken. */
  readonly hasKeys: boolean;
}

/**
 * What taking over the settings in `file` would change. A list replaces a list; an agent, team or room is added, or takes the
 * place of the one of its name. Throws `config-invalid`, by line and column, and `unreadable`.
 */
export function readSettingsElsewhere(file: string, current: Settings): SettingsElsewhere {
  const text = readText(file);
  if (text === null)
    throw new MnemeError('unreadable', say('{file} is not there any more. Choose the file again.', { file }));
  if (text.trim() === '')
    throw new MnemeError('config-invalid', say('{file} is empty. Choose another file.', { file }));
  const { settings, document } = parseConfig(text, file, current);
  const sections = Object.entries(settings).filter(
    ([section, values]) => !isDeepStrictEqual(values, current[section as keyof Settings]),
  );
  return {
    patch: Object.fromEntries(sections),
    hasKeys: secretKeys.some(({ key }) => (document.getIn(key.split('.')) ?? '') !== ''),
  };
}
