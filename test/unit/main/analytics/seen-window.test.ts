import { expect, it } from 'vitest';
import { projectOf, siteOf } from '../../../../src-main/analytics/seen-window.ts';

it.each([
  ['https://www.example.org:8080/a?b#c', 'example.org'],
  ['https://user:pass@mail.example.org/', 'mail.example.org'],
  ['file:///home/ada/notes.txt', ''],
  ['about:blank', ''],
  ['not an address', ''],
])('names the site of %s', (url, site) => {
  expect(siteOf(url)).toBe(site);
});

it.each([
  ['Firefox', 'Issues', 'https://github.com/ada/engine/issues/4', 'engine'],
  ['Firefox', 'Issues', 'https://gitlab.example.org/ada/engine.git', 'engine'],
  ['Firefox', 'Settings', 'https://github.com/settings/keys', ''],
  ['Firefox', 'ada (Ada) · GitHub', 'https://github.com/ada', ''],
  ['Firefox', 'A blog', 'https://example.org/ada/engine', ''],
  ['Code', '● count-day.ts - engine - Visual Studio Code', null, 'engine'],
  ['Code', 'Welcome - engine [SSH: box] - Visual Studio Code', null, 'engine'],
  ['Code', 'notes.txt - Visual Studio Code', null, ''],
  ['WebStorm', 'engine – count-day.ts', null, 'engine'],
  ['Terminal', 'ada@box: ~/engine', null, ''],
])('takes the project of %s “%s” %s to be “%s”', (application, title, url, project) => {
  expect(projectOf({ application, title, url })).toBe(project);
});
