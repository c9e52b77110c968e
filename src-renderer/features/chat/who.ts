/** Who takes part in a conversation and where, in words; whom the settings offer. Pure. */
import type { ChatSession } from '../../../src-preload/contract/chat.ts';
import { usualAgent } from '../../../src-preload/contract/memory-settings.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { t } from '../../messages/t.ts';

export type Who = Pick<ChatSession, 'agents' | 'room'>;
type Named = Pick<Settings, 'agents' | 'teams' | 'rooms'>;

export const usualWho: Who = { agents: [usualAgent], room: null };

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The usual agent first, as it is there whatever the settings name. */
export function agentChoices({ agents }: Named): Choice[] {
  const others = Object.keys(agents).filter((name) => name !== usualAgent);
  return [usualAgent, ...others].map((name) => ({ value: name, label: agentWord(name, agents) }));
}

export function teamChoices({ teams }: Named): (Choice & { readonly members: readonly string[] })[] {
  return Object.entries(teams).map(([name, { displayName, members }]) => ({
    value: name,
    label: displayName || name,
    members,
  }));
}

export function roomChoices({ rooms }: Named): Choice[] {
  return Object.entries(rooms).map(([id, { displayName }]) => ({ value: id, label: displayName || id }));
}

/** What was chosen, without whom or what the settings name no more; the same object where nothing is missing. */
export function knownWho(who: Who, settings: Named): Who {
  const agents = who.agents.filter((name) => name === usualAgent || Object.hasOwn(settings.agents, name));
  const isRoomKnown = who.room === null || Object.hasOwn(settings.rooms, who.room);
  if (agents.length === who.agents.length && isRoomKnown) return who;
  return { agents: agents.length > 0 ? agents : usualWho.agents, room: isRoomKnown ? who.room : null };
}

/** Whether there is anything to choose. */
export function offersChoice(settings: Named): boolean {
  return agentChoices(settings).length > 1 || Object.keys(settings.rooms).length > 0;
}

export function isUsual({ agents, room }: Who): boolean {
  return room === null && agents.length === 1 && agents[0] === usualAgent;
}

/** `Ada, Bob`; in a room `Ada in Lab`. */
export function wordsOfWho({ agents, room }: Who, settings: Named): string {
  const names = agents.map((name) => agentWord(name, settings.agents)).join(', ');
  if (room === null) return names;
  return t('chat.namesInRoom', {
    names,
    room: (Object.hasOwn(settings.rooms, room) && settings.rooms[room]!.displayName) || room,
  });
}

function agentWord(name: string, agents: Named['agents']): string {
  const given = Object.hasOwn(agents, name) ? agents[name]!.displayName : '';
  return given || (name === usualAgent ? t('chat.assistant') : name);
}
