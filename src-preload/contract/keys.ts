/** The keys of the window that the owner may change: one key, two after each other, or a key with Control (⌘ on a Mac). */
import { z } from 'zod';
import { keyNames, keysOfLists, type KeyName } from './default-keys.ts';
import { say, type Sentence } from './sentences/say.ts';

const meanings: Readonly<Record<KeyName, string>> = {
  palette: 'Opens the list of all actions.',
  search: 'Goes to the search box.',
  help: 'Shows all keys.',
  timeline: 'Goes to the timeline.',
  memories: 'Goes to the memories.',
  organise: 'Goes to categories, tags, rules and clean-up.',
  chat: 'Goes to the chat.',
  conversationMemory: 'Goes to conversation memory.',
  insights: 'Goes to the insights.',
  privacy: 'Goes to privacy.',
  performance: 'Goes to performance.',
  exchange: 'Goes to export and import.',
  settings: 'Goes to the settings.',
};

const keySchema = (name: KeyName) =>
  z
    .string()
    .regex(/^(mod\+\S|\S|\S \S)$/u)
    .meta({
      allowed: say('one key (/), two after each other (g t) or one with mod+ (mod+k)'),
    })
    .nullable()
    .describe(meanings[name]);

export const keysSchema = z.object(
  Object.fromEntries(keyNames.map((name) => [name, keySchema(name)])) as {
    [Name in KeyName]: ReturnType<typeof keySchema>;
  },
);
export type Keys = z.infer<typeof keysSchema>;

/** What is wrong with keys that are allowed one by one: each that another one takes away, and by which. */
export function keyProblems(keys: Keys): readonly (readonly [name: KeyName, words: Sentence])[] {
  const problems: [KeyName, Sentence][] = [];
  const lists: readonly string[] = keysOfLists;
  for (const [at, name] of keyNames.entries()) {
    const own = keys[name];
    if (own === null) continue;
    if (own.length === 1 && lists.includes(own))
      problems.push([name, say('is {own}, which moves or works inside lists; take another key.', { own })]);
    for (const other of keyNames.slice(0, at)) {
      const others = keys[other];
      if (others !== null && clash(own, others))
        problems.push([
          name,
          say('is "{own}", which {other} ("{others}") has already; take another.', {
            own,
            other: `keys.${snake(other)}`,
            others,
          }),
        ]);
    }
  }
  return problems;
}

/** The same, or the first of two is what the other one is by itself. */
function clash(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const isSame = one.startsWith('mod+') ? a === b : one === other;
  return isSame || startsPair(one, other) || startsPair(other, one);
}

function startsPair(pair: string, single: string): boolean {
  return single.length === 1 && pair.length === 3 && pair.startsWith(`${single} `);
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
