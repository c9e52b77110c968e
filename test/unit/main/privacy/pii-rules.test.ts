import { expect, it } from 'vitest';
import { personalDataKindSchema } from '../../../../src-preload/contract/privacy.ts';
import { findPersonalData } from '../../../../src-main/privacy/pii-rules.ts';
import { redact } from '../../../../src-main/privacy/redact.ts';

const found = (text: string): string[] =>
  findPersonalData(text, personalDataKindSchema.options).map(
    ({ start, end, caption }) => `${caption}: ${text.slice(start, end)}`,
  );

it.each([
  ['write to aiden@atlas.io today', 'Mail address: aiden@atlas.io'],
  ['card 4111 1111 1111 1111, 12/29', 'Card number: 4111 1111 1111 1111'],
  ['IBAN GB82 WEST 1234 5698 7654 32', 'Bank account: GB82 WEST 1234 5698 7654 32'],
  ['SSN 123-45-6789', 'Social security number: 123-45-6789'],
  ['ssh root@ 203.0.113.7 now', 'IP address: 203.0.113.7'],
  ['call +41 (0)96 471 07 95', 'Phone number: +41 (0)96 471 07 95'],
  ['(415) 555-0123 ext. 1234', 'Phone number: (415) 555-0123 ext. 1234'],
])('finds it in %j', (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

it.each([
  'order 4111 1111 1111 1112 of 2024', // the check digit is wrong, and nothing says card
  'IBAN GB82 WEST 1234 5698 7654 33',
  'version 1.2.3.400 of 2024-04-17 10:15',
  'timestamp 1713345600000 in ms',
])('leaves %j alone', (text) => {
  expect(found(text)).toEqual([]);
});

it('takes out cards unless it is told otherwise, and other personal data only when it is', () => {
  const text = 'aiden@atlas.io pays with 4111 1111 1111 1111';
  expect(redact(text).text).toBe('aiden@atlas.io pays with [Card number]');
  expect(redact(text, ['mail']).text).toBe('[Mail address] pays with 4111 1111 1111 1111');
});
