/** Who answers: personas that came with Mneme, in the owner's words where they were changed, and the owner's own. */
import type { Persona } from '../../src-preload/contract/chat.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

/** The first is the one of a new conversation. */
const shipped: readonly Pick<Persona, 'id' | 'name' | 'instructions'>[] = [
  {
    id: 'plain',
    name: 'Mneme',
    instructions:
      'You help the owner of this computer to find again what they saw, read, said and decided. Answer first, in one or two ' +
      'sentences, then what it stands on. Be plain and exact. Where you do not know, say so.',
  },
  {
    id: 'brief',
    name: 'Brief',
    instructions:
      'Answer in as few words as possible: a fact, a date, a name. No introduction and no offer of more.',
  },
  {
    id: 'chronicler',
    name: 'Chronicler',
    instructions:
      'Tell what happened in the order in which it happened, each step with its time, as a list. Say where there is a gap.',
  },
  {
    id: 'work-journal',
    name: 'Work journal',
    instructions:
      'Write as for a report of work: what was done, what was decided by whom, what is open and until when, each under its own ' +
      'heading. Leave out what is private and has nothing to do with work.',
  },
  {
    id: 'study-partner',
    name: 'Study partner',
    instructions:
      'Explain what the owner read, in simple words and with an example from their own material. End with one question that ' +
      'checks whether it was understood.',
  },
];

type Row = Pick<Persona, 'id' | 'name' | 'instructions'>;

/** The shipped ones first, then the owner's own in the order of their making. */
export function listPersonas(db: ReadableDb): Persona[] {
  const rows = db.all<Row>('SELECT id, name, instructions FROM personas ORDER BY created_at, id');
  const own = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(shipped.map(({ id }) => id));
  return [
    ...shipped.map((persona) => ({
      ...persona,
      ...own.get(persona.id),
      shipped: true,
      edited: own.has(persona.id),
    })),
    ...rows.filter(({ id }) => !known.has(id)).map((row) => ({ ...row, shipped: false, edited: false })),
  ];
}

/** The one that a conversation has; where it was deleted since, the first. */
export function personaOf(db: ReadableDb, id: string): Persona {
  const personas = listPersonas(db);
  return personas.find((persona) => persona.id === id) ?? personas[0]!;
}

/** Throws `not-found` for an id that no persona has. */
export function requirePersona(db: ReadableDb, id: string): Persona {
  const persona = listPersonas(db).find((each) => each.id === id);
  if (!persona)
    throw new MnemeError(
      'not-found',
      say('There is no persona {id}; it may have been deleted. Choose another.', { id }),
    );
  return persona;
}

export function savePersona(
  db: WritableDb,
  { id, name, instructions }: { id: string | null; name: string; instructions: string },
  now: number,
): Persona {
  if (id !== null) requirePersona(db, id);
  const key = id ?? freeId(db, name);
  db.run(
    `INSERT INTO personas (id, name, instructions, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, instructions = excluded.instructions`,
    [key, name, instructions, now],
  );
  return requirePersona(db, key);
}

/** One that shipped gets its own words back. */
export function deletePersona(db: WritableDb, id: string): void {
  requirePersona(db, id);
  db.run('DELETE FROM personas WHERE id = ?', [id]);
}

function freeId(db: ReadableDb, name: string): string {
  const taken = new Set(listPersonas(db).map(({ id }) => id));
  const letters = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
  const base = letters || 'persona';
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(id)) return id;
  }
}
