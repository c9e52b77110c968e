/** Who takes part in a conversation, as the owner's settings say, and whose memory that makes it. Pure. */
import { usualAgent, type MemoryBackend } from '../../src-preload/contract/memory-settings.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import {
  agentScope,
  ownScope,
  readableScopes,
  roomScope,
  type Membership,
  type Scope,
  type Speaker,
} from './scope.ts';

/** What the settings say of conversation memory and of those who take part. */
export type ParticipantSettings = Pick<Settings, 'memory' | 'agents' | 'teams' | 'rooms'>;

/** Where a conversation takes place: with whom, and in which room. */
export interface Place {
  /** At least one, each once, in the order in which they answer. */
  readonly agents: readonly string[];
  /** The id of a room; null for none. */
  readonly room: string | null;
}

function membershipOf({ memory, agents, teams }: ParticipantSettings): Membership {
  return {
    roomsOf: Object.fromEntries(Object.entries(agents).map(([name, { rooms }]) => [name, rooms])),
    teams: Object.values(teams).map(({ members }) => members),
    teamReadsMemberMemory: memory.teamReadsMemberMemory,
  };
}

function speakerOf({ agents }: Place): Speaker {
  return agents.length > 1
    ? { type: 'team', members: agents }
    : { type: 'agent', name: agents[0] ?? usualAgent };
}

/**
 * The scope in which a conversation's facts are kept: the room's where it stands in one, else the agent's or the team's own.
 * Once, not in both: whoever stands in the room reads it, and twice would be found twice.
 */
export function writtenScope(place: Place): Scope {
  return place.room === null ? ownScope(speakerOf(place)) : roomScope(place.room);
}

/** The scopes that a conversation recalls from: the speaker's own, the room that it stands in, the teams of an agent alone. */
export function recalledScopes(place: Place, settings: ParticipantSettings): Scope[] {
  const speaker = speakerOf(place);
  const readable = readableScopes(speaker, { ...membershipOf(settings), roomsOf: {} });
  return [...new Set([...readable, ...(place.room === null ? [] : [roomScope(place.room)])])];
}

/** Every scope that its tool may look into: the above, and the other rooms of an agent. */
export function toolScopes(place: Place, settings: ParticipantSettings): Scope[] {
  const all = readableScopes(speakerOf(place), membershipOf(settings));
  return [...new Set([...recalledScopes(place, settings), ...all])];
}

/** Which backend keeps a scope: an agent's own as it overrides, every other as `memory.backend` says. */
export function backendNameOf(scope: Scope, settings: ParticipantSettings): MemoryBackend {
  return overridesBackend(scope, settings) ?? settings.memory.backend;
}

/** What the agent of a scope has instead of `memory.backend`; null where it has that, and for the scopes of others. */
export function overridesBackend(scope: Scope, { agents }: ParticipantSettings): MemoryBackend | null {
  return Object.entries(agents).find(([name]) => agentScope(name) === scope)?.[1].memoryBackend ?? null;
}

/** The name that an agent answers under; null for the usual one that nobody named, whose persona speaks. */
export function agentLabel(name: string, { agents }: Pick<ParticipantSettings, 'agents'>): string | null {
  const given = Object.hasOwn(agents, name) ? agents[name]!.displayName : '';
  return given !== '' ? given : name === usualAgent ? null : name;
}

/** The scope of what is said in a conversation; null where it is the owner's own: with the usual agent alone, in no room. */
export function saidScope(place: Place): Scope | null {
  const isUsual = place.room === null && place.agents.length === 1 && place.agents[0] === usualAgent;
  return isUsual ? null : writtenScope(place);
}

/** The scopes whose messages a conversation recalls: those of `recalledScopes` in which something can have been said. */
export function heardScopes(place: Place, settings: ParticipantSettings): Scope[] {
  return recalledScopes(place, settings).filter((scope) => scope !== agentScope(usualAgent));
}
