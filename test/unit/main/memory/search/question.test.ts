import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionsOf, readQuestion } from '../../../../../src-main/memory/search/question.ts';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

/** A Wednesday, 15:00 in the machine's time zone. */
const now = new Date(2026, 0, 14, 15, 0).getTime();

/** "2026-01-13 00:00" in the machine's time zone. */
function local(at: number): string {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function dates(text: string, literal: readonly string[] = []): string[][] {
  return readQuestion(text, now, literal).understood.map((date) => [
    date.text,
    local(date.from),
    local(date.to),
  ]);
}

describe('dates in a question', () => {
  it.each([
    ['notes from yesterday afternoon', 'from yesterday afternoon', '2026-01-13 12:00', '2026-01-13 18:00'],
    ['what did I read today', 'today', '2026-01-14 00:00', '2026-01-15 00:00'],
    ['mail yesterday at 3pm', 'yesterday at 3pm', '2026-01-13 14:30', '2026-01-13 16:00'],
    ['the call last Tuesday', 'last Tuesday', '2026-01-13 00:00', '2026-01-14 00:00'],
    ['the call last Wednesday', 'last Wednesday', '2026-01-07 00:00', '2026-01-08 00:00'],
    ['lunch on friday evening', 'on friday evening', '2026-01-09 17:00', '2026-01-09 23:00'],
    ['standup friday morning', 'friday morning', '2026-01-09 05:00', '2026-01-09 12:00'],
    ['invoice in March', 'in March', '2025-03-01 00:00', '2025-04-01 00:00'],
    ['invoice in january', 'in january', '2026-01-01 00:00', '2026-02-01 00:00'],
    ['invoice in May 2024', 'in May 2024', '2024-05-01 00:00', '2024-06-01 00:00'],
    ['tickets 3 days ago', '3 days ago', '2026-01-11 00:00', '2026-01-12 00:00'],
    ['tickets two weeks ago', 'two weeks ago', '2025-12-29 00:00', '2026-01-05 00:00'],
    ['last week standup', 'last week', '2026-01-05 00:00', '2026-01-12 00:00'],
    ['pages over the last 3 days', 'over the last 3 days', '2026-01-11 00:00', '2026-01-14 15:00'],
    ['recipes last weekend', 'last weekend', '2026-01-10 00:00', '2026-01-12 00:00'],
    ['the film last night', 'last night', '2026-01-13 18:00', '2026-01-14 05:00'],
    ['this morning in the editor', 'this morning', '2026-01-14 05:00', '2026-01-14 12:00'],
    ['report March 5', 'March 5', '2025-03-05 00:00', '2025-03-06 00:00'],
    ['report 2025-12-24', '2025-12-24', '2025-12-24 00:00', '2025-12-25 00:00'],
    ['since Monday', 'since Monday', '2026-01-12 00:00', '2026-01-14 15:00'],
    [
      'chat between March 3 and March 5',
      'between March 3 and March 5',
      '2025-03-03 00:00',
      '2025-03-06 00:00',
    ],
    ['plans before last week', 'before last week', '1970-01-01', '2026-01-05 00:00'],
  ])('%s', (text, taken, from, to) => {
    const found = dates(text);
    expect(found).toHaveLength(1);
    expect(found[0]![0]).toBe(taken);
    if (from !== '1970-01-01') expect(found[0]![1]).toBe(from);
    else expect(readQuestion(text, now, []).understood[0]!.from).toBe(0);
    expect(found[0]![2]).toBe(to);
  });

  it.each([
    'march of the penguins',
    'plumber boiler thursday',
    'may I see it',
    'sat phone',
    'invoice 2025',
    'order 4711',
    'python 3.11',
    'version 1.2.3',
    'error 10/12',
    'ip 10.0.0.1',
    'second sight',
    'sun protection',
    'the next day',
    'ago',
    'last resort',
    'weekday planner',
    'blink-182',
    'room 12',
    'at 10',
    'now',
    'august company',
    '"yesterday" song',
  ])('takes no part of "%s" as a date', (text) => {
    expect(dates(text)).toEqual([]);
  });

  it('takes a removed date as words again', () => {
    expect(dates('notes from last week', ['from last week'])).toEqual([]);
    expect(readQuestion('song about yesterday', now, ['yesterday']).words).toEqual(['song', 'yesterday']);
  });

  it('searches what is left without the words of the date', () => {
    const question = readQuestion('train tickets last week', now, []);
    expect(question.words).toEqual(['train', 'tickets']);
    expect(question.sentence).toBe('train tickets');
  });

  it('has nothing to search where only a time was given', () => {
    expect(readQuestion('yesterday afternoon', now, []).sentence).toBe('');
  });
});

describe('words of a question', () => {
  it('leaves stop words out, unless there is nothing else', () => {
    expect(readQuestion('what is the name of the heron', now, []).words).toEqual(['name', 'heron']);
    expect(readQuestion('to be or not to be', now, []).words).toEqual(['to', 'be', 'or', 'not', 'to', 'be']);
  });

  it('reads phrases and words to leave out', () => {
    const question = readQuestion('budget "first draft" -secret -"old plan" e-mail', now, []);
    expect(question.phrases).toEqual(['first draft']);
    expect(question.excluded).toEqual(['secret', 'old plan']);
    expect(question.words).toEqual(['budget', 'e', 'mail']);
    expect(question.arePhrasesRequired).toBe(true);
  });

  it('does not insist on the quoted name in a whole question', () => {
    expect(readQuestion('When did we read "Becoming Nicole"?', now, []).arePhrasesRequired).toBe(false);
  });

  it('takes typographic quotation marks, and one without its partner as nothing', () => {
    expect(readQuestion('“first draft”', now, []).phrases).toEqual(['first draft']);
    expect(readQuestion('5" screen', now, []).phrases).toEqual([]);
  });

  it('knows when the owner speaks of themselves', () => {
    expect(readQuestion('what did I say', now, []).isAboutOwner).toBe(true);
    expect(readQuestion('what did Ann say', now, []).isAboutOwner).toBe(false);
  });

  it('makes expressions that the index takes, from any text', () => {
    const { db } = openTestStore();
    const piece = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '"',
        '-',
        ' ',
        ' -"',
        'NEAR(',
        'AND',
        'OR',
        '*',
        '^',
        ':',
        '{text}',
        'last week',
        'in May',
        '会议',
        "'",
        '(',
        ')',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const question = readQuestion(pieces.join(''), now, []);
        for (const expression of Object.values(expressionsOf(question))) {
          if (expression !== null)
            db.all('SELECT rowid FROM unit_text WHERE unit_text MATCH ?', [expression]);
        }
        for (const date of question.understood) expect(date.from).toBeLessThanOrEqual(date.to);
      }),
      { numRuns: 400 },
    );
  });
});
