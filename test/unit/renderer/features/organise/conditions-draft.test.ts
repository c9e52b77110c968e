import { describe, expect, it } from 'vitest';
import { cleanUpConditionsSchema } from '../../../../../src-preload/contract/conditions.ts';
import {
  conditionsOf,
  draftOfConditions,
  emptyConditions,
  problemsOfConditions,
} from '../../../../../src-renderer/features/organise/conditions-draft.ts';
import {
  conditionWords,
  givingWords,
  runWords,
} from '../../../../../src-renderer/features/organise/order-words.ts';

const categories = [
  { id: 1, parentId: null, name: 'Work', colour: 0, position: 0 },
  { id: 2, parentId: 1, name: 'Invoices', colour: 0, position: 0 },
];

describe('conditions while they are written', () => {
  it('begin as the schema’s own defaults, and come back as they were', () => {
    expect(emptyConditions).toEqual(cleanUpConditionsSchema.parse({}));
    const conditions = cleanUpConditionsSchema.parse({
      kinds: ['episodic'],
      words: ['invoice', 'a bill'],
      categoryId: 2,
      confidenceBelow: 0.29,
      olderThanDays: 90,
      neverOpened: true,
      states: ['archived'],
    });
    expect(conditionsOf(draftOfConditions(conditions))).toEqual(conditions);
    expect(cleanUpConditionsSchema.parse(conditionsOf(draftOfConditions(conditions)))).toEqual(conditions);
  });

  it('say what is wrong with a number, and nothing of an empty field', () => {
    const draft = { ...draftOfConditions(emptyConditions), below: '101', olderThan: '1.5', states: [] };
    expect(Object.keys(problemsOfConditions(draft))).toEqual(['below', 'olderThan', 'states']);
    expect(problemsOfConditions(draftOfConditions(emptyConditions))).toEqual({});
  });

  it('leave out what is said twice or not at all between commas', () => {
    const draft = { ...draftOfConditions(emptyConditions), words: ' a, ,b,a, ' };
    expect(conditionsOf(draft).words).toEqual(['a', 'b']);
  });
});

describe('in words', () => {
  it('a policy says what it is about, with the path of its category', () => {
    const conditions = {
      ...emptyConditions,
      words: ['rent'],
      categoryId: 2,
      olderThanDays: 1,
      neverOpened: true,
    };
    expect(conditionWords(conditions, categories)).toBe(
      'with “rent” · in Work › Invoices · older than 1 day · never opened',
    );
    expect(givingWords({ categoryId: 7, tags: ['x'] }, categories)).toBe(
      'into a category that is gone and tagged “x”',
    );
  });

  it('a run that was taken back says what stayed as it was', () => {
    const run = {
      id: 1,
      name: 'Old',
      policyId: 1,
      action: 'archive',
      by: 'owner',
      state: 'undone',
      reason: '',
      startedAt: 0,
      endedAt: 0,
      looked: 9,
      changed: 4,
      notUndone: 1,
      undoUntil: 0,
      canUndo: false,
    } as const;
    expect(runWords(run)).toBe('Taken back but for 1 memory, changed again since.');
    expect(runWords({ ...run, state: 'done' })).toBe('4 memories archived, of 9 looked at.');
  });
});
