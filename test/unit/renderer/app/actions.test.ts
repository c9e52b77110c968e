import { describe, expect, it } from 'vitest';
import { matchActions } from '../../../../src-renderer/app/actions.ts';

const action = (name: string, also = '') => ({ name, also, run: () => undefined });
const actions = [
  action('Go to Settings'),
  action('Pause recording: 1 hour', 'stop'),
  action('Settings file'),
];
const namesFor = (typed: string) => matchActions(actions, typed).map(({ name }) => name);

describe('matchActions', () => {
  it('shows everything, in its order, while nothing is typed', () => {
    expect(namesFor(' ')).toEqual(actions.map(({ name }) => name));
  });

  it('wants every typed word at the beginning of a word', () => {
    expect(namesFor('rec pau')).toEqual(['Pause recording: 1 hour']);
    expect(namesFor('ause')).toEqual([]);
  });

  it('finds an action by its other words', () => {
    expect(namesFor('stop')).toEqual(['Pause recording: 1 hour']);
  });

  it('puts those first whose name begins with what was typed', () => {
    expect(namesFor('settings')).toEqual(['Settings file', 'Go to Settings']);
  });
});
