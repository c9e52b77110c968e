import { expect, it } from 'vitest';
import { pageTitle } from '../../../../src-main/memory/page-title.ts';

it.each([
  ['Kettles compared — Mozilla Firefox', 'firefox', 'Kettles compared'],
  ['Kettles - a history - Google Chrome', 'chrome', 'Kettles - a history'],
  ['notes.md — project — Visual Studio Code', 'Code', 'notes.md — project'],
  ['Invoice | Acme Books', 'acme-books', 'Invoice'],
  ['Inbox', 'Mail', 'Inbox'],
  ['Mail', 'Mail', ''],
  ['New Tab - Google Chrome', 'chrome', ''],
  ['', null, ''],
])('of "%s" in %s says "%s"', (title, application, expected) => {
  expect(pageTitle(title, application)).toBe(expected);
});
