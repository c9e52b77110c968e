/** config.yaml as a file: saved whole, watched, never overwritten when wrong. */
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  lstatSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { openConfig, readConfig, saveConfig } from '../../../../src-main/config/config-file.ts';
import { defaultSettings } from '../../../../src-preload/contract/default-settings.ts';
import type { Settings } from '../../../../src-preload/contract/settings.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mneme-config-'));
  file = path.join(folder, 'config.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

const example = readFileSync(new URL('../../../../resources/default-config.yaml', import.meta.url), 'utf8');
const text = () => readFileSync(file, 'utf8');
const plain = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { noNullPrototype: true });
const codeOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return 'none';
};

describe('saveConfig', () => {
  it('keeps comments, the order of keys and what it does not know', () => {
    writeFileSync(
      file,
      '# mine\nwindow:\n  theme: light # by day\nmemory:\n  backend: file # for later\ncapture:\n  # slow machine\n  interval_seconds: 5\n',
    );
    saveConfig(file, { window: { ...defaultSettings.window, theme: 'dark', startAtLogin: true } });
    expect(text()).toBe(
      '# mine\nwindow:\n  theme: dark # by day\n  start_at_login: true\nmemory:\n  backend: file # for later\ncapture:\n  # slow machine\n  interval_seconds: 5\n',
    );
  });

  it('writes groups within a section, keeps their comments, and reads the same again', () => {
    writeFileSync(file, 'models:\n  # the one in the cellar\n  chat:\n    base_url: cellar.local:8000\n');
    const models = {
      ...defaultSettings.models,
      chatServer: 'http://cellar.local:8000/v1',
      chatModel: 'large',
      callsPerDay: null,
      prices: { large: { prompt: 0.5, answer: 1 } },
    };
    expect(saveConfig(file, { models }).models).toEqual(models);
    expect(readConfig(file).models).toEqual(models);
    expect(text()).toBe(
      'models:\n  # the one in the cellar\n  chat:\n    base_url: cellar.local:8000\n    model: large\n' +
        '  budget:\n    calls_per_day: null\n  prices:\n    large:\n      prompt: 0.5\n      answer: 1\n',
    );
    saveConfig(file, { models: { ...models, chatServer: null, prices: {} } });
    expect(readConfig(file).models).toEqual({ ...models, chatServer: null, prices: {} });
  });

  it('keeps the comments of rules that stay when one goes and one comes', () => {
    writeFileSync(
      file,
      'exclusions:\n  rules:\n    # the bank\n    - site: bank.example\n    - application: Old\n',
    );
    saveConfig(file, {
      exclusions: {
        presetsOff: [],
        rules: [
          { kind: 'site', pattern: 'bank.example' },
          { kind: 'title', pattern: 'pay*' },
        ],
      },
    });
    expect(text()).toBe(
      'exclusions:\n  rules:\n    # the bank\n    - site: bank.example\n    - title: pay*\n',
    );
  });

  it('begins a new file from the commented example, readable by its owner only', () => {
    const settings = saveConfig(file, { images: { keep: false, keepDays: 7 } }, example);
    expect(settings.images).toEqual({ keep: false, keepDays: 7 });
    expect(text()).toBe(
      example.replace('keep: true', 'keep: false').replace('keep_days: 30', 'keep_days: 7'),
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('answers what a later read finds, for any settings', () => {
    const seconds = fc.integer({ min: 1, max: 60 });
    const pattern = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .map((s) => s.trim())
      .filter((s) => s.length > 0 && s.length <= 200);
    const rule = plain({
      kind: fc.constantFrom('application' as const, 'title' as const, 'site' as const),
      pattern,
    });
    const settings = plain({
      capture: plain({
        intervalSeconds: seconds,
        provider: fc.constantFrom('automatic' as const, 'folder' as const),
        folder: fc.option(pattern),
        idleSeconds: seconds,
        onBattery: fc.constantFrom('same' as const, 'off' as const),
      }),
      exclusions: plain({
        presetsOff: fc.subarray(['key-chains' as const, 'private-windows' as const]),
        rules: fc.array(rule, { maxLength: 4 }),
      }),
      images: plain({ keep: fc.boolean(), keepDays: fc.option(seconds) }),
    });
    fc.assert(
      fc.property(settings, settings, (first, second) => {
        rmSync(file, { force: true });
        saveConfig(file, first, example);
        const saved: Settings = saveConfig(file, second, example);
        expect(readConfig(file)).toEqual(saved);
        expect(saved).toEqual({ ...defaultSettings, ...second });
      }),
      { numRuns: 60 },
    );
  });

  it('does not touch a file that is wrong', () => {
    const wrong = 'capture:\n  interval_seconds: soon\n';
    writeFileSync(file, wrong);
    expect(codeOf(() => saveConfig(file, { window: defaultSettings.window }))).toBe('config-invalid');
    expect(text()).toBe(wrong);
  });

  it('leaves the text alone where nothing changes', () => {
    const own = "window: {theme:   'system'}   # as it is\n";
    writeFileSync(file, own);
    saveConfig(file, { window: defaultSettings.window, images: defaultSettings.images });
    expect(text()).toBe(own);
  });

  it('changes no line but those that change, however the others are laid out', () => {
    const own =
      'window:   # mine\n    theme:   light\n\n\nexclusions:\n    rules:\n    -   site:   bank.example   # the bank\nmodels: {chat: {  model: m   }}\n# the end\n\n';
    writeFileSync(file, own);
    saveConfig(file, {
      window: { ...defaultSettings.window, theme: 'dark', startAtLogin: true },
      images: { keep: true, keepDays: 7 },
    });
    expect(text()).toBe(
      own
        .replace('    theme:   light\n', '    theme: dark\n    start_at_login: true\n')
        .replace('# the end\n\n', 'images:\n    keep_days: 7\n\n# the end\n\n'),
    );
  });

  it('leaves no other file behind, follows a link and keeps permissions and line ends', () => {
    const real = path.join(folder, 'dotfiles.yaml');
    writeFileSync(real, 'images:\r\n  keep: true\r\n');
    chmodSync(real, 0o640);
    symlinkSync(real, file);
    saveConfig(file, { images: { keep: false, keepDays: 30 } });
    expect(readFileSync(real, 'utf8')).toBe('images:\r\n  keep: false\r\n');
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(statSync(real).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(['config.yaml', 'dotfiles.yaml']);
  });
});

describe('a preview', () => {
  it('shows the lines that saving would change with some around them, and writes nothing', () => {
    const own =
      '# mine\nwindow:\n  theme: light # by day\n\nmemory:\n  # here\n  backend: mem0\n  search: {mode: keyword}\nimages:\n  keep: true\n';
    writeFileSync(file, own);
    const config = openConfig({
      file,
      clock: new FakeClock(),
      template: '',
      keepKey: () => true,
      log: silentLog,
    });
    const { memory } = config.read();
    const lines = config.preview({ memory: { ...memory, backend: 'file', flushIdleSeconds: 60 } });
    expect(
      lines.map(({ kind, line, text }) => `${line} ${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`),
    ).toEqual([
      '4  ',
      '5  memory:',
      '6    # here',
      '7 -  backend: mem0',
      '7 +  backend: file',
      '8    search: {mode: keyword}',
      '9 +  auto_flush:',
      '10 +    idle_seconds: 60',
      '11  images:',
      '12    keep: true',
    ]);
    expect(text()).toBe(own);
    expect(config.preview({ memory })).toEqual([]);
  });

  it('is refused in the words of saving', () => {
    const config = openConfig({
      file,
      clock: new FakeClock(),
      template: example,
      keepKey: () => true,
      log: silentLog,
    });
    const memory = { ...config.read().memory, embedderProvider: 'openai' };
    const words = 'memory.embedder.config.model is empty; the provider "openai" needs the name of a model.';
    expect(() => config.preview({ memory })).toThrow(words);
    expect(() => config.save({ memory })).toThrow(words);
    expect(codeOf(() => config.save({ memory }))).toBe('invalid-input');
  });

  it('holds no key that still stands in the file', () => {
    writeFileSync(
      file,
      'memory:\n  llm: {provider: openai, config: {model: m, api_key: sk-secret-1}}\n  embedder:\n    config:\n      api_key: >-\n        one-part\n        two-part\n',
    );
    const config = openConfig({
      file,
      clock: new FakeClock(),
      template: '',
      keepKey: () => false,
      log: silentLog,
    });
    const { memory } = config.read();
    const shown = JSON.stringify(
      config.preview({ memory: { ...memory, backend: 'none', llmTemperature: 1 } }),
    );
    expect(shown).toContain('api_key');
    for (const part of ['sk-secret-1', 'one-part', 'two-part']) expect(shown).not.toContain(part);
    expect(text()).toContain('sk-secret-1');
  });
});

describe('readConfig', () => {
  it('answers the defaults where there is no file', () => {
    expect(readConfig(file)).toEqual(defaultSettings);
  });

  it('names a folder, other encodings and endless files as what they are', () => {
    mkdirSync(file);
    expect(codeOf(() => readConfig(file))).toBe('unreadable');
    rmSync(file, { recursive: true });
    writeFileSync(file, Buffer.from([0x63, 0xff, 0xfe]));
    expect(codeOf(() => readConfig(file))).toBe('config-invalid');
    writeFileSync(file, Buffer.alloc(1_000_001, '#'));
    expect(codeOf(() => readConfig(file))).toBe('config-invalid');
  });
});

describe('the watch', () => {
  it('tells of edits by others, also of wrong ones and of removal, but not of its own saves', async () => {
    const clock = new FakeClock();
    const config = openConfig({ file, clock, template: example, keepKey: () => true, log: silentLog });
    let edits = 0;
    const stop = config.watch(() => edits++);
    config.save({ images: { keep: false, keepDays: 7 } });
    await clock.advance(4_000);
    expect(edits).toBe(0);
    writeFileSync(file, 'window:\n  theme: dark\n');
    await clock.advance(2_200);
    expect(edits).toBe(1);
    expect(config.read().window.theme).toBe('dark');
    writeFileSync(file, 'window: [\n');
    await clock.advance(2_200);
    expect(edits).toBe(2);
    expect(codeOf(() => config.read())).toBe('config-invalid');
    rmSync(file);
    await clock.advance(2_200);
    expect(edits).toBe(3);
    stop();
    writeFileSync(file, 'window:\n  theme: light\n');
    await clock.advance(10_000);
    expect(edits).toBe(3);
  });

  it('waits until a file that is being saved stays as it is', async () => {
    const clock = new FakeClock();
    const whole = 'exclusions:\n  rules:\n    - site: bank.example\n';
    writeFileSync(file, whole);
    const config = openConfig({ file, clock, template: '', keepKey: () => true, log: silentLog });
    const seen: string[] = [];
    const stop = config.watch(() => seen.push(text()));
    await clock.advance(1_900);
    writeFileSync(file, '');
    await clock.advance(200);
    writeFileSync(file, whole.slice(0, 20));
    await clock.advance(200);
    writeFileSync(file, `${whole}    - site: other.example\n`);
    await clock.advance(400);
    expect(seen).toEqual([`${whole}    - site: other.example\n`]);
    stop();
  });
});
