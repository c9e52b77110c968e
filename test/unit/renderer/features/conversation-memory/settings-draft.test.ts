import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../../src-preload/contract/default-settings.ts';
import { memorySettingsSchema } from '../../../../../src-preload/contract/memory-settings.ts';
import {
  allowedOf,
  changeDraft,
  readDraft,
  settingInfo,
  type SettingsDraft,
} from '../../../../../src-renderer/features/conversation-memory/settings-draft.ts';
import { settingFields } from '../../../../../src-renderer/client/setting-fields.ts';
import { draftValueOf } from '../../../../../src-renderer/client/setting-values.ts';
import { settingGroups } from '../../../../../src-renderer/features/conversation-memory/setting-groups.ts';

const current = defaultSettings.memory;
const read = (draft: SettingsDraft, memory = current) => readDraft(draft, { ...defaultSettings, memory });
const names = settingGroups.flatMap((group) => group.names);

describe('the page', () => {
  it('shows every setting of conversation memory once', () => {
    expect(names.toSorted()).toEqual(Object.keys(memorySettingsSchema.shape).toSorted());
  });

  it.each(names)('has a meaning, limits and choices that are allowed for %s', (name) => {
    const { control } = settingFields.memory[name];
    expect(settingInfo.get(name)?.meaning).not.toBe('');
    expect(allowedOf(name)).not.toBe('text');
    if (control.type !== 'choice') return;
    const { shape } = memorySettingsSchema;
    for (const { value } of control.options)
      expect(shape[name].safeParse(value === '' ? null : value).success, value).toBe(true);
  });

  it.each(names)('reads %s as it shows it', (name) => {
    expect(read({ [name]: draftValueOf(current[name]) })).toEqual({
      memory: current,
      problems: {},
    });
  });
});

it('writes long numbers so that they can be read, and leaves addresses alone', () => {
  expect(allowedOf('flushIdleSeconds')).toContain('31,536,000');
  expect(allowedOf('embedderHost')).toContain('localhost:11434');
});

describe('a draft', () => {
  it('is refused while a number is out of its limits or is none, and says which are allowed', () => {
    for (const wrong of ['4', 'soon', '', '7.5']) {
      const { memory, problems } = read({ flushIntervalSeconds: wrong });
      expect(memory, wrong).toBeNull();
      expect(problems.flushIntervalSeconds).toBe('This must be a whole number from 5 to 31,536,000.');
    }
  });

  it('reads numbers as they are written elsewhere', () => {
    for (const typed of ['12,500', '12 500', " 12'500 ", '12500'])
      expect(read({ extractorMaxCharsPerFlush: typed }).memory?.extractorMaxCharsPerFlush).toBe(12_500);
    const own = { llmProvider: 'ollama', llmModel: 'x', llmTemperature: '0,5' };
    expect(read(own).memory?.llmTemperature).toBe(0.5);
  });

  it('takes an empty field for “not set” only where that is allowed', () => {
    expect(read({ filePath: ' ' }, { ...current, filePath: '/x' }).memory?.filePath).toBeNull();
    expect(read({ fileEntrypoint: ' ' }).problems).toHaveProperty('fileEntrypoint');
  });

  it('forgets a field that is back at what is in force', () => {
    const changed = changeDraft({}, current, 'flushIdleSeconds', '60');
    expect(changed).toEqual({ flushIdleSeconds: '60' });
    expect(changeDraft(changed, current, 'flushIdleSeconds', '120')).toEqual({});
  });

  it('leaves alone what was changed in the file meanwhile', () => {
    const meanwhile = { ...current, searchMode: 'keyword' as const };
    expect(read({ flushIdleSeconds: '60' }, meanwhile).memory).toEqual({
      ...meanwhile,
      flushIdleSeconds: 60,
    });
  });

  it('is refused where settings may not be together, at the field that lacks something', () => {
    expect(read({ embedderProvider: 'openai' }).problems).toEqual({
      embedderModel: expect.stringContaining('needs the name of a model') as string,
    });
    expect(read({ flushRetryCooldownSeconds: '400' }).problems).toHaveProperty(
      'flushMaxRetryCooldownSeconds',
    );
    expect(read({ embedderProvider: 'openai', embedderModel: 'text-embedding-3-small' }).problems).toEqual(
      {},
    );
  });

  it('drops the model of its own with its provider', () => {
    const own = { ...current, llmProvider: 'ollama', llmModel: 'qwen3' };
    const draft = changeDraft({ llmTemperature: '1' }, own, 'llmProvider', '');
    expect(draft).toEqual({ llmProvider: '', llmModel: '' });
    expect(read(draft, own).memory).toEqual(current);
  });
});
