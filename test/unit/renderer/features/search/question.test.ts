import { describe, expect, it } from 'vitest';
import {
  changeQuestion,
  emptyQuestion,
  isAsked,
  type Question,
  type QuestionChange,
} from '../../../../../src-renderer/features/search/question.ts';

const after = (...changes: QuestionChange[]): Question => changes.reduce(changeQuestion, emptyQuestion);

describe('changeQuestion', () => {
  it('switches an application on and off again', () => {
    const on = after({ kind: 'application', name: 'Slack' });
    expect(on.filters.applications).toEqual(['Slack']);
    expect(changeQuestion(on, { kind: 'application', name: 'Slack' }).filters.applications).toEqual([]);
  });

  it('searches everything again once no scope is chosen any more', () => {
    const own = after({ kind: 'scope', scope: '' }, { kind: 'scope', scope: 'room_lab' });
    expect(own.filters.scopes).toEqual(['', 'room_lab']);
    expect(isAsked(own)).toBe(true);
    const none = [own, { kind: 'scope', scope: '' }, { kind: 'scope', scope: 'room_lab' }] as const;
    expect(changeQuestion(changeQuestion(none[0], none[1]), none[2]).filters.scopes).toBeNull();
  });

  it('keeps a date that is to be read as words while it stands in the box', () => {
    const literal = after({ kind: 'text', text: 'in march' }, { kind: 'literal', text: 'in march' });
    expect(changeQuestion(literal, { kind: 'text', text: 'in march plans' }).literal).toEqual(['in march']);
    expect(changeQuestion(literal, { kind: 'text', text: 'in mar' }).literal).toEqual([]);
  });

  it('searches at any time: without the filter of dates, and with dates in the text as words', () => {
    const widened = after(
      { kind: 'text', text: 'plan yesterday' },
      { kind: 'application', name: 'Slack' },
      { kind: 'dates', from: 1, to: 2 },
      { kind: 'any-time', understood: [{ kind: 'time', text: 'yesterday', from: 1, to: 2 }] },
    );
    expect(widened.literal).toEqual(['yesterday']);
    expect(widened.filters).toEqual({ ...emptyQuestion.filters, applications: ['Slack'] });
  });

  it('clears the text with the filters', () => {
    expect(after({ kind: 'text', text: 'a' }, { kind: 'display', id: '2' }, { kind: 'clear' })).toEqual(
      emptyQuestion,
    );
  });
});

describe('isAsked', () => {
  it('asks nothing for blanks, and something for a filter alone', () => {
    expect(isAsked(after({ kind: 'text', text: '   ' }))).toBe(false);
    expect(isAsked(after({ kind: 'dates', from: 1, to: null }))).toBe(true);
  });
});
