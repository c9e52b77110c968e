/** Who takes part in a conversation and who answers there: the names that the owner chose, held against the settings. Pure. */
import type { Persona } from '../../src-preload/contract/chat.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { usualAgent } from '../../src-preload/contract/memory-settings.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import { agentLabel, type ParticipantSettings, type Place } from '../backends/participants.ts';
import { nearestKey } from '../base/nearest-key.ts';

/** One who answers. */
export interface Answerer {
  readonly agent: string;
  /** Null for the usual agent whom nobody named: its persona speaks. */
  readonly label: string | null;
  readonly role: string;
  /** In place of the chat's model; null for that one. */
  readonly model: string | null;
  /** Whether it may use a memory of its own. */
  readonly hasMemoryTool: boolean;
}

/** Whom the owner asks for: agents by name or those of a team, and a room. What is left out stays as it is. */
export interface AskedFor {
  readonly agents?: readonly string[] | undefined;
  readonly team?: string | undefined;
  readonly room?: string | null | undefined;
}

export const usualPlace: Place = { agents: [usualAgent], room: null };

/** Throws `invalid-input` for a name that the settings lack, with the one that was meant. */
export function requirePlace(
  { agents, team, room }: AskedFor,
  settings: ParticipantSettings,
  before: Place = usualPlace,
): Place {
  if (agents !== undefined && team !== undefined) {
    throw new MnemeError(
      'invalid-input',
      say('Name either the agents of a conversation or its team, not both.'),
    );
  }
  if (team !== undefined) requireKnown('team', team, Object.keys(settings.teams));
  const names = team === undefined ? (agents ?? before.agents) : settings.teams[team]!.members;
  if (agents !== undefined || team !== undefined) {
    for (const name of names) requireKnown('agent', name, [usualAgent, ...Object.keys(settings.agents)]);
  }
  if (typeof room === 'string') requireKnown('room', room, Object.keys(settings.rooms));
  return { agents: [...new Set(names)], room: room === undefined ? before.room : room };
}

/** Those of a conversation whom the settings do not name any more. */
export function goneAgents({ agents }: Place, settings: ParticipantSettings): string[] {
  return agents.filter((name) => name !== usualAgent && !Object.hasOwn(settings.agents, name));
}

/** Who answers there, in order: those who are left, and where nobody is, the usual agent. */
export function answerersOf(place: Place, settings: ParticipantSettings): [Answerer, ...Answerer[]] {
  const gone = new Set(goneAgents(place, settings));
  const [first = usualAgent, ...others] = place.agents.filter((name) => !gone.has(name));
  return [answererOf(first, settings), ...others.map((name) => answererOf(name, settings))];
}

function answererOf(name: string, settings: ParticipantSettings): Answerer {
  const agent = Object.hasOwn(settings.agents, name) ? settings.agents[name] : undefined;
  return {
    agent: name,
    label: agentLabel(name, settings),
    role: agent?.role ?? '',
    model: agent?.model ?? null,
    hasMemoryTool: agent?.tools.includes('memory') ?? false,
  };
}

/** The name that answers stand under. */
export function nameOf({ label }: Answerer, persona: Pick<Persona, 'name'>): string {
  return label ?? persona.name;
}

/** Whose memory a conversation writes to, in words for the owner: `Ada`, `Ada and Bob`, `the room Lab`. */
export function wordsOfPlace({ agents, room }: Place, settings: ParticipantSettings): string {
  if (room !== null) {
    const given = Object.hasOwn(settings.rooms, room) ? settings.rooms[room]!.displayName : '';
    return tell('the room {name}', { name: given || room });
  }
  const names = agents.map((name) => agentLabel(name, settings) ?? tell('the assistant'));
  return names.length === 1
    ? names[0]!
    : tell('{names} and {last}', { names: names.slice(0, -1).join(', '), last: names.at(-1)! });
}

const nouns = { agent: say('agent'), team: say('team'), room: say('room') } as const;

function requireKnown(what: 'agent' | 'team' | 'room', name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const meant = nearestKey(name, known);
  throw new MnemeError(
    'invalid-input',
    meant === null
      ? say('The settings name no {what} "{name}". Choose another, or add it in the settings.', {
          what: nouns[what],
          name,
        })
      : say(
          'The settings name no {what} "{name}". Was "{meant}" meant? Choose another, or add it in the settings.',
          {
            what: nouns[what],
            name,
            meant,
          },
        ),
  );
}
