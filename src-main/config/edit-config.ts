/** Puts changed settings into the text of config.yaml; the owner's comments and the order of the keys stay. */
import { isDeepStrictEqual } from 'node:util';
import type { Document } from 'yaml';
import { nearestKey } from '../base/nearest-key.ts';
import { newRecords } from '../../src-preload/contract/default-settings.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, several } from '../../src-preload/contract/sentences/say.ts';
import {
  dottedKey,
  namedSections,
  recordFields,
  secretKeys,
  settingKeys,
  type NamedSection,
} from '../../src-preload/contract/setting-keys.ts';
import type { Settings, SettingsPatch } from '../../src-preload/contract/settings.ts';
import { problemSentence, settingsProblems } from '../../src-preload/contract/settings-problems.ts';
import { changeText } from './keep-layout.ts';
import { parseConfig } from './parse-config.ts';
import { rulesToLines } from './rule-lines.ts';
import { hasAliases, removeNode, setNode, writeAliasesOut } from './set-node.ts';

/**
 * The new text and what it means. Text that is not valid is refused (`config-invalid`), not repaired; so are settings that may
 * not be together (`invalid-input`).
 */
export function editConfig(
  text: string,
  patch: SettingsPatch,
  file: string,
): { readonly text: string; readonly settings: Settings } {
  const { settings: current, document } = parseConfig(text, file);
  const wanted: Settings = { ...current, ...patch };
  if (isDeepStrictEqual(wanted, current)) return { text, settings: current };
  const wrong = settingsProblems(wanted, nearestKey).map((problem) => problemSentence(problem));
  if (wrong.length > 0) throw new MnemeError('invalid-input', several(wrong, '\n'));

  const attempts = hasAliases(document) ? [false, true] : [false];
  for (const withoutAliases of attempts) {
    const after = change(text, current, wanted, file, withoutAliases);
    if (after !== null) return { text: after, settings: wanted };
  }
  throw new MnemeError(
    'internal',
    say('The settings could not be written into {file} without changing others. Edit the file by hand.', {
      file,
    }),
  );
}

/** Null where the text would mean something else than is wanted: a place that others point to was changed for all of them. */
function change(
  text: string,
  current: Settings,
  wanted: Settings,
  file: string,
  withoutAliases: boolean,
): string | null {
  const { document } = parseConfig(text, file);
  const secrets = secretsOf(document);
  const texts = changeText(text, document, () => {
    if (withoutAliases) writeAliasesOut(document);
    changeFields(document, current, wanted);
    for (const section of namedSections) changeRecords(document, section, current[section], wanted[section]);
  });
  return texts.find((after) => means(after, wanted, secrets, file)) ?? null;
}

function means(text: string, wanted: Settings, secrets: unknown, file: string): boolean {
  try {
    const { settings, document } = parseConfig(text, file);
    return isDeepStrictEqual(settings, wanted) && isDeepStrictEqual(secretsOf(document), secrets);
  } catch (error) {
    if (error instanceof MnemeError) return false;
    throw error;
  }
}

function changeFields(document: Document, current: Settings, wanted: Settings): void {
  for (const setting of settingKeys) {
    const { section, name, key } = setting;
    const value = fieldOf(wanted[section], name);
    if (isDeepStrictEqual(value, fieldOf(current[section], name))) continue;
    const written = dottedKey(setting) === 'exclusions.rules' ? rulesToLines(wanted.exclusions.rules) : value;
    setNode(document, [section, ...key.split('.')], written);
  }
}

type Records = Readonly<Record<string, object>>;

/** Of a new record only what differs from one that is merely named is written. */
function changeRecords(document: Document, section: NamedSection, current: Records, wanted: Records): void {
  for (const name of Object.keys(current)) {
    if (!Object.hasOwn(wanted, name)) removeNode(document, [section, name]);
  }
  for (const [name, record] of Object.entries(wanted)) {
    const before = Object.hasOwn(current, name) ? current[name]! : null;
    if (before === null) setNode(document, [section, name], {});
    for (const { name: field, key } of recordFields[section]) {
      const value = fieldOf(record, field);
      if (isDeepStrictEqual(value, fieldOf(before ?? newRecords[section], field))) continue;
      setNode(document, [section, name, key], value);
    }
  }
}

function fieldOf(values: object, name: string): unknown {
  return (values as Readonly<Record<string, unknown>>)[name];
}

function secretsOf(document: Document): unknown {
  return secretKeys.map(({ key }) => document.getIn(key.split('.')));
}
