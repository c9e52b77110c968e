/** What a store holds of what was acknowledged, by name. */
import type { ReadableDb } from '../../../src-main/store/statements.ts';

/** The moment of frame 0 of the replayed stream; each further one is two seconds later. */
export const framesStartAt = Date.UTC(2026, 0, 5, 9);

/** Name and value of each thing, as often as it stands there. */
export function findThings(db: ReadableDb): [string, string][] {
  const frames = db.column<number>('SELECT captured_at FROM frames');
  const notes = db.column<string>(
    `SELECT title FROM memories WHERE state = 'active' AND title LIKE 'Falcon % as of %'`,
  );
  const said = db.column<string>(`SELECT text FROM chat_messages WHERE role = 'user'`);
  return [
    ...frames.map((at): [string, string] => [`frame ${(at - framesStartAt) / 2_000}`, 'there']),
    ...notes.map((title): [string, string] => [`note ${title.split(' ')[1]}`, title]),
    ...said.map((text): [string, string] => [`said ${/\d+/.exec(text)?.[0]}`, 'there']),
  ];
}
