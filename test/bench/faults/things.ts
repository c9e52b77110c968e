/** What a store holds of what was acknowledged, by name. */
import type { ReadableDb } from '../../../src-main/store/statements.ts';
import { seenAt } from '../../helpers/replayed-stream.ts';

/** The number of the frame of the replayed stream that was on the screen at this moment. */
export function frameAt(at: number): number {
  return (at - seenAt(0)) / (seenAt(1) - seenAt(0));
}

/** Name and value of each thing, as often as it stands there. */
export function findThings(db: ReadableDb): [string, string][] {
  const frames = db.column<number>('SELECT captured_at FROM frames');
  const notes = db.column<string>(
    `SELECT title FROM memories WHERE state = 'active' AND title LIKE 'Falcon % as of %'`,
  );
  const said = db.column<string>(`SELECT text FROM chat_messages WHERE role = 'user'`);
  return [
    ...frames.map((at): [string, string] => [`frame ${frameAt(at)}`, 'there']),
    ...notes.map((title): [string, string] => [`note ${title.split(' ')[1]}`, title]),
    ...said.map((text): [string, string] => [`said ${/\d+/.exec(text)?.[0]}`, 'there']),
  ];
}
