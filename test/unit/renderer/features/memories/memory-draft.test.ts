import { describe, expect, it } from 'vitest';
import { memoryPatchSchema, newMemorySchema } from '../../../../../src-preload/contract/memory.ts';
import {
  creatableKinds,
  draftOf,
  emptyDraft,
  hasOwnTitle,
  newMemoryOf,
  patchOf,
  problemsOf,
} from '../../../../../src-renderer/features/memories/memory-draft.ts';
import { procedural, semantic } from './written-memories.ts';

const now = new Date(2026, 4, 6, 7, 8, 9).getTime();

describe('a draft', () => {
  it('changes nothing as long as nothing was written', () => {
    expect(patchOf(semantic(), draftOf(semantic()))).toBeNull();
  });

  it('changes only the fields that were written, and takes the title along where it was the same', () => {
    const draft = draftOf(semantic());
    const patch = patchOf(semantic(), { ...draft, fields: { ...draft.fields, name: ' Lena Brandt-Moor ' } });
    expect(patch).toEqual({ title: 'Lena Brandt-Moor', fields: { name: 'Lena Brandt-Moor' } });
    expect(memoryPatchSchema.safeParse(patch).success).toBe(true);
  });

  it('leaves a title of its own alone when the name is changed', () => {
    const memory = semantic({}, { title: 'The plumber' });
    const draft = draftOf(memory);
    expect(hasOwnTitle('semantic', memory)).toBe(true);
    expect(patchOf(memory, { ...draft, fields: { ...draft.fields, name: 'L. Brandt' } })).toEqual({
      fields: { name: 'L. Brandt' },
    });
  });

  it('drops empty steps and keeps the order', () => {
    const memory = procedural();
    const draft = draftOf(memory);
    const patch = patchOf(memory, {
      ...draft,
      fields: { ...draft.fields, steps: ['Wait', ' ', 'Close it '] },
    });
    expect(patch).toEqual({ fields: { steps: ['Wait', 'Close it'] } });
  });

  it('keeps the second of a time that was not touched, and takes a new one as written', () => {
    const draft = draftOf(semantic());
    expect(patchOf(semantic(), { ...draft, tags: 'house, house,  heating' })).toEqual({
      tags: ['house', 'heating'],
    });
    expect(patchOf(semantic(), { ...draft, occurredAt: '2026-05-06T07:08' })).toEqual({
      occurredAt: new Date(2026, 4, 6, 7, 8).getTime(),
    });
  });

  it('says at which field something is missing or too long', () => {
    const draft = emptyDraft('resource', now);
    expect(Object.keys(problemsOf('resource', draft, true))).toEqual(['title']);
    const wrong = { ...draft, title: 'x', occurredAt: '', tags: 'x'.repeat(61) };
    expect(Object.keys(problemsOf('resource', wrong, true))).toEqual(['occurredAt', 'tags']);
    const steps = {
      ...emptyDraft('procedural', now),
      fields: { summary: ' ', steps: ['ok', 'x'.repeat(2_001)] },
    };
    expect(problemsOf('procedural', steps, false)).toEqual({
      summary: 'Fill in “What it achieves”.',
      steps: 'Step 2: 1 characters too many; 2,000 at most.',
    });
  });

  it.each(creatableKinds)('becomes a new memory that the contract takes: %s', (kind) => {
    const empty = emptyDraft(kind, now);
    const fields = Object.fromEntries(
      Object.entries(empty.fields).map(([name, value]) => [name, value === '' ? 'something' : value]),
    );
    const draft = { ...empty, title: 'something', tags: 'house', fields };
    expect(problemsOf(kind, draft, hasOwnTitle(kind, null))).toEqual({});
    const made = newMemoryOf(kind, draft, now);
    expect(newMemorySchema.safeParse(made).error).toBeUndefined();
    expect(made).toMatchObject({ kind, occurredAt: now, tags: ['house'] });
  });

  it('leaves out what is not known as null where the contract wants null', () => {
    const made = newMemoryOf('resource', { ...emptyDraft('resource', now), title: 'A page' }, now);
    expect(made).toMatchObject({ title: 'A page', fields: { address: null } });
  });
});
