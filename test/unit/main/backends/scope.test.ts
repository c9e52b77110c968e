import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  agentScope,
  assertReadable,
  ownScope,
  readableScopes,
  roomScope,
  teamScope,
  type Membership,
  type Speaker,
} from '../../../../src-main/backends/scope.ts';

const nobody: Membership = { roomsOf: {}, teams: [], teamReadsMemberMemory: false };
const names = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);

describe('the names of scopes', () => {
  it('are made of agents, rooms and teams as documented', () => {
    expect(agentScope('assistant')).toBe('agent_assistant');
    expect(roomScope('!abc:example.org')).toBe('room_abc_example.org');
    expect(roomScope('lobby')).toBe('room_lobby');
    expect(teamScope(['writer', 'coder'])).toBe('team_coder+writer');
  });

  it('are the same for the members of a team in any order, named once or twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(names, { minLength: 2, maxLength: 6 }), fc.nat(), (members, turn) => {
        const turned = [...members.slice(turn % members.length), ...members.slice(0, turn % members.length)];
        expect(teamScope([...turned, members[0]!])).toBe(teamScope(members));
      }),
    );
  });

  it('never lead out of the folder that they name, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        for (const make of [agentScope, roomScope, (name: string) => teamScope([name, 'other'])]) {
          let scope: string;
          try {
            scope = make(text);
          } catch (error) {
            expect(error).toMatchObject({ code: 'invalid-input' });
            continue;
          }
          expect(path.posix.dirname(path.posix.join('/memory', scope))).toBe('/memory');
          expect(path.win32.dirname(path.win32.join('c:\\memory', scope))).toBe('c:\\memory');
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['', '..', '.', '!', 'a/b', 'a\\b', 'x\u0000', ' ', 'a.'])('refuse the room %j', (id) => {
    expect(() => roomScope(id)).toThrow(/cannot be the id of a room/);
  });

  it.each(['', '.hidden', '../up', 'a+b', 'a b', 'a'.repeat(64)])('refuse the agent %j', (name) => {
    expect(() => agentScope(name)).toThrow(/cannot be the name of an agent/);
  });

  it('refuse a team of one', () => {
    expect(() => teamScope(['solo', 'solo'])).toThrow(/at least two/);
  });
});

describe('who may read', () => {
  const membership: Membership = {
    roomsOf: { coder: ['!dev:home'], writer: [] },
    teams: [
      ['coder', 'writer'],
      ['writer', 'editor'],
    ],
    teamReadsMemberMemory: false,
  };
  const agent = (name: string): Speaker => ({ type: 'agent', name });

  it('gives an agent its own memory, its rooms and its teams', () => {
    expect(readableScopes(agent('coder'), membership)).toEqual([
      'agent_coder',
      'room_dev_home',
      'team_coder+writer',
    ]);
    expect(readableScopes(agent('stranger'), membership)).toEqual(['agent_stranger']);
    expect(readableScopes(agent('constructor'), membership)).toEqual(['agent_constructor']);
  });

  it("gives a team its members' memory only where the owner allows it", () => {
    const team: Speaker = { type: 'team', members: ['writer', 'coder'] };
    expect(readableScopes(team, membership)).toEqual(['team_coder+writer']);
    expect(readableScopes(team, { ...membership, teamReadsMemberMemory: true })).toEqual([
      'team_coder+writer',
      'agent_coder',
      'agent_writer',
    ]);
  });

  it('says of everything else that it does not exist', () => {
    for (const scope of [
      'agent_writer',
      'team_editor+writer',
      'room_secret',
      '',
      'agent_coder/../agent_writer',
    ]) {
      expect(() => assertReadable(scope, agent('coder'), membership)).toThrow(/no conversation memory/);
    }
    expect(assertReadable('room_dev_home', agent('coder'), membership)).toBe('room_dev_home');
  });

  it('lets nobody read more than its own scope, its rooms, its teams and what a team is allowed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(names, { minLength: 2, maxLength: 5 }),
        fc.array(fc.subarray(['x', 'y', '!z:h']), { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        (agents, rooms, teamReadsMemberMemory) => {
          const world: Membership = {
            roomsOf: Object.fromEntries(agents.map((name, place) => [name, rooms[place] ?? []])),
            teams: [agents.slice(0, 2)],
            teamReadsMemberMemory,
          };
          for (const [place, name] of agents.entries()) {
            const readable = readableScopes(agent(name), world);
            expect(readable[0]).toBe(ownScope(agent(name)));
            const others = agents.filter((other) => other !== name).map(agentScope);
            expect(readable.filter((scope) => others.includes(scope))).toEqual([]);
            expect(readable.filter((scope) => scope.startsWith('room_'))).toHaveLength(rooms[place]!.length);
            expect(readable.some((scope) => scope.startsWith('team_'))).toBe(place < 2);
          }
          expect(readableScopes({ type: 'team', members: agents.slice(0, 2) }, nobody)).toHaveLength(1);
        },
      ),
    );
  });
});
