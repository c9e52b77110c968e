import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultKeys, keyNames } from '../../../src-preload/contract/default-keys.ts';
import { keyProblems, keysSchema, type Keys } from '../../../src-preload/contract/keys.ts';
import { inEnglish } from '../../../src-preload/contract/sentences/wording.ts';

const namesOf = (change: Partial<Keys>) =>
  keyProblems({ ...defaultKeys, ...change }).map(([name, words]) => `${name} ${inEnglish(words)}`);

describe('the keys of the window', () => {
  it('are one key, two, or one with mod+, or none', () => {
    const isKey = (keys: unknown) => keysSchema.shape.search.safeParse(keys).success;
    expect(['/', 'g t', 'mod+k', 'ä', null].map(isKey)).toEqual([true, true, true, true, true]);
    expect(['', 'gt', 'g  t', 'mod+', 'alt+k', 'g t s', ' '].map(isKey)).toEqual(
      Array.from({ length: 7 }, () => false),
    );
  });

  it('are well together as they come', () => {
    expect(namesOf({})).toEqual([]);
  });

  it('are refused where two would take each other away, with the other one named', () => {
    expect(namesOf({ memories: 'g t' })).toEqual([expect.stringContaining('keys.timeline ("g t")')]);
    expect(namesOf({ search: 'g' })[0]).toContain('keys.search ("g")');
    expect(namesOf({ search: 'mod+K' })).toHaveLength(1);
    expect(namesOf({ conversationMemory: '?' })[0]).toContain('keys.help');
  });

  it('are refused where lists need them', () => {
    expect(namesOf({ help: 'j' })).toEqual([expect.stringContaining('help is j')]);
    expect(namesOf({ help: 'mod+j' })).toEqual([]);
  });

  it('may all be none, and any one alone outside lists is well', () => {
    const none = Object.fromEntries(keyNames.map((name) => [name, null])) as Keys;
    fc.assert(
      fc.property(fc.constantFrom(...keyNames), fc.constantFrom('y', 'mod+a', 'y y', '!'), (name, keys) => {
        expect(keyProblems({ ...none, [name]: keys })).toEqual([]);
      }),
    );
  });
});
