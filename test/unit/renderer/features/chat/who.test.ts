import { describe, expect, it } from 'vitest';
import {
  agentChoices,
  isUsual,
  knownWho,
  offersChoice,
  usualWho,
  wordsOfWho,
} from '../../../../../src-renderer/features/chat/who.ts';
import { defaultSettings } from '../../../../../src-preload/contract/default-settings.ts';
import { adaAndBob } from '../../../../helpers/participants.ts';

const settings = adaAndBob();

describe('who takes part in a conversation', () => {
  it('is no question for owners who named nobody', () => {
    expect(offersChoice(defaultSettings)).toBe(false);
    expect(offersChoice(settings)).toBe(true);
    expect(offersChoice({ ...defaultSettings, rooms: settings.rooms })).toBe(true);
    expect(isUsual(usualWho)).toBe(true);
    expect(isUsual({ ...usualWho, room: 'lab' })).toBe(false);
  });

  it('offers the usual agent first, also where the settings do not name it', () => {
    const { assistant: _, ...others } = settings.agents;
    for (const agents of [settings.agents, others]) {
      expect(agentChoices({ ...settings, agents }).map(({ label }) => label)).toEqual([
        'Assistant',
        'Ada',
        'Bob',
      ]);
    }
  });

  it('is told by the names that the owner gave, else by their keys', () => {
    expect(wordsOfWho({ agents: ['bob', 'ada'], room: 'lab' }, settings)).toBe('Bob, Ada in Lab');
    expect(wordsOfWho({ agents: ['eve'], room: 'attic' }, settings)).toBe('eve in attic');
  });

  it('loses what was removed from the settings before the first question', () => {
    const chosen = { agents: ['ada', 'eve'], room: 'attic' };
    expect(knownWho(chosen, settings)).toEqual({ agents: ['ada'], room: null });
    expect(knownWho({ agents: ['eve'], room: 'lab' }, settings)).toEqual({
      agents: ['assistant'],
      room: 'lab',
    });
    const known = { agents: ['ada'], room: 'lab' };
    expect(knownWho(known, settings)).toBe(known);
  });
});
