import { expect, it } from 'vitest';
import { deletePersona, listPersonas, personaOf, savePersona } from '../../../../src-main/chat/personas.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

it('keeps a shipped persona in the words of the owner, and gives its own back when these are deleted', () => {
  const { db } = openTestStore();
  const [first] = listPersonas(db);
  savePersona(db, { id: first!.id, name: 'Mneme', instructions: 'Rhyme.' }, 1);
  expect(personaOf(db, first!.id)).toMatchObject({ instructions: 'Rhyme.', shipped: true, edited: true });
  deletePersona(db, first!.id);
  expect(personaOf(db, first!.id)).toEqual(first);
});

it('gives each new persona an id of its own, and the first shipped one to a conversation whose persona is gone', () => {
  const { db } = openTestStore();
  const add = (name: string) => savePersona(db, { id: null, name, instructions: 'x' }, 1).id;
  expect([add('Ötzi the Guide'), add('Otzi the guide'), add('案内人')]).toEqual([
    'otzi-the-guide',
    'otzi-the-guide-2',
    'persona',
  ]);
  deletePersona(db, 'persona');
  expect(personaOf(db, 'persona').id).toBe('plain');
  expect(() => deletePersona(db, 'persona')).toThrow('There is no persona persona');
});
