/** Every setting with its name and what it is now, found by name, key and meaning. Pure. */
import { newRecords } from '../../../src-preload/contract/default-settings.ts';
import { listSettings, type Setting } from '../../../src-preload/contract/setting-list.ts';
import { namedSections, type NamedSection } from '../../../src-preload/contract/setting-keys.ts';
import { inWords } from '../../../src-preload/contract/sentences/wording.ts';
import { problemSentence, settingsProblems } from '../../../src-preload/contract/settings-problems.ts';
import type { Settings, SettingsPatch } from '../../../src-preload/contract/settings.ts';
import { settingFields, type PlainControl, type SettingField } from '../../client/setting-fields.ts';
import { allowedWords, typedValue, type DraftValue } from '../../client/setting-values.ts';
import { meaningOf } from '../../messages/setting-meaning.ts';
import { t } from '../../messages/t.ts';

export interface SettingOfList {
  readonly setting: Setting;
  readonly field: SettingField;
  /** As the owner writes it in config.yaml, with its section. */
  readonly key: string;
  /** Undefined for a field of agents, teams or rooms: each has its own. */
  readonly value: unknown;
  readonly isChanged: boolean;
}

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const sectionTitles: Readonly<Record<Setting['section'], string>> = {
  capture: t('settings.recording'),
  reading: t('settings.reading'),
  images: t('settings.pictures'),
  storage: t('settings.storage'),
  performance: t('settings.performance'),
  backup: t('settings.backups'),
  exclusions: t('settings.exclusions'),
  privacy: t('settings.privacy'),
  lock: t('lock.title'),
  models: t('settings.models'),
  window: t('settings.window'),
  keys: t('settings.keys'),
  memory: t('settings.conversationMemory'),
  agents: t('settings.agents'),
  teams: t('settings.teams'),
  rooms: t('settings.rooms'),
};

/** In the order of config.yaml. */
export function listOf(settings: Settings): readonly SettingOfList[] {
  return listSettings().map((setting) => {
    const { section, name } = setting;
    const fields: Readonly<Record<string, SettingField>> = settingFields[section];
    const key = `${section}.${setting.key}`;
    const row = { setting, field: fields[name]!, key };
    if (isNamed(section))
      return { ...row, value: undefined, isChanged: isChangedInAny(settings, section, name) };
    const value = (settings as unknown as Sections)[section]![name];
    return { ...row, value, isChanged: !isSame(value, setting.default) };
  });
}

/** By section, those with every word of `query` in their name, key, meaning or choices. */
export function findSettings(
  rows: readonly SettingOfList[],
  query: string,
  onlyChanged: boolean,
): readonly { readonly title: string; readonly rows: readonly SettingOfList[] }[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = rows.filter(
    (row) => (row.isChanged || !onlyChanged) && words.every((word) => textOf(row).includes(word)),
  );
  const sections = [...new Set(found.map(({ setting }) => setting.section))];
  return sections.map((section) => ({
    title: sectionTitles[section],
    rows: found.filter(({ setting }) => setting.section === section),
  }));
}

export type Reading = { readonly patch: SettingsPatch } | { readonly problem: string };

/** What was typed into the field of one setting → the change, or why it cannot be. */
export function readTyped(
  { setting, key }: SettingOfList,
  control: PlainControl,
  typed: DraftValue,
  settings: Settings,
): Reading {
  const read = setting.schema.safeParse(typedValue(control, typed));
  if (!read.success) return { problem: t('settings.mustBe', { allowed: allowedWords(setting.allowed) }) };
  const patch = patchOf(setting, read.data, settings);
  const [problem] = settingsProblems({ ...settings, ...patch });
  if (!problem) return { patch };
  // What it takes away from another setting is told of that one.
  const isOwn = problem.key.join('.') === key;
  return { problem: inWords(problemSentence(problem, isOwn ? t('settings.this') : undefined)) };
}

/** The section of a setting with another value in it. */
export function patchOf({ section, name }: Setting, value: unknown, settings: Settings): SettingsPatch {
  return { [section]: { ...settings[section], [name]: value } };
}

/** The sections that would be back at their defaults. What the owner has made stays: exclusions, agents, teams, rooms. */
export function resetPatch(settings: Settings): SettingsPatch {
  let next = settings;
  for (const { setting, isChanged } of listOf(settings))
    if (isChanged && !isMade(setting)) next = { ...next, ...patchOf(setting, setting.default, next) };
  return Object.fromEntries(Object.entries(next).filter(([section]) => isOther(section, next, settings)));
}

/** A value that has no plain field, in words. */
export function valueWords(value: unknown): string {
  if (value === undefined) return t('settings.eachOwn');
  if (value === null || value === '') return t('settingFields.notSet');
  if (Array.isArray(value)) {
    if (value.length === 0) return t('settings.none');
    return value.every((item) => typeof item === 'string') ? value.join(', ') : String(value.length);
  }
  if (typeof value === 'object') return Object.keys(value).join(', ') || t('settings.none');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Made by the owner piece by piece: not reset from a list, but removed where it was made. */
export function isMade({ section, name }: Setting): boolean {
  return isNamed(section) || (section === 'exclusions' && name === 'rules');
}

function textOf({ setting, field, key }: SettingOfList): string {
  const choices = field.control?.type === 'choice' ? field.control.options.map(({ label }) => label) : [];
  const parts = [field.label, key, key.replaceAll(/[._]/gu, ' '), meaningOf(setting), ...choices];
  return [sectionTitles[setting.section], ...parts].join(' ').toLowerCase();
}

function isNamed(section: Setting['section']): section is NamedSection {
  return namedSections.some((named) => named === section);
}

function isChangedInAny(settings: Settings, section: NamedSection, name: string): boolean {
  const standard = (newRecords[section] as Readonly<Record<string, unknown>>)[name];
  return Object.values((settings as unknown as Sections)[section] as unknown as Sections).some(
    (record) => !isSame(record[name], standard),
  );
}

function isOther(section: string, one: Settings, other: Settings): boolean {
  return !isSame(one[section as keyof Settings], other[section as keyof Settings]);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
