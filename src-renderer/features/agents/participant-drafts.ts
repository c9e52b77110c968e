/** Agents, teams and rooms while they are written: what is wrong with them, and the sections of the settings that come of it. Pure. */
import {
  agentNameSchema,
  agentSchema,
  roomIdSchema,
  teamSchema,
  usualAgent,
  type Agent,
  type Room,
  type Team,
} from '../../../src-preload/contract/memory-settings.ts';
import type { Settings, SettingsPatch } from '../../../src-preload/contract/settings.ts';
import { t } from '../../messages/t.ts';

export type Participants = Pick<Settings, 'agents' | 'teams' | 'rooms'>;

/** By the name of the field; `name` for the key. */
export type Problems = Readonly<Record<string, string>>;

export const emptyAgent: Agent = {
  displayName: '',
  role: '',
  model: null,
  tools: ['memory'],
  memoryBackend: null,
  rooms: [],
};

/** `isNew`: the name must be free. */
export function agentProblems(
  name: string,
  agent: Agent,
  { agents }: Participants,
  isNew: boolean,
): Problems {
  const { displayName, role, model } = agentSchema.shape;
  const problems: Record<string, string> = { ...nameProblem(name, agents, isNew, t('agents.agentTaken')) };
  if (!displayName.safeParse(agent.displayName).success)
    problems['displayName'] = t('agents.mostChars', { most: 60 });
  if (!role.safeParse(agent.role).success) problems['role'] = t('agents.mostChars', { most: 4_000 });
  if (!model.safeParse(agent.model).success) problems['model'] = t('agents.mostChars', { most: 200 });
  return problems;
}

export function teamProblems(
  name: string,
  team: Team,
  { teams }: Pick<Participants, 'teams'>,
  isNew: boolean,
): Problems {
  const { displayName, members } = teamSchema.shape;
  const problems: Record<string, string> = { ...nameProblem(name, teams, isNew, t('agents.teamTaken')) };
  if (!displayName.safeParse(team.displayName).success)
    problems['displayName'] = t('agents.mostChars', { most: 60 });
  if (!members.safeParse(team.members).success) problems['members'] = t('agents.teamSize');
  return problems;
}

export function roomProblems(
  id: string,
  room: Room,
  { rooms }: Pick<Participants, 'rooms'>,
  isNew: boolean,
): Problems {
  const problems: Record<string, string> = {};
  if (!roomIdSchema.safeParse(id).success) problems['name'] = t('agents.roomIdLength');
  else if (isNew && Object.hasOwn(rooms, id.trim())) problems['name'] = t('agents.roomTaken');
  if (room.displayName.trim().length > 60) problems['displayName'] = t('agents.mostChars', { most: 60 });
  return problems;
}

/** The patch that adds an agent, or changes the one of that name. */
export function withAgent({ agents }: Participants, name: string, agent: Agent): SettingsPatch {
  const model = agent.model?.trim() ?? '';
  const written: Agent = {
    ...agent,
    displayName: agent.displayName.trim(),
    role: agent.role.trim(),
    model: model === '' ? null : model,
  };
  return { agents: { ...agents, [name]: written } };
}

export function withTeam({ teams }: Participants, name: string, team: Team): SettingsPatch {
  return { teams: { ...teams, [name]: { ...team, displayName: team.displayName.trim() } } };
}

/** `members`: the agents that read the room's memory from now on. */
export function withRoom(
  { agents, rooms }: Participants,
  id: string,
  room: Room,
  members: readonly string[],
): SettingsPatch {
  const key = id.trim();
  const isIn = (name: string) => members.includes(name);
  return {
    rooms: { ...rooms, [key]: { displayName: room.displayName.trim() } },
    agents: mapValues(agents, (agent, name) =>
      agent.rooms.includes(key) === isIn(name)
        ? agent
        : { ...agent, rooms: isIn(name) ? [...agent.rooms, key] : agent.rooms.filter((id) => id !== key) },
    ),
  };
}

export function membersOfRoom({ agents }: Participants, id: string): string[] {
  return Object.entries(agents).flatMap(([name, { rooms }]) => (rooms.includes(id) ? [name] : []));
}

/** Without an agent; it leaves its teams, and a team with one member left goes too. */
export function withoutAgent({ agents, teams }: Participants, name: string): SettingsPatch {
  const left = mapValues(teams, (team) => ({
    ...team,
    members: team.members.filter((member) => member !== name),
  }));
  const isTeam = ({ members }: Team) => members.length > 1;
  return {
    agents: without(agents, name),
    teams: Object.fromEntries(Object.entries(left).filter(([, team]) => isTeam(team))),
  };
}

/** The teams that end when an agent goes. */
export function teamsThatEnd({ teams }: Participants, agent: string): string[] {
  return Object.entries(teams).flatMap(([name, { members }]) =>
    members.includes(agent) && members.length <= 2 ? [name] : [],
  );
}

export function withoutTeam({ teams }: Participants, name: string): SettingsPatch {
  return { teams: without(teams, name) };
}

export function withoutRoom({ agents, rooms }: Participants, id: string): SettingsPatch {
  return {
    rooms: without(rooms, id),
    agents: mapValues(agents, (agent) => ({ ...agent, rooms: agent.rooms.filter((other) => other !== id) })),
  };
}

/** The name that the owner sees. */
export function labelOfAgent(name: string, { agents }: Pick<Participants, 'agents'>): string {
  const given = Object.hasOwn(agents, name) ? agents[name]!.displayName : '';
  if (given !== '') return given;
  return name === usualAgent ? t('agents.assistant') : name;
}

function nameProblem(
  name: string,
  taken: Readonly<Record<string, unknown>>,
  isNew: boolean,
  takenWords: string,
): Problems {
  if (!agentNameSchema.safeParse(name).success) return { name: t('agents.badName') };
  if (isNew && Object.hasOwn(taken, name)) return { name: takenWords };
  return {};
}

function without<Value>(record: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

function mapValues<Value>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, name: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}
