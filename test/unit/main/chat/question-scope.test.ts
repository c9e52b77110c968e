import { expect, it } from 'vitest';
import { readScope, wholeTimeOf, withQuestionBefore } from '../../../../src-main/chat/question-scope.ts';

const seen = ['Firefox', 'Google Chrome', 'org.gnome.Terminal', 'Notes', 'Mail'];

it.each([
  ['What did I read in Firefox about boats?', ['Firefox'], 'What did I read about boats?'],
  ['errors from the terminal yesterday', ['org.gnome.Terminal'], 'errors yesterday'],
  ['Was habe ich in Chrome gelesen?', ['Google Chrome'], 'Was habe ich gelesen?'],
  ['pages about boats using Google Chrome app', ['Google Chrome'], 'pages about boats'],
])('takes the application of “%s” as a filter', (question, applications, text) => {
  expect(readScope(question, seen)).toEqual({ text, applications });
});

it.each(['notes of the meeting', 'Which mail did Tom write?', 'in the notesheet', 'firefox release date'])(
  'takes “%s” as words only',
  (question) => {
    expect(readScope(question, seen)).toEqual({ text: question, applications: [] });
  },
);

it('searches a question that says little with the one before it, and any other alone', () => {
  const now = Date.UTC(2026, 0, 5);
  const before = 'Where is the ferry to Naxos?';
  expect(withQuestionBefore('And when was that?', before, now)).toBe(`${before} And when was that?`);
  expect(withQuestionBefore('Who painted the Gravensteen mural?', before, now)).toBe(
    'Who painted the Gravensteen mural?',
  );
  expect(withQuestionBefore('And when was that?', null, now)).toBe('And when was that?');
});

it.each([
  ['What did I do yesterday?', true],
  ['Summarise my day yesterday', true],
  ['What happened on Friday?', true],
  ['What did Tom write yesterday?', false],
  ['What did I do?', false],
])('whether “%s” asks for a whole time: %s', (question, isWhole) => {
  expect(wholeTimeOf(question, new Date(2026, 0, 5, 9).getTime()) !== null).toBe(isWhole);
});
