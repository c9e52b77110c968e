/** What may not be together although each setting is allowed by itself. Pure; for the file, for saving and for the pages. */
import { keyProblems } from './keys.ts';
import { usualAgent } from './memory-settings.ts';
import { say, type Sentence } from './sentences/say.ts';
import { knownProviders, serverOfProvider } from './provider-server.ts';
import type { Settings } from './settings.ts';
import { keyOf } from './setting-keys.ts';

export interface SettingsProblem {
  /** By the names in `Settings`, as `['memory', 'embedderModel']` or `['agents', 'ada', 'rooms']`. */
  readonly path: readonly string[];
  /** The same place as the owner writes it, as `memory.embedder.config.model`, part by part. */
  readonly key: readonly string[];
  /** What is wrong and what to do; stands behind the key. */
  readonly words: Sentence;
}

/** Which known name was meant by a misspelt one; null where none is near. */
export type NearestName = (written: string, known: readonly string[]) => string | null;

type Found = readonly [path: readonly string[], words: Sentence];

/** None: these settings can be in force. */
export function settingsProblems(
  settings: Settings,
  nearest: NearestName = () => null,
): readonly SettingsProblem[] {
  const found = [
    ...embedderProblems(settings.memory, nearest),
    ...llmProblems(settings.memory, nearest),
    ...flushProblems(settings.memory),
    ...keyProblems(settings.keys).map(([name, words]): Found => [['keys', name], words]),
    ...agentProblems(settings, nearest),
    ...teamProblems(settings, nearest),
    ...sameFolder('agents', Object.keys(settings.agents), (name) => name),
    ...sameFolder('rooms', Object.keys(settings.rooms), (id) => id.replaceAll(':', '_').replaceAll('!', '')),
  ];
  return found.map(([path, words]) => ({ path, key: keyOf(path), words }));
}

/** The whole sentence. `subject` is what is wrong: usually its key. */
export function problemSentence({ key, words }: SettingsProblem, subject = key.join('.')): Sentence {
  return say('{subject} {words}', { subject, words });
}

function embedderProblems(memory: Settings['memory'], nearest: NearestName): Found[] {
  const { embedderProvider: provider, embedderModel: model, embedderHost: host } = memory;
  if (provider === 'local') return [];
  const problems: Found[] = [];
  if (serverOfProvider(provider, host) === null)
    problems.push([['memory', 'embedderHost'], needsHost(provider, ['local', ...knownProviders], nearest)]);
  if (model === null) problems.push([['memory', 'embedderModel'], needsModel(provider)]);
  return problems;
}

function llmProblems(memory: Settings['memory'], nearest: NearestName): Found[] {
  const { llmProvider: provider, llmModel: model, llmHost: host } = memory;
  if (provider === null && host === null) {
    const words = say(
      'is empty, but a model is given; name one of {providers}, or give the address of its server as host.',
      { providers: knownProviders.join(', ') },
    );
    return model === null ? [] : [[['memory', 'llmProvider'], words]];
  }
  const problems: Found[] = [];
  if (serverOfProvider(provider, host) === null)
    problems.push([['memory', 'llmHost'], needsHost(provider ?? '', knownProviders, nearest)]);
  if (model === null) problems.push([['memory', 'llmModel'], needsModel(provider)]);
  return problems;
}

function flushProblems(memory: Settings['memory']): Found[] {
  const { flushRetryCooldownSeconds: first, flushMaxRetryCooldownSeconds: longest } = memory;
  if (longest >= first) return [];
  const words = say(
    'is {longest}, less than retry_cooldown_seconds ({first}); the longest wait cannot be shorter than the first.',
    { longest, first },
  );
  return [[['memory', 'flushMaxRetryCooldownSeconds'], words]];
}

function agentProblems({ agents, rooms }: Settings, nearest: NearestName): Found[] {
  const problems: Found[] = [];
  if (!Object.hasOwn(agents, usualAgent))
    problems.push([
      ['agents', usualAgent],
      say('is missing; every conversation that names no agent is with it.'),
    ]);
  for (const [name, agent] of Object.entries(agents)) {
    for (const room of unknownOf(agent.rooms, rooms))
      problems.push([['agents', name, 'rooms'], unknownName('room', room, Object.keys(rooms), nearest)]);
  }
  return problems;
}

function teamProblems({ agents, teams }: Settings, nearest: NearestName): Found[] {
  const problems: Found[] = [];
  for (const [name, { members }] of Object.entries(teams)) {
    const path = ['teams', name, 'members'];
    for (const member of unknownOf(members, agents))
      problems.push([path, unknownName('agent', member, Object.keys(agents), nearest)]);
    if (new Set(members).size < members.length)
      problems.push([path, say('names an agent twice; each belongs to a team once.')]);
  }
  return problems;
}

/** Two names that would be one folder on a disk that does not tell small letters from capital ones. */
function sameFolder(section: string, names: readonly string[], folderOf: (name: string) => string): Found[] {
  const first = new Map<string, string>();
  const problems: Found[] = [];
  for (const name of names) {
    const folder = folderOf(name).normalize('NFC').toLowerCase();
    const other = first.get(folder);
    if (other === undefined) first.set(folder, name);
    else
      problems.push([
        [section, name],
        say('and {other} would have the same memory; their names differ too little.', {
          other: `${section}.${other}`,
        }),
      ]);
  }
  return problems;
}

function unknownOf(names: readonly string[], known: object): string[] {
  return [...new Set(names)].filter((name) => !Object.hasOwn(known, name));
}

function unknownName(
  what: 'room' | 'agent',
  name: string,
  known: readonly string[],
  nearest: NearestName,
): Sentence {
  const meant = nearest(name, known);
  if (what === 'room')
    return meant === null
      ? say('names the room "{name}", which does not exist; add it below rooms, or take it out here.', {
          name,
        })
      : say('names the room "{name}", which does not exist; perhaps "{meant}" is meant.', { name, meant });
  return meant === null
    ? say('names the agent "{name}", which does not exist; add it below agents, or take it out here.', {
        name,
      })
    : say('names the agent "{name}", which does not exist; perhaps "{meant}" is meant.', { name, meant });
}

function needsModel(provider: string | null): Sentence {
  return provider === null
    ? say('is empty; this server needs the name of a model.')
    : say('is empty; the provider "{provider}" needs the name of a model.', { provider });
}

function needsHost(provider: string, known: readonly string[], nearest: NearestName): Sentence {
  const meant = nearest(provider, known);
  const names = { provider, known: known.join(', ') };
  return meant === null || meant === provider
    ? say(
        'is empty; the provider "{provider}" is none that Mneme knows ({known}), so it needs the address of its server.',
        names,
      )
    : say(
        'is empty; the provider "{provider}" is none that Mneme knows ({known}), so it needs the address of its server, or perhaps "{meant}" is meant.',
        { ...names, meant },
      );
}
