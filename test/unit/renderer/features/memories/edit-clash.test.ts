import { expect, it } from 'vitest';
import {
  clashesOf,
  joinedDraft,
  withField,
} from '../../../../../src-renderer/features/memories/edit-clash.ts';
import { draftOf, patchOf } from '../../../../../src-renderer/features/memories/memory-draft.ts';
import { procedural, semantic } from './written-memories.ts';

const base = semantic({ summary: 'Plumber', details: 'Since May' });
const mine = (fields: Record<string, string>) => ({
  ...draftOf(base),
  fields: { ...draftOf(base).fields, ...fields },
});

it('names each field that differs, and whether both sides wrote it', () => {
  const newest = semantic({ summary: 'Electrician', details: 'Since June' }, { tags: ['house'] });
  expect(clashesOf(base, mine({ summary: 'Baker', origin: 'A friend' }), newest, [])).toEqual([
    { name: 'summary', label: 'In a sentence', mine: 'Baker', theirs: 'Electrician', isOnBoth: true },
    { name: 'details', label: 'Details', mine: 'Since May', theirs: 'Since June', isOnBoth: false },
    { name: 'origin', label: 'Where you learned it', mine: 'A friend', theirs: '', isOnBoth: false },
    { name: 'tags', label: 'Tags', mine: '', theirs: 'house', isOnBoth: false },
  ]);
});

it('finds nothing to choose where both wrote the same', () => {
  expect(
    clashesOf(base, mine({ summary: 'Baker' }), semantic({ summary: 'Baker', details: 'Since May' }), []),
  ).toEqual([]);
});

it('joins what each side changed, and keeps the text in the form where both did', () => {
  const newest = semantic({ summary: 'Electrician', details: 'Since June' }, { version: 4 });
  const joined = joinedDraft(base, mine({ summary: 'Baker', origin: 'A friend' }), newest);
  expect(patchOf(newest, joined)).toEqual({ fields: { summary: 'Baker', origin: 'A friend' } });
  expect(patchOf(newest, withField(joined, 'summary', draftOf(newest)))).toEqual({
    fields: { origin: 'A friend' },
  });
});

it('does not take back a title that the other side gave', () => {
  const newest = semantic({ summary: 'Plumber', details: 'Since May' }, { title: 'The plumber' });
  expect(patchOf(newest, joinedDraft(base, mine({ summary: 'Baker' }), newest))).toEqual({
    fields: { summary: 'Baker' },
  });
});

it('shows steps as a numbered list', () => {
  const old = procedural();
  const newest = procedural({ steps: ['Close the valve', 'Wait', 'Open it'] });
  expect(clashesOf(old, draftOf(old), newest, [])).toMatchObject([
    { theirs: '1. Close the valve\n2. Wait\n3. Open it', isOnBoth: false },
  ]);
});
