/** What config.yaml means, and what is said of a wrong one. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../src-preload/contract/default-settings.ts';
import { parseConfig } from '../../../../src-main/config/parse-config.ts';
import { listSettings } from '../../../../src-preload/contract/setting-list.ts';
import { settingKeys } from '../../../../src-preload/contract/setting-keys.ts';
import { MnemeError } from '../../../../src-preload/contract/errors.ts';
import { german } from '../../../../src-preload/contract/sentences/german.ts';
import { inEnglish, wordFrom, wordsOf } from '../../../../src-preload/contract/sentences/wording.ts';
import { settingsSchema } from '../../../../src-preload/contract/settings.ts';

const settingsOf = (text: string) => parseConfig(text, 'config.yaml').settings;

function refusalOf(text: string): string {
  try {
    parseConfig(text, 'config.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(MnemeError);
    expect((error as MnemeError).code).toBe('config-invalid');
    return (error as MnemeError).message;
  }
  throw new Error('The text was accepted.');
}

describe('the settings of config.yaml', () => {
  it('are the defaults in the example that is shipped, key for key', () => {
    const text = readFileSync(new URL('../../../../resources/default-config.yaml', import.meta.url), 'utf8');
    const { settings, document } = parseConfig(text, 'default-config.yaml');
    expect(settings).toEqual(defaultSettings);
    const keys = settingKeys.map((setting) => [setting.section, ...setting.key.split('.')]);
    expect(keys.filter((key) => !document.hasIn(key))).toEqual([]);
  });

  it('of conversation memory stand in the example below their meaning', () => {
    const text = readFileSync(new URL('../../../../resources/default-config.yaml', import.meta.url), 'utf8');
    const memory = text.slice(text.indexOf('\nmemory:\n'), text.indexOf('\n# Who takes part'));
    for (const { key, meaning } of listSettings().filter(({ section }) => section === 'memory')) {
      const line = memory.slice(memory.indexOf(`# ${meaning}\n`)).split('\n')[1];
      expect(line?.trim()).toMatch(new RegExp(`^${key.split('.').at(-1)}: `, 'u'));
    }
  });

  it('have a meaning, limits in words and a default that is allowed, each', () => {
    for (const { key, section, meaning, allowed, schema, default: usual } of listSettings()) {
      expect(meaning, key).toMatch(/^[A-Z].{10,120}\.$/u);
      expect(inEnglish(allowed), key).not.toMatch(/undefined/u);
      if (section !== 'teams') expect(schema.safeParse(usual).success, key).toBe(true);
    }
  });

  it('are the defaults for an empty file, a file of comments and empty sections', () => {
    for (const text of ['', '# nothing yet\n', 'capture:\nwindow:\n  # theme: dark\n', '\uFEFF']) {
      expect(settingsOf(text)).toEqual(defaultSettings);
    }
  });

  it('have defaults that their own schema allows', () => {
    expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
  });

  it('take what is written and leave the rest at its default', () => {
    const settings = settingsOf('capture:\n  interval_seconds: 0.5\nimages:\n  keep_days: null\n');
    expect(settings).toEqual({
      ...defaultSettings,
      capture: { ...defaultSettings.capture, intervalSeconds: 0.5 },
      images: { keep: true, keepDays: null },
    });
  });

  it('read groups within the models, addresses in any usual form', () => {
    const text =
      'models:\n  chat: { base_url: "localhost:11434", model: small }\n  budget:\n    calls_per_day: 5\n  prices:\n    small: { prompt: 0.5, answer: 1 }\n';
    expect(settingsOf(text).models).toEqual({
      ...defaultSettings.models,
      chatServer: 'http://localhost:11434/v1',
      chatModel: 'small',
      callsPerDay: 5,
      prices: { small: { prompt: 0.5, answer: 1 } },
    });
  });

  it.each([
    ['models:\n  chat:\n    url: x\n', 'line 3, column 5: there is no key "models.chat.url"'],
    ['models:\n  chat:\n    base_url: "no address"\n', 'allowed is the address of a model server'],
    [
      'models:\n  chat: small\n',
      'models.chat is "small" (text); it holds keys, each on its own line below: base_url, model',
    ],
    ['models:\n  chat:\n    apikey: sk-1\n', 'perhaps "models.chat.api_key" is meant'],
    ['models:\n  budget:\n    calls_per_day: 0\n', 'models.budget.calls_per_day is 0 (a number)'],
  ])('refuse %j', (text, words) => {
    expect(refusalOf(text)).toContain(words);
  });

  it('read one exclusion a line, numbers as the text they look like', () => {
    const text =
      'exclusions:\n  presets_off: [key-chains]\n  rules:\n    - application: Slack*\n    - title: 2024\n    - site: bank.example\n';
    expect(settingsOf(text).exclusions).toEqual({
      presetsOff: ['key-chains'],
      rules: [
        { kind: 'application', pattern: 'Slack*' },
        { kind: 'title', pattern: '2024' },
        { kind: 'site', pattern: 'bank.example' },
      ],
    });
  });

  it('read what stands in groups within groups', () => {
    const text =
      'memory:\n  backend: file\n  auto_flush:\n    enabled: true\n    batch: {max_sessions_per_cycle: 4}\n';
    expect(settingsOf(text).memory).toEqual({
      ...defaultSettings.memory,
      backend: 'file',
      flushEnabled: true,
      flushMaxSessionsPerCycle: 4,
    });
  });
});

describe('a wrong config.yaml', () => {
  it('is refused with file, line, key, what was found and what is allowed', () => {
    expect(
      refusalOf('window:\n  theme: dark\ncapture:\n  idle_seconds: 60\n  interval_seconds: fast\n'),
    ).toBe(
      'config.yaml, line 5, column 21: capture.interval_seconds is "fast" (text); allowed is a number from 0.5 to 60.',
    );
  });

  it.each([
    [
      'capture:\n  interval_seconds: 0.1\n',
      'line 2, column 21: capture.interval_seconds is 0.1 (a number); allowed is a number from 0.5 to 60.',
    ],
    ['capture:\n  idle_seconds: 1.5\n', 'allowed is a whole number from 0 to 3600.'],
    [
      'capture:\n  provider: camera\n',
      'allowed is one of automatic, desktop-capturer, screenshot-desktop, folder.',
    ],
    ['images:\n  keep: yes\n', 'images.keep is "yes" (text); allowed is true or false.'],
    ['images:\n  keep_days: never\n', 'allowed is a whole number from 1 to 36500, or null.'],
    [
      'reading:\n  languages:\n    - eng\n    - English language\n',
      'line 4, column 7: reading.languages, item 2, is "English language" (text)',
    ],
    ['reading:\n  languages: []\n', 'line 2, column 14: reading.languages is a list of 0'],
    [
      'window:\n  search_shortcut: [a]\n',
      'search_shortcut is a list of 1; allowed is text of at most 60 characters.',
    ],
    [
      'capture: 5\n',
      'line 1, column 10: capture is 5 (a number); it holds keys, each on its own line below: interval_seconds',
    ],
    ['- a\n', 'the file holds no keys'],
    [
      'exclusions:\n  rules:\n    - application: a\n    - aplication: b\n',
      'line 4, column 7: exclusions.rules, item 2, is a group of keys',
    ],
    [
      'exclusions:\n  rules:\n    - application: a\n      title: b\n',
      'line 3, column 7: exclusions.rules, item 1,',
    ],
    ['exclusions:\n  presets_off: [passwords]\n', 'allowed is a list, each item one of private-windows'],
  ])('%j says %j', (text, message) => {
    expect(refusalOf(text)).toContain(message);
  });

  it.each([
    [
      'capture:\n  intervalSeconds: 2\n',
      'line 2, column 3: there is no key "capture.intervalSeconds"; perhaps "capture.interval_seconds" is meant.',
    ],
    ['interval_seconds: 2\n', 'perhaps "capture.interval_seconds" is meant.'],
    ['captur:\n  idle_seconds: 2\n', 'perhaps "capture" is meant.'],
    ['window:\n  keep_days: 2\n', 'perhaps "images.keep_days" is meant.'],
    ['memmory:\n  a: 1\n', 'perhaps "memory" is meant.'],
    ['telemetry: true\n', 'line 1, column 1: there is no key "telemetry".'],
  ])('with an unknown key suggests the one that was meant: %j', (text, message) => {
    expect(refusalOf(text)).toContain(message);
  });

  it('lists every wrong line, in order', () => {
    const lines = refusalOf('zzzzzzzz: 1\ncapture:\n  idle_seconds: -1\n  on_battery: maybe\n').split('\n');
    expect(lines.map((line) => /line (\d)/.exec(line)?.[1])).toEqual(['1', '3', '4']);
  });

  it.each([
    'capture: [\n',
    'capture:\n  idle_seconds: 1\n  idle_seconds: 2\n',
    'a: 1\n---\nb: 2\n',
    '\t- x: [',
    'capture: *nowhere\n',
  ])('that is no valid YAML is refused with a line: %j', (text) => {
    expect(refusalOf(text)).toMatch(/^config\.yaml, line \d+, column \d+: /);
  });
});

describe('a file of anything', () => {
  const example = readFileSync(new URL('../../../../resources/default-config.yaml', import.meta.url), 'utf8');
  const anyYaml = fc
    .array(
      fc.constantFrom(
        ...'capture: ,images:,\n,  ,- ,[,],{,},&a ,*a,!!x ,|,>,",\',#,?,: ,~,<<,2,\t'.split(','),
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''));
  const changedExample = fc
    .record({
      at: fc.nat(example.length),
      cut: fc.nat(40),
      put: fc.oneof(anyYaml, fc.string({ unit: 'binary' })),
    })
    .map(({ at, cut, put }) => example.slice(0, at) + put + example.slice(at + cut));

  it('is settings, or a refusal of some lines with the place of each', () => {
    let refusals = 0;
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), anyYaml, changedExample), (text) => {
        try {
          expect(settingsSchema.safeParse(settingsOf(text)).success).toBe(true);
        } catch {
          refusals++;
          const lines = refusalOf(text).split('\n');
          expect(lines.length).toBeLessThan(25);
          expect(lines[0]).toMatch(/^config\.yaml, line \d+, column \d+: ./u);
        }
      }),
      { numRuns: 500 },
    );
    expect(refusals).toBeGreaterThan(100);
  });

  it.each([
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['a tree of three thousand levels', `capture: ${'{a: '.repeat(3_000)}${'}'.repeat(3_000)}`],
    ['thirty thousand keys', Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['one key of a megabyte', `${'k'.repeat(900_000)}: 1`],
    ['a value of a megabyte', `capture:\n  interval_seconds: ${'9'.repeat(900_000)}`],
  ])('%s is refused in few words', (_what, text) => {
    expect(refusalOf(text).length).toBeLessThan(6_000);
  });
});

describe('what is wrong in config.yaml', () => {
  afterEach(() => wordFrom(null));

  it.each([
    [
      'captur: {}\ncapture: 5\n',
      'config.yaml, Zeile 1, Spalte 1: Es gibt keinen Schlüssel „captur“; vielleicht ist „capture“ gemeint.',
    ],
    [
      'window:\n  theme: 7\n',
      'config.yaml, Zeile 2, Spalte 10: window.theme ist 7 (eine Zahl); erlaubt ist: eines von system, light, dark.',
    ],
    [
      'window:\n\ttheme: dark\n',
      'Das ist kein gültiges YAML: zum Einrücken sind keine Tabulatoren erlaubt, nur Leerzeichen.',
    ],
    [
      'agents:\n  assistant:\n    rooms: [home]\n',
      'agents.assistant.rooms nennt den Raum „home“, den es nicht gibt; ihn unter rooms anlegen oder hier herausnehmen.',
    ],
  ])('is said in the language of the owner: %j', (text, words) => {
    wordFrom(german);
    let refused: unknown;
    try {
      parseConfig(text, 'config.yaml');
    } catch (error) {
      refused = error;
    }
    expect(wordsOf(refused)).toContain(words);
  });
});
