import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEvidence, type Statement } from '../../../../../src-main/memory/absorb/evidence.ts';
import { ground } from '../../../../../src-main/memory/absorb/grounding.ts';

const saturday = new Date(2026, 4, 2, 14, 30).getTime();

function verdictOf(
  claims: string | readonly string[],
  ...items: readonly (string | Partial<Statement>)[]
): string {
  const evidence = items.map((item) =>
    createEvidence({ text: '', occurredAt: saturday, ...(typeof item === 'string' ? { text: item } : item) }),
  );
  return ground(typeof claims === 'string' ? [claims] : claims, evidence).verdict;
}

describe('grounding', () => {
  it('accepts what is told in other words of the same names and numbers', () => {
    expect(
      verdictOf(
        'The user paid Nordwind GmbH 1200 euros for the website',
        'Transfer to Nordwind GmbH: EUR 1,200.00, website redesign, paid',
      ),
    ).toBe('grounded');
  });

  it.each([
    [
      'a home town that was made up',
      'The user lives in Springfield',
      'I went for a run and then lived on tea',
    ],
    [
      'an employer that was made up',
      'The user works at Acme Corp as an engineer',
      'work on the engine as usual',
    ],
    ['an employer at the start', 'Acme hired the user as an engineer', 'the user interface of the engine'],
    ['another number', 'The invoice is 4,500 euros', 'The invoice is 3,500 euros'],
    ['another date', 'The dentist appointment is on 2026-05-09', 'dentist appointment on May 8'],
    ['another time', 'The standup meeting is at 10:15', 'standup meeting at 9:15'],
    [
      'words that nobody said',
      'Anna said "we will cancel the contract"',
      'Anna said we will sign the contract',
    ],
    ['nothing in common', 'went hiking up a mountain', 'quarterly budget spreadsheet'],
    ['nothing at all', '', 'quarterly budget spreadsheet'],
    ['an empty day', 'The user was idle', ''],
    ['other characters', '用户住在东京都', '今日は大阪で会議がありました'],
  ])('refuses %s', (_, claim, item) => {
    expect(verdictOf(claim, item)).toBe('ungrounded');
  });

  it.each([
    [
      'letters that the reader mistook',
      'Deploy for Cornelius on port 8080',
      'dep1oy for Comelius, port 8O8O',
    ],
    ['accents and case', 'Meeting with Zoë in MÜNCHEN', 'meeting with zoe in Munchen'],
    ['words that run together', 'Invoice from Brightwater Studios', 'invoice fromBrightwaterStudios'],
    ['a date in another spelling', 'Dentist on 2026-05-03', 'dentist 3rd of May'],
    ['an American date', 'Flight booked for 2026-05-12', 'flight booked: 05/12/2026'],
    ['a relative date', 'Flight on 2026-05-03', 'flight tomorrow'],
    ['a weekday', 'Flight on Friday', 'flight on 8 May 2026'],
    ['the time at which it was seen', 'Read the report on Saturday, May 2, at 14:30', 'read the report'],
    ['half the clock', 'Standup at 3 pm', 'standup 15:00'],
    ['quoted words', 'Anna said “We will sign”', 'anna: we  will sign!'],
    ['two items', 'Anna booked Lisbon', 'anna booked', 'lisbon'],
    ['characters without spaces', '大阪で会議', '今日は大阪で会議がありました'],
  ])('knows %s', (_, claim, ...items) => {
    expect(verdictOf(claim, ...items)).toBe('grounded');
  });

  it('takes the application and the writer as said', () => {
    expect(
      verdictOf('Reviewed code in Visual Studio', { text: 'reviewed code', labels: ['Visual Studio Code'] }),
    ).toBe('grounded');
  });

  it('keeps a doubt where a counted number stands in no item', () => {
    expect(verdictOf('Anna named three risks', 'anna: the risks are cost and time, and a late start')).toBe(
      'partly',
    );
  });

  it('keeps a doubt where one fact of many is missing', () => {
    expect(
      verdictOf(
        'In Lisbon Anna, Bruno, Carla and Dario met Edgar on 2026-05-02 about Falcon, room 7',
        'lisbon: anna, bruno, carla, edgar meet about falcon in room 7',
      ),
    ).toBe('partly');
  });

  it('doubts a text without capitals that has few of its words', () => {
    expect(verdictOf('lives in springfield near cousins', 'the cousins visit on sunday')).toBe('partly');
  });

  it('never misses what was copied from an item, however it was misread', () => {
    const misread: Readonly<Record<string, string>> = { o: '0', l: '1', O: '0', I: 'l', i: '1' };
    const name = fc.stringMatching(/^[A-Z][a-z]{3,9}$/);
    const number = fc.integer({ min: 2, max: 99_999 });
    fc.assert(
      fc.property(name, name, number, fc.infiniteStream(fc.boolean()), (first, second, count, flips) => {
        const claim = `Then ${first} gave ${second} ${count} apples`;
        const seen = [...claim]
          .map((letter) => (flips.next().value ? (misread[letter] ?? letter) : letter))
          .join('');
        expect(verdictOf(claim, seen)).toBe('grounded');
      }),
    );
  });

  it('never accepts a name that shares no letters with any item', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-F][a-f]{4,9}$/),
        fc.stringMatching(/^[p-z ]{5,60}$/),
        (name, text) => {
          expect(verdictOf(`The user met ${name}`, `${text} the user met`)).toBe('ungrounded');
        },
      ),
    );
  });

  it('never accepts a number that is not there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1899 }),
        fc.integer({ min: 2_200, max: 99_999 }),
        (said, seen) => {
          expect(verdictOf(`The invoice is ${said} euros`, `the invoice is ${seen} euros`)).toBe(
            'ungrounded',
          );
        },
      ),
    );
  });

  it('answers for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (claim, item) => {
        expect(['grounded', 'partly', 'ungrounded']).toContain(verdictOf(claim, item));
      }),
    );
  });
});
