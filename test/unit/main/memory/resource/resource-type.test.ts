import { expect, it } from 'vitest';
import { resourceTypeOf } from '../../../../../src-main/memory/resource/resource-type.ts';

it.each([
  ['page', 'https://example.org/kettles', 'web'],
  ['page', 'https://example.org/lease.PDF?x=1', 'pdf'],
  ['page', 'https://example.org/index.html', 'web'],
  ['page', 'https://mail.google.com/mail/u/0/#inbox', 'mail'],
  ['page', 'not an address', 'other'],
  ['file', '/home/me/budget.ods', 'sheet'],
  ['file', 'parser.ts', 'code'],
  ['file', 'C:\\letters\\lease.docx', 'doc'],
  ['file', 'holiday.jpeg', 'image'],
  ['file', 'strange.xyz', 'other'],
  ['title', 'Heat pumps explained', 'web'],
] as const)('a %s at %s is of the type %s', (kind, address, expected) => {
  expect(resourceTypeOf(kind, address)).toBe(expected);
});
