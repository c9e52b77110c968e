/** What becomes of a config.yaml that was broken, and of the keys that stand in it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../../src-main/base/log.ts';
import { openConfig } from '../../../../src-main/config/config-file.ts';
import { parseConfig } from '../../../../src-main/config/parse-config.ts';
import { keepSettings } from '../../../../src-main/shell/settings-keeper.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

let folder: string;
let file: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mneme-wrong-'));
  file = join(folder, 'config.yaml');
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function keep(keepKey: (server: string, key: string) => boolean = () => true) {
  const log = createLog('config', (line) => void lines.push(line));
  return keepSettings(openConfig({ file, clock: new FakeClock(), template: '', keepKey, log }), log);
}

const good =
  'memory:\n  backend: file\n  auto_flush:\n    idle_seconds: 77\nexclusions:\n  rules:\n    - site: bank.example\n';
/** Each name stands for nine of the one before: ten to the ninth in a few lines. */
const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi']
  .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]}, `.repeat(9)}x]`)
  .join('\n')}\n`;

describe('a file that is broken while Mneme runs', () => {
  it.each([
    ['emptied', '', 'is empty, as a crash or a full disk leaves a file'],
    ['half-written', good.slice(0, -17), 'line 7, column 7: exclusions.rules, item 1, is "si" (text)'],
    [
      'cut within quotation marks',
      'window:\n  theme: "dar',
      'line 2, column 14: this is not valid YAML: a quotation mark is not closed.',
    ],
    [
      'given a wrong type',
      good.replace('77', 'soon'),
      'line 4, column 19: memory.auto_flush.idle_seconds is "soon" (text); allowed is a whole number from 0 to 31536000.',
    ],
    [
      'given a number out of bounds',
      good.replace('77', '-1'),
      'line 4, column 19: memory.auto_flush.idle_seconds is -1 (a number)',
    ],
    [
      'given an unknown key',
      good.replace('idle_seconds', 'idle_secs'),
      'line 4, column 5: there is no key "memory.auto_flush.idle_secs"; perhaps "memory.auto_flush.idle_seconds" is meant.',
    ],
    [
      'given a duplicate key',
      `${good}memory:\n  backend: none\n`,
      'line 8, column 1: "memory" stands here already; remove one of the two.',
    ],
    ['given an anchor bomb', `${good}${bomb}`, 'its aliases stand for more than any settings file holds'],
    [
      'given very many aliases',
      `a: &a x\nb: [${'*a, '.repeat(100_000)}]\n`,
      'line 2, column 405: this file has more than 100 aliases',
    ],
    [
      'given an alias within itself',
      'agents: &a\n  bob: *a\n',
      'line 2, column 8: "*a" stands inside of what it names.',
    ],
    [
      'given a merge key',
      'x: &a\n  theme: dark\nwindow:\n  <<: *a\n',
      'line 4, column 3: merge keys ("<<") are not read here; write the keys out.',
    ],
    [
      'indented by a tab',
      'window:\n\ttheme: dark\n',
      'line 2, column 1: this is not valid YAML: tabs are not allowed as indentation, only spaces.',
    ],
    ['given two documents', 'window:\n---\nwindow:\n', 'line 2, column 1: this is not valid YAML'],
    ['overgrown', '#'.repeat(1_000_001), 'is larger than 1000000 bytes'],
    ['given another encoding', Buffer.from([0x61, 0x3a, 0xff]), 'is not UTF-8 text'],
    [
      'given settings that may not be together',
      'memory:\n  auto_flush:\n    retry_cooldown_seconds: 400\n',
      'line 2, column 3: memory.auto_flush.max_retry_cooldown_seconds is 300, less than retry_cooldown_seconds (400)',
    ],
  ])('(%s) is refused by its place, left alone, and what was good stays in force', (_what, wrong, words) => {
    writeFileSync(file, good);
    const settings = keep();
    const before = settings.get();
    expect(before.memory).toMatchObject({ backend: 'file', flushIdleSeconds: 77 });
    writeFileSync(file, wrong);
    settings.reread();
    expect(settings.trouble()).toContain(words);
    expect(settings.trouble()).toContain(file);
    expect(settings.get()).toBe(before);
    expect(readFileSync(file)).toEqual(Buffer.from(wrong));
    writeFileSync(file, good);
    settings.reread();
    expect(settings.trouble()).toBeNull();
  });
});

describe('settings that may not be together', () => {
  it.each([
    [
      'embedder: { provider: openai }',
      'line 2, column 3: memory.embedder.config.model is empty; the provider "openai" needs the name of a model.',
    ],
    [
      'embedder: { provider: ollama, config: { model: null } }',
      'line 2, column 43: memory.embedder.config.model is empty',
    ],
    [
      'embedder: { provider: olama, config: { model: m } }',
      'memory.embedder.config.host is empty; the provider "olama" is none that Mneme knows (local, openai, ollama), so it needs the address of its server, or perhaps "ollama" is meant.',
    ],
    [
      'llm: { provider: openai }',
      'memory.llm.config.model is empty; the provider "openai" needs the name of a model.',
    ],
    [
      'llm: { config: { host: "localhost:8080" } }',
      'memory.llm.config.model is empty; this server needs the name of a model.',
    ],
    [
      'llm: { config: { model: m } }',
      'memory.llm.provider is empty, but a model is given; name one of openai, ollama, or give the address of its server as host.',
    ],
    [
      'llm: { provider: mine, config: { model: m } }',
      'memory.llm.config.host is empty; the provider "mine" is none that Mneme knows (openai, ollama), so it needs the address of its server.',
    ],
  ])('%s', (line, words) => {
    expect(() => parseConfig(`memory:\n  ${line}\n`, 'config.yaml')).toThrow(words);
  });

  it.each([
    'embedder: { provider: mine, config: { model: m, host: "10.0.0.2:8000" } }',
    'embedder: { provider: local }',
    'llm: { config: { temperature: 0.4 } }',
    'llm:',
  ])('are not %s', (line) => {
    expect(parseConfig(`memory:\n  ${line}\n`, 'config.yaml').settings.memory.backend).toBe('mem0');
  });
});

describe('a key in the file', () => {
  const key = 'sk-proj-4f9A0b1C2d3E';

  it('of the embedder or the model for memory work goes to the key store, for the server of its provider', () => {
    const written = `memory:
  embedder:
    provider: openai
    config:
      model: text-embedding-3-small # small
      api_key: ${key}
  llm:
    provider: mine
    config: { model: m, host: "10.0.0.2:8000", api_key: other-key }
`;
    writeFileSync(file, written);
    const kept: string[][] = [];
    const settings = keep((...pair) => kept.push(pair) > 0);
    expect(kept).toEqual([
      ['https://api.openai.com/v1', key],
      ['http://10.0.0.2:8000/v1', 'other-key'],
    ]);
    expect(readFileSync(file, 'utf8')).toBe(
      written
        .replace(`      api_key: ${key}\n`, '')
        .replace(
          '{ model: m, host: "10.0.0.2:8000", api_key: other-key }',
          '{model: m, host: "10.0.0.2:8000"}',
        ),
    );
    expect(settings.trouble()).toBeNull();
    expect(JSON.stringify(settings.get())).not.toContain(key);
  });

  it('is in no refusal and no log, wherever the file is damaged and wherever it was put', () => {
    const whole = `models:\n  chat:\n    base_url: https://api.example.com/v1\n    api_key: ${key}\n    model: ${key}\nagents:\n  bob:\n    role: x\n`;
    const places = [
      `models:\n  chat:\n    base_url: https://me:${key}@api.example.com/v1\n`,
      `models:\n  chat:\n    ${key}\n`,
      `models:\n  chat:\n    ${key}: 1\n`,
      `${key}: 1\n${key}: 2\n`,
      `memory:\n  backend: ${key}\n`,
      `memory:\n  embedder:\n    provider: ${key}\n`,
      `agents:\n  bob:\n    tools: [${key}]\n`,
      `agents:\n  bob/${key}: {}\n`,
      `models:\n  chat: !${key}\n`,
      `models:\n  chat: "\\x${key}\n`,
      `models: [${key}\n`,
      `x: 1\n${key}`,
    ];
    const damage = fc
      .record({
        at: fc.nat(whole.length),
        cut: fc.nat(6),
        put: fc.constantFrom('', '\t', ':', '"', '[', '{', '- ', '&', '*', '!', '\n', '  '),
      })
      .map(({ at, cut, put }) => {
        const isInKey = [...whole.matchAll(new RegExp(key, 'gu'))].some(
          ({ index }) => at + cut > index && at < index + key.length,
        );
        return isInKey ? whole : whole.slice(0, at) + put + whole.slice(at + cut);
      });
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...places), damage), (text) => {
        writeFileSync(file, text);
        const trouble = keep(() => false).trouble() ?? '';
        if (trouble !== '') refused++;
        expect(trouble).not.toContain(key);
        expect(lines.join('\n')).not.toContain(key);
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(30);
  });
});
