import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../../src-preload/contract/default-settings.ts';
import { memorySettingsSchema } from '../../../../../src-preload/contract/memory-settings.ts';
import {
  allowedWords,
  changeDraft,
  draftValueOf,
  readDraft,
  settingInfo,
} from '../../../../../src-renderer/features/conversation-memory/settings-draft.ts';
import { settingGroups } from '../../../../../src-renderer/features/conversation-memory/setting-groups.ts';

const current = defaultSettings.memory;
const fields = settingGroups.flatMap((group) => group.fields);

describe('the page', () => {
  it('shows every setting of conversation memory once', () => {
    expect(fields.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(memorySettingsSchema.shape).toSorted(),
    );
  });

  it.each(fields)('has a meaning, limits and choices that are allowed for $name', ({ name, control }) => {
    expect(settingInfo.get(name)?.meaning).not.toBe('');
    expect(allowedWords(name)).not.toBe('text');
    if (control.type !== 'choice') return;
    for (const { value } of control.options)
      expect(readDraft({ [name]: value }, current).problems, value).toEqual({});
  });

  it.each(fields)('reads $name as it shows it', ({ name }) => {
    expect(readDraft({ [name]: draftValueOf(current[name]) }, current)).toEqual({
      memory: current,
      problems: {},
    });
  });
});

describe('a draft', () => {
  it('is refused while a number is out of its limits or is none, and says which are allowed', () => {
    for (const wrong of ['4', 'soon', '', '7.5']) {
      const { memory, problems } = readDraft({ flushIntervalSeconds: wrong }, current);
      expect(memory, wrong).toBeNull();
      expect(problems.flushIntervalSeconds).toBe('This must be a whole number from 5 to 31,536,000.');
    }
  });

  it('reads numbers as they are written elsewhere', () => {
    const read = (typed: string) => readDraft({ extractorMaxCharsPerFlush: typed }, current).memory;
    for (const typed of ['12,500', '12 500', " 12'500 ", '12500'])
      expect(read(typed)?.extractorMaxCharsPerFlush).toBe(12_500);
    expect(readDraft({ llmTemperature: '0,5' }, current).memory?.llmTemperature).toBe(0.5);
  });

  it('takes an empty field for “not set” only where that is allowed', () => {
    expect(readDraft({ filePath: ' ' }, { ...current, filePath: '/x' }).memory?.filePath).toBeNull();
    expect(readDraft({ fileEntrypoint: ' ' }, current).problems).toHaveProperty('fileEntrypoint');
  });

  it('forgets a field that is back at what is in force', () => {
    const changed = changeDraft({}, current, 'flushIdleSeconds', '60');
    expect(changed).toEqual({ flushIdleSeconds: '60' });
    expect(changeDraft(changed, current, 'flushIdleSeconds', '120')).toEqual({});
  });

  it('leaves alone what was changed in the file meanwhile', () => {
    const meanwhile = { ...current, searchMode: 'keyword' as const };
    expect(readDraft({ flushIdleSeconds: '60' }, meanwhile).memory).toEqual({
      ...meanwhile,
      flushIdleSeconds: 60,
    });
  });
});
