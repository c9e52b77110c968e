/** Agents, teams and rooms in config.yaml: read, refused, and edited. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roomScope } from '../../../../src-main/backends/scope.ts';
import { editConfig } from '../../../../src-main/config/edit-config.ts';
import { parseConfig } from '../../../../src-main/config/parse-config.ts';
import { defaultSettings, newAgent, newRoom } from '../../../../src-preload/contract/default-settings.ts';
import {
  agentNameSchema,
  roomIdSchema,
  type Agent,
  type MemoryBackend,
} from '../../../../src-preload/contract/memory-settings.ts';
import type { Settings } from '../../../../src-preload/contract/settings.ts';
import { settingsProblems } from '../../../../src-preload/contract/settings-problems.ts';

const settingsOf = (text: string) => parseConfig(text, 'config.yaml').settings;
const refusalOf = (text: string): string => {
  try {
    parseConfig(text, 'config.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};
const edit = (text: string, change: (settings: Settings) => Partial<Settings>) =>
  editConfig(text, change(settingsOf(text)), 'config.yaml').text;

describe('the examples of the documentation of conversation memory', () => {
  it('load as they stand and mean what they say', () => {
    const vectors =
      'memory:\n  backend: mem0\n  embedder:\n    provider: openai\n    config:\n      model: text-embedding-3-small\n';
    expect(settingsOf(vectors)).toEqual({
      ...defaultSettings,
      memory: {
        ...defaultSettings.memory,
        embedderProvider: 'openai',
        embedderModel: 'text-embedding-3-small',
      },
    });
    const files =
      'memory:\n  backend: file\n  file:\n    path: ./mindroom_data/memory_files\n    entrypoint_file: MEMORY.md\n    max_entrypoint_lines: 200\n';
    expect(settingsOf(files).memory).toEqual({
      ...defaultSettings.memory,
      backend: 'file',
      filePath: './mindroom_data/memory_files',
    });
    const flush =
      'memory:\n  backend: file\n  auto_flush:\n    enabled: true\n    flush_interval_seconds: 180\n    idle_seconds: 120\n    max_dirty_age_seconds: 600\n    stale_ttl_seconds: 86400\n    max_cross_session_reprioritize: 5\n    batch:\n      max_sessions_per_cycle: 10\n      max_sessions_per_agent_per_cycle: 3\n    extractor:\n      no_reply_token: NO_REPLY\n      max_messages_per_flush: 20\n      max_chars_per_flush: 12000\n      max_extraction_seconds: 30\n';
    expect(settingsOf(flush).memory).toEqual({
      ...defaultSettings.memory,
      backend: 'file',
      flushEnabled: true,
    });
    expect(settingsOf('agents:\n  assistant:\n    tools: [memory]\n').agents).toEqual({
      assistant: { ...newAgent, tools: ['memory'] },
    });
  });
});

describe('agents, teams and rooms', () => {
  it('are read with the keys of the owner, and what is absent has its default', () => {
    const text = `
agents:
  ada:
    display_name: Ada
    role: Plans the day.
    model: large
    tools: [memory]
    memory_backend: file
    rooms: ["!lab:home"]
  bob:
teams:
  planners: { members: [ada, bob] }
rooms:
  "!lab:home": { display_name: Lab }
  attic:
`;
    const { agents, teams, rooms } = settingsOf(text);
    expect(agents).toEqual({
      assistant: newAgent,
      ada: {
        displayName: 'Ada',
        role: 'Plans the day.',
        model: 'large',
        tools: ['memory'],
        memoryBackend: 'file',
        rooms: ['!lab:home'],
      },
      bob: newAgent,
    });
    expect(teams).toEqual({ planners: { displayName: '', members: ['ada', 'bob'] } });
    expect(rooms).toEqual({ '!lab:home': { displayName: 'Lab' }, attic: newRoom });
  });

  it('may have names that look like something else to YAML', () => {
    const text =
      'agents:\n  007: { display_name: 1 }\n  yes:\n  null:\nteams:\n  1.0: { members: [007, yes, null] }\n';
    const { agents, teams } = settingsOf(text);
    expect(Object.keys(agents)).toEqual(['assistant', '007', 'yes', 'null']);
    expect(agents['007']?.displayName).toBe('1');
    expect(teams['1.0']?.members).toEqual(['007', 'yes', 'null']);
  });

  it.each([
    [
      'agents:\n  bob:\n    rol: x\n',
      'line 3, column 5: there is no key "agents.bob.rol"; perhaps "agents.bob.role" is meant.',
    ],
    [
      'agents:\n  bob:\n    tools: [memroy]\n',
      'line 3, column 13: agents.bob.tools, item 1, is "memroy" (text)',
    ],
    ['agents:\n  bob:\n    memory_backend: vectors\n', 'allowed is one of mem0, file, none, or null.'],
    [
      'agents:\n  bob: helper\n',
      'line 2, column 8: agents.bob is "helper" (text); it holds keys, each on its own line below: display_name, role',
    ],
    [
      'agents:\n  ../up: {}\n',
      'line 2, column 3: agents holds the name "../up" (text); allowed is a name of up to 63 letters',
    ],
    ['agents:\n  "__proto__": {}\n', 'line 2, column 3: agents holds the name "__proto__"'],
    [
      'agents: [ada]\n',
      'line 1, column 9: agents is a list of 1; it holds keys, each on its own line below: names of your own.',
    ],
    ['rooms:\n  !lab:home: {}\n', 'line 2, column 3: YAML takes !lab:home: for a tag'],
    ['rooms:\n  a/b: {}\n', 'allowed is an id of up to 200 characters other than /'],
    [
      'agents:\n  bob:\n    rooms: [labb]\nrooms:\n  lab:\n',
      'line 3, column 12: agents.bob.rooms names the room "labb", which does not exist; perhaps "lab" is meant.',
    ],
    [
      'agents:\n  bob:\n    rooms: [attic]\n',
      'agents.bob.rooms names the room "attic", which does not exist; add it below rooms, or take it out here.',
    ],
    [
      'agents:\n  ada:\nteams:\n  t:\n    members: [adda, assistant]\n',
      'line 5, column 14: teams.t.members names the agent "adda", which does not exist; perhaps "ada" is meant.',
    ],
    ['teams:\n  t:\n    members: [assistant, assistant]\n', 'teams.t.members names an agent twice'],
    [
      'teams:\n  t:\n    members: [assistant]\n',
      'line 3, column 14: teams.t.members is a list of 1; allowed is a list of at least two names of agents.',
    ],
    [
      'teams:\n  t:\n    display_name: T\n',
      'line 2, column 3: teams.t has no members; a team has at least two agents.',
    ],
    ['teams:\n  t:\n', 'line 2, column 3: teams.t has no members'],
    ['agents:\n  Ada:\n  ada:\n', 'line 3, column 3: agents.ada and agents.Ada would have the same memory'],
    ['rooms:\n  "!a:b":\n  a_b:\n', 'line 3, column 3: rooms.a_b and rooms.!a:b would have the same memory'],
  ])('that are wrong are refused: %j', (text, words) => {
    expect(refusalOf(text)).toContain(words);
  });

  it('have ids of rooms exactly where a scope can be made of them', () => {
    const odd = fc.string({
      unit: fc.constantFrom('a', 'ä', '!', ':', '.', ' ', '/', '\\', '*', '\n'),
      maxLength: 5,
    });
    fc.assert(
      fc.property(odd, (id) => {
        const isAllowed = roomIdSchema.safeParse(id).data === id;
        const hasScope = (() => {
          try {
            roomScope(id);
            return true;
          } catch {
            return false;
          }
        })();
        expect(isAllowed).toBe(hasScope && id === id.trim());
      }),
    );
  });
});

describe('an edit of agents, teams and rooms', () => {
  const own = `# my people
agents:
  # she plans
  ada: # since May
    role: Plans the day.
    tools: [memory] # hers
  bob:
    display_name: Bob
rooms:
  "!lab:home":   # downstairs
    display_name: Lab
window:
  theme: dark
`;

  it('changes what is changed and leaves comments and the order of everything else', () => {
    expect(
      edit(own, ({ agents }) => ({
        agents: { ...agents, ada: { ...agents['ada']!, model: 'large', rooms: ['!lab:home'] } },
      })),
    ).toBe(own.replace('# hers\n', '# hers\n    model: large\n    rooms: ["!lab:home"]\n'));
  });

  it('adds one with what differs from the defaults, its name in quotes where YAML would misread it', () => {
    expect(
      edit('window:\n  theme: dark\n', ({ agents, rooms }) => ({
        agents: { ...agents, yes: { ...newAgent, tools: ['memory'] }, '7': newAgent },
        rooms: { ...rooms, '!room:server': newRoom },
        teams: { both: { displayName: '', members: ['yes', '7'] } },
      })),
    ).toBe(
      'window:\n  theme: dark\nagents:\n  "7": {}\n  "yes":\n    tools: [memory]\nteams:\n  both:\n    members: ["yes", "7"]\nrooms:\n  "!room:server": {}\n',
    );
  });

  it('removes one with its comments, and renames it by removing and adding', () => {
    expect(edit(own, ({ agents: { bob, ...others } }) => ({ agents: { ...others, robert: bob! } }))).toBe(
      own.replace('  bob:\n', '  robert:\n'),
    );
  });

  it('writes a key of the usual agent, which no one had written', () => {
    expect(edit('', () => ({ agents: { assistant: { ...newAgent, tools: ['memory'] } } }))).toBe(
      'agents:\n  assistant:\n    tools: [memory]\n',
    );
  });

  it('changes one of two that share their text by an alias', () => {
    const shared = 'agents:\n  ada: &one\n    role: Plans.\n  bob: *one\n';
    const after = edit(shared, ({ agents }) => ({
      agents: { ...agents, bob: { ...agents['bob']!, role: 'Cooks.' } },
    }));
    expect(settingsOf(after).agents).toMatchObject({ ada: { role: 'Plans.' }, bob: { role: 'Cooks.' } });
    const first = edit(shared, ({ agents }) => ({
      agents: { ...agents, ada: { ...agents['ada']!, role: 'Cooks.' } },
    }));
    expect(settingsOf(first).agents).toMatchObject({ ada: { role: 'Cooks.' }, bob: { role: 'Plans.' } });
  });

  it.each([
    [
      'the usual agent gone',
      () => ({ agents: {} }),
      'agents.assistant is missing; every conversation that names no agent is with it.',
    ],
    [
      'a room that an agent is in gone',
      ({ agents }: Settings) => ({
        agents: { ...agents, bob: { ...newAgent, rooms: ['!lab:home', '!lab:hom'] } },
      }),
      'agents.bob.rooms names the room "!lab:hom", which does not exist; perhaps "!lab:home" is meant.',
    ],
  ])('is refused with %s', (_what, change, words) => {
    expect(() => edit(own, change)).toThrow(words);
  });

  it('means what was wanted, for any people in a file of any people, and repeats itself without a change', () => {
    const name = fc.oneof(
      fc.constantFrom('ada', 'bob', '7', 'null', 'yes', '0x1', 'true', '1.0', '-', 'a.b', '_', 'constructor'),
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
        .filter((text) => agentNameSchema.safeParse(text).success),
    );
    const roomId = fc
      .oneof(
        fc.constantFrom(
          '!lab:home',
          '#attic',
          'null',
          '~',
          '- a',
          'a: b',
          '&x',
          '"q',
          "it's",
          '2026-01-01',
          '<<',
        ),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
      )
      .filter((id) => roomIdSchema.safeParse(id).data === id);
    const words = fc
      .oneof(
        fc.constantFrom('', 'yes', '7', 'a: b', '# no', 'two\nlines', 'x '),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
      )
      .map((text) => text.trim());
    const people = fc
      .record(
        {
          names: fc.uniqueArray(name, {
            maxLength: 4,
            selector: (text) => text.normalize('NFC').toLowerCase(),
          }),
          roomIds: fc.uniqueArray(roomId, {
            maxLength: 3,
            selector: (id) => id.replaceAll(':', '_').replaceAll('!', '').normalize('NFC').toLowerCase(),
          }),
          words,
          backend: fc.constantFrom<MemoryBackend | null>(null, 'file', 'none'),
          hasTool: fc.boolean(),
        },
        { noNullPrototype: true },
      )
      .map(({ names, roomIds, words: role, backend, hasTool }): Partial<Settings> => {
        const agent = (index: number): Agent => ({
          ...newAgent,
          role,
          memoryBackend: backend,
          tools: hasTool ? ['memory'] : [],
          rooms: roomIds.slice(index),
        });
        return {
          agents: {
            assistant: newAgent,
            ...Object.fromEntries(names.map((one, index) => [one, agent(index)])),
          },
          rooms: Object.fromEntries(roomIds.map((id) => [id, { displayName: role.slice(0, 60).trim() }])),
          teams: names.length > 1 ? { t: { displayName: '', members: names } } : {},
        };
      })
      .filter((change) => settingsProblems({ ...defaultSettings, ...change }).length === 0);
    fc.assert(
      fc.property(people, people, (first, second) => {
        const start = editConfig('# mine\nwindow:\n  theme: dark # by night\n', first, 'config.yaml').text;
        const { text, settings } = editConfig(start, second, 'config.yaml');
        expect(settingsOf(text)).toEqual(settings);
        expect(settings).toMatchObject(second);
        expect(text).toContain('# mine\nwindow:\n  theme: dark # by night\n');
        expect(editConfig(text, second, 'config.yaml').text).toBe(text);
      }),
      { numRuns: 150 },
    );
  });
});
