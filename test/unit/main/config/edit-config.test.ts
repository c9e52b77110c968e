/** Any settings put into a file of any layout. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editConfig } from '../../../../src-main/config/edit-config.ts';
import { parseConfig } from '../../../../src-main/config/parse-config.ts';
import { defaultSettings } from '../../../../src-preload/contract/default-settings.ts';
import { settingKeys } from '../../../../src-preload/contract/setting-keys.ts';
import { settingsSchema, type Settings } from '../../../../src-preload/contract/settings.ts';
import { settingsProblems } from '../../../../src-preload/contract/settings-problems.ts';

const example = readFileSync(new URL('../../../../resources/default-config.yaml', import.meta.url), 'utf8');
const layouts = {
  'no file': '',
  'the example': example,
  'the example from Windows': example.replaceAll('\n', '\r\n'),
  'four spaces': example.replace(/^( +)/gmu, '$1$1'),
  'its own way': `# top

window: {theme:   "dark",  start_at_login: true}   # the window


models:
    chat:     # answers
        base_url:   cellar.local:8000
memory: &m
    backend:   'file'
    # how long
    auto_flush: {  idle_seconds: 0x10, batch: {max_sessions_per_cycle: 4}  }
exclusions:
    rules:
    # the bank
    - site: bank.example
    -   title: |
          of two lines
reading:
    languages: [ eng,
       deu ]   # both
# end
`,
};

/** Values of every kind; of these each setting takes what its schema allows. */
const pool: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  2,
  60,
  100,
  0.5,
  31_536,
  5_000_000,
  '',
  'x',
  'yes',
  'null',
  '007',
  '# no comment',
  "it's",
  'a: b',
  '- a',
  ' two\nlines',
  '"',
  '{',
  'Ünïcode 🦉',
  'dark',
  'light',
  'file',
  'none',
  'folder',
  'off',
  'keyword',
  'openai',
  'ollama',
  'notes.md',
  '~/notes',
  'http://localhost:11434/v1',
  'https://api.example.com/v1',
  [],
  ['eng'],
  ['deu', 'chi_sim'],
  ['card', 'ip'],
  ['key-chains'],
  [
    { kind: 'title', pattern: '2024' },
    { kind: 'site', pattern: 'bank.example' },
  ],
  {},
  { 'a: b': { prompt: 0.25, answer: 1 }, '7': { prompt: 0, answer: 0 } },
];

const anySettings = fc
  .tuple(
    ...settingKeys.map(({ section, name, schema }) => {
      const usual = (defaultSettings[section] as Readonly<Record<string, unknown>>)[name];
      const allowed = pool
        .map((value) => schema.safeParse(value))
        .flatMap((read) => (read.success ? [read.data] : []));
      return fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, fc.constantFrom(usual, ...allowed));
    }),
  )
  .map((values): Settings => {
    const settings: Record<string, Record<string, unknown>> = structuredClone(defaultSettings);
    settingKeys.forEach(({ section, name }, index) => (settings[section]![name] = values[index]));
    return settingsSchema.parse(settings);
  })
  .filter((settings) => settingsProblems(settings).length === 0);

const comments = (text: string) =>
  text.split(/\r?\n/u).flatMap((line) => /(?:^|\s)# .*/u.exec(line)?.[0].trim() ?? []);

describe('editConfig', () => {
  it.each(Object.entries(layouts))(
    'puts any settings into %s, keeps every comment, and repeats itself without a change',
    (_name, layout) => {
      fc.assert(
        fc.property(anySettings, anySettings, (first, second) => {
          const { agents: _agents, teams: _teams, rooms: _rooms, ...patch } = second;
          const start = editConfig(layout, first, 'config.yaml').text;
          const { text, settings } = editConfig(start, patch, 'config.yaml');
          expect(settings).toEqual(second);
          expect(parseConfig(text, 'config.yaml').settings).toEqual(second);
          expect(editConfig(text, second, 'config.yaml').text).toBe(text);
          for (const comment of comments(layout)) expect(comments(text)).toContain(comment);
          if (layout.includes('\r\n')) expect(text.replaceAll('\r\n', '')).not.toContain('\n');
        }),
        { numRuns: 8 },
      );
    },
  );
});
