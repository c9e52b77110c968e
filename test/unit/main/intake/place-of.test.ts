import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../../src-main/intake/place-of.ts';

describe('placeOf', () => {
  it.each([
    ['https://example.org/a#part', 'A page', { kind: 'page', address: 'https://example.org/a' }],
    ['https://example.org/#/inbox', 'A page', { kind: 'page', address: 'https://example.org/#/inbox' }],
    [null, 'notes.md — project — Editor', { kind: 'file', address: 'notes.md' }],
    [null, 'Budget 2026.xlsx - Excel', { kind: 'file', address: 'Budget 2026.xlsx' }],
    [null, '● main.ts - mneme', { kind: 'file', address: 'main.ts' }],
    [null, '~/notes/plan.txt', { kind: 'file', address: '~/notes/plan.txt' }],
    [null, 'vim /home/anna/plan.txt', { kind: 'file', address: '/home/anna/plan.txt' }],
    [null, 'C:\\Users\\anna\\plan.docx - Word', { kind: 'file', address: 'C:\\Users\\anna\\plan.docx' }],
    [null, 'Inbox - Mail', { kind: 'title', address: 'Inbox - Mail' }],
    [null, 'Flights - booking.com', { kind: 'title', address: 'Flights - booking.com' }],
    [null, 'Version 2.5', { kind: 'title', address: 'Version 2.5' }],
    [null, '  ', null],
    [null, null, null],
  ])('%s, "%s"', (url, title, place) => {
    expect(placeOf(url, title)).toEqual(place);
  });
});
