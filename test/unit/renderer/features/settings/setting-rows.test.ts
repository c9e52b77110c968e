import { describe, expect, it } from 'vitest';
import { defaultSettings, newAgent } from '../../../../../src-preload/contract/default-settings.ts';
import { listSettings } from '../../../../../src-preload/contract/setting-list.ts';
import { settingsSchema, type Settings } from '../../../../../src-preload/contract/settings.ts';
import { draftValueOf } from '../../../../../src-renderer/client/setting-values.ts';
import {
  findSettings,
  listOf,
  patchOf,
  readTyped,
  resetPatch,
} from '../../../../../src-renderer/features/settings/setting-rows.ts';

const rows = listOf(defaultSettings);
const mine: Settings = {
  ...defaultSettings,
  window: { ...defaultSettings.window, theme: 'dark' },
  exclusions: { presetsOff: ['key-chains'], rules: [{ kind: 'site', pattern: 'bank.example' }] },
  agents: { ...defaultSettings.agents, ada: { ...newAgent, role: 'Plans' } },
};
const keysOf = (query: string, settings = defaultSettings, onlyChanged = false) =>
  findSettings(listOf(settings), query, onlyChanged).flatMap((section) => section.rows.map(({ key }) => key));
const rowOf = (key: string) => rows.find((row) => row.key === key)!;
const read = (key: string, typed: string | boolean) => {
  const row = rowOf(key);
  return readTyped(row, row.field.control!, typed, defaultSettings);
};

describe('the list of every setting', () => {
  it('holds each setting of the schema once, by the key of config.yaml', () => {
    const keys = listSettings().map(({ section, key }) => `${section}.${key}`);
    expect(rows.map(({ key }) => key)).toEqual(keys);
    expect(keysOf('')).toHaveLength(keys.length);
  });

  it('finds by name, by key, by meaning and by choice, whatever the order of the words', () => {
    expect(keysOf('appearance')).toEqual(['window.theme']);
    expect(keysOf('keep_days')).toEqual(['images.keep_days']);
    expect(keysOf('KEEP days')).toContain('images.keep_days');
    expect(keysOf('battery slowly')).toContain('reading.slower_on_battery');
    expect(keysOf('battery leisure')).toEqual(['reading.slower_on_battery']);
    expect(keysOf('screenshot program')).toContain('capture.provider');
    expect(keysOf('no such thing')).toEqual([]);
  });

  it('shows what differs from its default, also within an agent', () => {
    expect(keysOf('', defaultSettings, true)).toEqual([]);
    expect(keysOf('', mine, true)).toEqual([
      'exclusions.presets_off',
      'exclusions.rules',
      'window.theme',
      'agents.<name>.role',
    ]);
  });
});

describe('the field of one setting', () => {
  it.each(rows.filter(({ field }) => field.control !== null && !field.isSetAtHome))(
    'takes back $key as it shows it',
    (row) => {
      const { control } = row.field;
      const { patch } = readTyped(row, control!, draftValueOf(row.value), defaultSettings) as {
        patch: object;
      };
      expect({ ...defaultSettings, ...patch }).toEqual(defaultSettings);
      if (control?.type !== 'choice') return;
      for (const { value } of control.options)
        expect(row.setting.schema.safeParse(value === '' ? null : value).success, value).toBe(true);
    },
  );

  it('is refused outside of its limits, and where it may not be together with another', () => {
    expect(read('capture.idle_seconds', '4000')).toEqual({
      problem: 'This must be a whole number from 0 to 3,600.',
    });
    expect(read('memory.auto_flush.retry_cooldown_seconds', '400')).toHaveProperty('problem');
    expect(read('models.budget.cost_per_day', '')).toHaveProperty('patch.models.costPerDay', null);
  });
});

describe('setting everything back', () => {
  it('leaves what the owner has made, and every other setting at its default', () => {
    const patch = resetPatch(mine);
    expect(settingsSchema.partial().parse(patch)).toEqual({
      window: defaultSettings.window,
      exclusions: { presetsOff: [], rules: mine.exclusions.rules },
    });
    expect(resetPatch({ ...mine, ...patch })).toEqual({});
  });

  it('of one setting leaves the others of its section', () => {
    const changed = { ...mine, window: { ...mine.window, startAtLogin: true } };
    const { setting } = rowOf('window.theme');
    expect(patchOf(setting, setting.default, changed)).toEqual({
      window: { ...defaultSettings.window, startAtLogin: true },
    });
  });
});

describe('the keys of the window', () => {
  it('say once what they may be, and with which other one they clash', () => {
    expect(read('keys.timeline', 'gt')).toEqual({
      problem: 'This must be one key (/), two after each other (g t) or one with mod+ (mod+k), or empty.',
    });
    expect(read('keys.timeline', 'g m')).toEqual({
      problem: 'keys.memories is "g m", which keys.timeline ("g m") has already; take another.',
    });
    expect(read('keys.timeline', '')).toHaveProperty('patch.keys.timeline', null);
  });
});
