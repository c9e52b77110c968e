/** Settings while they are edited: what was typed, what is wrong with it, and the section that comes of it. Pure. */
import { memorySettingsSchema, type MemorySettings } from '../../../src-preload/contract/memory-settings.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { settingsProblems } from '../../../src-preload/contract/settings-problems.ts';
import { listSettings, type Setting } from '../../../src-preload/contract/setting-list.ts';
import { ownModelOnly, settingGroups, type Control, type SettingName } from './setting-groups.ts';

export type DraftValue = string | boolean;

/** Only what differs from the settings in force, as it was typed; so a change of the file from outside stays in force. */
export type SettingsDraft = Readonly<Partial<Record<SettingName, DraftValue>>>;

export interface DraftReading {
  /** Null while something is wrong. */
  readonly memory: MemorySettings | null;
  readonly problems: Readonly<Partial<Record<SettingName, string>>>;
}

/** What the schema says of each setting. */
export const settingInfo: ReadonlyMap<SettingName, Setting> = new Map(
  listSettings().flatMap((setting) =>
    setting.section === 'memory' ? [[setting.name as SettingName, setting] as const] : [],
  ),
);

const controls: ReadonlyMap<SettingName, Control> = new Map(
  settingGroups.flatMap(({ fields }) => fields.map(({ name, control }) => [name, control] as const)),
);

/** A value as its control shows it; what is not set is empty. */
export function draftValueOf(value: MemorySettings[SettingName]): DraftValue {
  if (typeof value === 'boolean') return value;
  return value === null ? '' : String(value);
}

/** The draft after a field was changed. Without a provider of its own the other settings of that model mean nothing: they go. */
export function changeDraft(
  draft: SettingsDraft,
  current: MemorySettings,
  name: SettingName,
  value: DraftValue,
): SettingsDraft {
  const changed = changeField(draft, current, name, value);
  if (name !== 'llmProvider' || value !== '') return changed;
  return ownModelOnly.reduce((next, other) => changeField(next, current, other, ''), changed);
}

/** A field that is back at what is in force leaves the draft. */
function changeField(
  draft: SettingsDraft,
  current: MemorySettings,
  name: SettingName,
  value: DraftValue,
): SettingsDraft {
  const { [name]: _before, ...rest } = draft;
  return value === draftValueOf(current[name]) ? rest : { ...rest, [name]: value };
}

/** Checks each field by itself, and once all are right whether they may be together. */
export function readDraft(draft: SettingsDraft, settings: Settings): DraftReading {
  const current = settings.memory;
  const problems: Partial<Record<SettingName, string>> = {};
  const memory: Record<string, unknown> = { ...current };
  for (const [name, typed] of Object.entries(draft) as [SettingName, DraftValue][]) {
    const value = memorySettingsSchema.shape[name].safeParse(typedValue(name, typed));
    if (value.success) memory[name] = value.data;
    else problems[name] = `This must be ${allowedWords(name)}.`;
  }
  if (Object.keys(problems).length > 0) return { memory: null, problems };
  const whole = memory as MemorySettings;
  for (const { path, key, message } of settingsProblems({ ...settings, memory: whole }))
    if (path[0] === 'memory') problems[path[1] as SettingName] = message.replace(key.join('.'), 'This');
  return { memory: Object.keys(problems).length > 0 ? null : whole, problems };
}

/** What it may be, in words of the page, where null is an empty field. */
export function allowedWords(name: SettingName): string {
  return (settingInfo.get(name)?.allowed ?? 'something else')
    .replace(/(, or )null$/u, '$1empty')
    .replaceAll(/(?<= )\d{4,}(?!\S)/gu, (digits) => Number(digits).toLocaleString('en'));
}

function typedValue(name: SettingName, typed: DraftValue): unknown {
  if (typeof typed === 'boolean') return typed;
  const text = typed.trim();
  if (text === '') return null;
  return controls.get(name)?.type === 'number' ? readNumber(text) : text;
}

/** "12,000" and "12 000" as they are shown, "0,5" as others write a half; `NaN` for what is no number. */
function readNumber(text: string): number {
  const plain = text.replaceAll(/[\s']/gu, '');
  return Number(/^\d{1,3}(,\d{3})+$/u.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.'));
}
