import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueWords } from '../../../../src-main/base/issue-words.ts';
import { appRequests } from '../../../../src-preload/contract/app.ts';
import { german } from '../../../../src-preload/contract/sentences/german.ts';
import { inEnglish, inWords, wordFrom } from '../../../../src-preload/contract/sentences/wording.ts';

afterEach(() => wordFrom(null));

const schema = z.strictObject({
  title: z.string().min(1).max(5).optional(),
  count: z.number().int().min(2).max(9).optional(),
  kind: z.enum(['fact', 'page']).optional(),
  tags: z.array(z.string()).max(1).optional(),
  at: z.iso.datetime().optional(),
});

function wordsOf(value: unknown): string {
  return inWords(issueWords(schema.safeParse(value).error!.issues[0]!));
}

describe('what a schema refuses', () => {
  it.each([
    [{ title: '' }, 'title: es ist leer'],
    [{ title: 'too long' }, 'title: es ist länger als 5 Zeichen'],
    [{ title: 5 }, 'title: hier wird ein Text gebraucht'],
    [{ count: 1 }, 'count: es ist kleiner als 2'],
    [{ count: 2.5 }, 'count: hier wird eine ganze Zahl gebraucht'],
    [{ kind: 'x' }, 'kind: es ist nichts von fact, page'],
    [{ tags: ['a', 'b'] }, 'tags: es hat mehr als 1 Einträge'],
    [{ tags: [7] }, 'tags.0: hier wird ein Text gebraucht'],
    [{ at: 'today' }, 'at: es hat nicht die Form, die hier gebraucht wird'],
    [{ more: 1 }, 'more gibt es nicht'],
    ['text', 'hier wird eine Gruppe von Feldern gebraucht'],
  ])('is told by its field in the language of the owner: %j', (value, words) => {
    wordFrom(german);
    expect(wordsOf(value)).toBe(words);
  });

  it('is told in the words that the contract has for it', () => {
    const { input } = appRequests['app.open-link'];
    const { issues } = input.safeParse({ url: 'https://owner:secret@example.org/' }).error!;
    const words = issueWords(issues[0]!);
    expect(inEnglish(words)).toMatch(/an address with a user name or password in it is not opened$/u);
    wordFrom(german);
    expect(inWords(words)).toMatch(/Benutzernamen oder Passwort darin wird nicht geöffnet$/u);
  });
});
