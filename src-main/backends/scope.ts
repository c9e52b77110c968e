/** Whose conversation memory something is, and who may read it. Pure; names as in the documentation of conversation memory. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

/** `agent_<name>`, `room_<safe id>` or `team_<a>+<b>`; also the name of the scope's folder. */
export type Scope = string & { readonly brand: 'Scope' };

/** Who belongs to what, as the configuration says. */
export interface Membership {
  /** The rooms of each agent, by their ids. */
  readonly roomsOf: Readonly<Record<string, readonly string[]>>;
  /** The members of each team. */
  readonly teams: readonly (readonly string[])[];
  readonly teamReadsMemberMemory: boolean;
}

/** Who speaks: an agent alone, or several as a team. */
export type Speaker =
  | { readonly type: 'agent'; readonly name: string }
  | { readonly type: 'team'; readonly members: readonly string[] };

/** Letters and digits of any script, `_`, `-` and `.`, but no leading dot: a name becomes part of the name of a folder. */
const agentName = /^[\p{L}\p{N}_-][\p{L}\p{N}_.-]{0,62}$/u;
/** What no file system of the three platforms takes, and what would lead out of the folder. */
// eslint-disable-next-line no-control-regex -- control characters are what must not get through
const unsafe = /[/\\<>"|?*\u0000-\u001f]/;
const maxRoomChars = 200;

/** Throws `invalid-input` for a name that cannot be the name of a folder. */
export function agentScope(name: string): Scope {
  // The same name may be written in two ways; it is one folder.
  const own = name.normalize('NFC');
  if (!agentName.test(own))
    throw new MnemeError(
      'invalid-input',
      say(
        '"{name}" cannot be the name of an agent: up to 63 letters, digits, "_", "-" or "." are, not beginning with a dot.',
        { name },
      ),
    );
  return `agent_${own}` as Scope;
}

/** Every ":" of the id becomes "_", every "!" goes. Throws `invalid-input` for an id of which nothing safe is left. */
export function roomScope(roomId: string): Scope {
  const safe = roomId.normalize('NFC').replaceAll(':', '_').replaceAll('!', '');
  if (safe === '' || safe.length > maxRoomChars || unsafe.test(safe) || /^\.+$|[. ]$/.test(safe))
    throw new MnemeError(
      'invalid-input',
      say(
        '"{roomId}" cannot be the id of a room: it must have 1 to {maxRoomChars} characters other than / \\ < > " | ? *, and end in neither a dot nor a space.',
        { roomId, maxRoomChars },
      ),
    );
  return `room_${safe}` as Scope;
}

/** The members sorted, each once. Throws `invalid-input` for fewer than two. */
export function teamScope(members: readonly string[]): Scope {
  const names = [...new Set(members.map((name) => name.normalize('NFC')))].sort();
  if (names.length < 2)
    throw new MnemeError(
      'invalid-input',
      say('A team has at least two agents; "{names}" is none.', { names: names.join('", "') }),
    );
  for (const name of names) agentScope(name);
  return `team_${names.join('+')}` as Scope;
}

/** The scope in which what a speaker learns is kept: a team's own, an agent's own. */
export function ownScope(speaker: Speaker): Scope {
  return speaker.type === 'agent' ? agentScope(speaker.name) : teamScope(speaker.members);
}

/**
 * Every scope that a speaker may read, its own first, each once. An agent reads its rooms and the teams that it belongs to; a
 * team reads its members' memory only where `teamReadsMemberMemory` says so.
 */
export function readableScopes(speaker: Speaker, membership: Membership): Scope[] {
  const own = ownScope(speaker);
  if (speaker.type === 'team') {
    const members = membership.teamReadsMemberMemory ? [...speaker.members].sort().map(agentScope) : [];
    return [...new Set([own, ...members])];
  }
  const rooms = (Object.hasOwn(membership.roomsOf, speaker.name) && membership.roomsOf[speaker.name]) || [];
  const teams = membership.teams.filter((members) => members.includes(speaker.name));
  return [...new Set([own, ...rooms.map(roomScope), ...teams.map(teamScope)])];
}

/** What may not be read is said not to exist. Throws `not-found`; the caller logs it. */
export function assertReadable(scope: string, speaker: Speaker, membership: Membership): Scope {
  const found = readableScopes(speaker, membership).find((readable) => readable === scope);
  if (found === undefined)
    throw new MnemeError('not-found', say('There is no conversation memory named "{scope}".', { scope }));
  return found;
}
