/** Settings while they are edited: what was typed, what is wrong with it, and the section that comes of it. Pure. */
import { memorySettingsSchema, type MemorySettings } from '../../../src-preload/contract/memory-settings.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { inWords } from '../../../src-preload/contract/sentences/wording.ts';
import { problemSentence, settingsProblems } from '../../../src-preload/contract/settings-problems.ts';
import { listSettings, type Setting } from '../../../src-preload/contract/setting-list.ts';
import { settingFields } from '../../client/setting-fields.ts';
import { allowedWords, draftValueOf, typedValue, type DraftValue } from '../../client/setting-values.ts';
import { t } from '../../messages/t.ts';
import { ownModelOnly, type SettingName } from './setting-groups.ts';

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
    const value = memorySettingsSchema.shape[name].safeParse(
      typedValue(settingFields.memory[name].control, typed),
    );
    if (value.success) memory[name] = value.data;
    else
      problems[name] = t('conversationMemory.mustBe', {
        allowed: allowedOf(name) ?? t('conversationMemory.somethingElse'),
      });
  }
  if (Object.keys(problems).length > 0) return { memory: null, problems };
  const whole = memory as MemorySettings;
  for (const problem of settingsProblems({ ...settings, memory: whole }))
    if (problem.path[0] === 'memory')
      problems[problem.path[1] as SettingName] = inWords(
        problemSentence(problem, t('conversationMemory.thisSetting')),
      );
  return { memory: Object.keys(problems).length > 0 ? null : whole, problems };
}

/** What a setting may be, in words; null for one that is in no list. */
export function allowedOf(name: SettingName): string | null {
  const info = settingInfo.get(name);
  return info ? allowedWords(info.allowed) : null;
}
