import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backendNameOf,
  heardScopes,
  recalledScopes,
  saidScope,
  toolScopes,
  writtenScope,
  type ParticipantSettings,
  type Place,
} from '../../../../src-main/backends/participants.ts';
import { agentScope, roomScope } from '../../../../src-main/backends/scope.ts';
import { defaultSettings } from '../../../../src-preload/contract/default-settings.ts';
import { adaAndBob, agentNamed } from '../../../helpers/participants.ts';

const agents = ['assistant', 'ada', 'bob', 'eve'];
const roomIds = ['lab', '!den:home', 'attic'];

const settings = fc
  .record({
    rooms: fc.array(fc.subarray(roomIds), { minLength: 4, maxLength: 4 }),
    teams: fc.array(fc.subarray(agents, { minLength: 2 }), { maxLength: 3 }),
    teamReadsMemberMemory: fc.boolean(),
  })
  .map(({ rooms, teams, teamReadsMemberMemory }): ParticipantSettings => ({
    memory: { ...defaultSettings.memory, teamReadsMemberMemory },
    agents: Object.fromEntries(agents.map((name, at) => [name, agentNamed('', { rooms: rooms[at] ?? [] })])),
    teams: Object.fromEntries(teams.map((members, at) => [`team${at}`, { displayName: '', members }])),
    rooms: Object.fromEntries(roomIds.map((id) => [id, { displayName: '' }])),
  }));
const place: fc.Arbitrary<Place> = fc.record({
  agents: fc.shuffledSubarray(agents, { minLength: 1 }),
  room: fc.option(fc.constantFrom(...roomIds)),
});

describe('whose memory a conversation is', () => {
  it('is written where it can be recalled, and recalled from nothing that its tool may not look into', () => {
    fc.assert(
      fc.property(place, settings, (where, world) => {
        const recalled = recalledScopes(where, world);
        expect(recalled).toContain(writtenScope(where));
        expect(toolScopes(where, world)).toEqual(expect.arrayContaining(recalled));
        expect(new Set(recalled).size).toBe(recalled.length);
      }),
    );
  });

  it('is the same whatever the order in which its agents answer', () => {
    fc.assert(
      fc.property(place, fc.nat(3), (where, turn) => {
        const { agents: names, room } = where;
        const at = turn % names.length;
        const turned = { agents: [...names.slice(at), ...names.slice(0, at)], room };
        expect(writtenScope(turned)).toBe(writtenScope(where));
        expect(saidScope(turned)).toBe(saidScope(where));
      }),
    );
  });

  it("holds no agent's own memory for others, but for a team that the owner allows to read it", () => {
    fc.assert(
      fc.property(place, settings, (where, world) => {
        const mayRead = where.agents.length === 1 || world.memory.teamReadsMemberMemory ? where.agents : [];
        const owns = toolScopes(where, world).filter((scope) => scope.startsWith('agent_'));
        expect(owns.toSorted()).toEqual(mayRead.map(agentScope).toSorted());
      }),
    );
  });

  it('looks only into the room that it stands in, and with its tool into those of the agent', () => {
    fc.assert(
      fc.property(place, settings, (where, world) => {
        const isRoom = (scope: string): boolean => scope.startsWith('room_');
        const here = where.room === null ? [] : [roomScope(where.room)];
        expect(recalledScopes(where, world).filter(isRoom)).toEqual(here);
        const own = where.agents.length > 1 ? [] : world.agents[where.agents[0]!]!.rooms.map(roomScope);
        const tool = toolScopes(where, world).filter(isRoom);
        expect(tool.toSorted()).toEqual([...new Set([...here, ...own])].toSorted());
      }),
    );
  });

  it('hears what was said in every scope that it recalls, but for the one in which nothing is said', () => {
    fc.assert(
      fc.property(place, settings, (where, world) => {
        const said = saidScope(where);
        const heard = heardScopes(where, world);
        if (said !== null && said !== agentScope('assistant')) expect(heard).toContain(said);
        expect(heard).not.toContain('agent_assistant');
        expect(recalledScopes(where, world)).toEqual(expect.arrayContaining(heard));
      }),
    );
  });

  it("is the owner's own with the usual agent alone, in no room, and only then", () => {
    fc.assert(
      fc.property(place, (where) => {
        const isOwn = where.room === null && where.agents.join() === 'assistant';
        expect(saidScope(where)).toBe(isOwn ? null : writtenScope(where));
      }),
    );
  });
});

it('follows the backend of the agent for its own scope, and that of all for every other', () => {
  const world = adaAndBob({ backend: 'file' });
  world.agents['ada'] = agentNamed('Ada', { memoryBackend: 'none' });
  expect(backendNameOf(agentScope('ada'), world)).toBe('none');
  expect(backendNameOf(agentScope('bob'), world)).toBe('file');
  expect(backendNameOf(writtenScope({ agents: ['ada', 'bob'], room: null }), world)).toBe('file');
  expect(backendNameOf(roomScope('lab'), world)).toBe('file');
});
