import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../../../src-preload/contract/settings.ts';
import { defaultSettings } from '../../../../../src-preload/contract/default-settings.ts';
import {
  agentProblems,
  emptyAgent,
  membersOfRoom,
  roomProblems,
  teamProblems,
  teamsThatEnd,
  withAgent,
  withoutAgent,
  withoutRoom,
  withRoom,
  type Participants,
} from '../../../../../src-renderer/features/agents/participant-drafts.ts';

const participants: Participants = {
  agents: {
    assistant: { ...emptyAgent },
    ada: { ...emptyAgent, rooms: ['lab'] },
    bob: { ...emptyAgent },
    cyd: { ...emptyAgent },
  },
  teams: {
    pair: { displayName: '', members: ['ada', 'bob'] },
    three: { displayName: '', members: ['ada', 'bob', 'cyd'] },
  },
  rooms: { lab: { displayName: 'Lab' } },
};

describe('an agent while it is written', () => {
  it('is refused with a name that cannot be a folder, and with one that is taken', () => {
    expect(agentProblems('../x', emptyAgent, participants, true)).toHaveProperty('name');
    expect(agentProblems('ada', emptyAgent, participants, true)['name']).toContain('there already');
    expect(agentProblems('ada', emptyAgent, participants, false)).toEqual({});
    expect(agentProblems('Ärztin_2', emptyAgent, participants, true)).toEqual({});
  });

  it('names every field that is too long', () => {
    const long = { ...emptyAgent, displayName: 'x'.repeat(61), role: 'x'.repeat(4001) };
    expect(Object.keys(agentProblems('dora', long, participants, true))).toEqual(['displayName', 'role']);
  });

  it('is written with trimmed words, and without a model where none was typed', () => {
    const patch = withAgent(participants, 'dora', { ...emptyAgent, displayName: ' Dora ', model: '  ' });
    expect(patch.agents?.['dora']).toMatchObject({ displayName: 'Dora', model: null });
    expect(Object.keys(patch.agents!)).toEqual(['assistant', 'ada', 'bob', 'cyd', 'dora']);
  });
});

describe('removing', () => {
  it('takes an agent out of its teams, and ends a team that has one member left', () => {
    const patch = withoutAgent(participants, 'ada');
    expect(Object.keys(patch.agents!)).not.toContain('ada');
    expect(patch.teams).toEqual({ three: { displayName: '', members: ['bob', 'cyd'] } });
    expect(teamsThatEnd(participants, 'ada')).toEqual(['pair']);
    expect(settingsSchema.safeParse({ ...defaultSettings, ...participants, ...patch }).success).toBe(true);
  });

  it('takes a room from every agent that reads it', () => {
    const patch = withoutRoom(participants, 'lab');
    expect(patch.rooms).toEqual({});
    expect(patch.agents?.['ada']?.rooms).toEqual([]);
  });
});

describe('a room', () => {
  it('is read by the agents that were chosen, and by no other', () => {
    const patch = withRoom(participants, ' lab ', { displayName: 'Lab' }, ['bob']);
    expect(membersOfRoom({ ...participants, ...patch }, 'lab')).toEqual(['bob']);
    expect(Object.keys(patch.rooms!)).toEqual(['lab']);
  });

  it('is refused without an id, and with one that is taken', () => {
    expect(roomProblems('  ', { displayName: '' }, participants, true)).toHaveProperty('name');
    expect(roomProblems(' lab', { displayName: '' }, participants, true)).toHaveProperty('name');
  });
});

it('a team of one is refused', () => {
  expect(teamProblems('solo', { displayName: '', members: ['ada'] }, participants, true)).toEqual({
    members: 'A team has 2 to 20 members.',
  });
});
