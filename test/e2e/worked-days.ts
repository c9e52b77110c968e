/** Days of work as a store holds them: windows of several programs with frames, pauses, and memories, without pictures. */
import { addDays, boundsOfDay } from '../../src-main/base/local-day.ts';
import { transaction } from '../../src-main/store/database.ts';
import type { WritableDb } from '../../src-main/store/statements.ts';
import { addSeen, every, type SeenWindowOf } from '../helpers/seen-frames.ts';

const minute = 60_000;
const hour = 60 * minute;

const windows: readonly SeenWindowOf[] = [
  { application: 'Code', title: 'boiler.ts - heating - Visual Studio Code' },
  {
    application: 'Firefox',
    title: 'Heat pumps compared — Mozilla Firefox',
    url: 'https://kettles.example/heat-pumps',
  },
  { application: 'Thunderbird', title: 'Plumber on Thursday - Mozilla Thunderbird' },
  { application: 'Firefox', title: 'heating/issues · GitHub', url: 'https://github.com/ada/heating/issues' },
  { application: 'Code', title: 'pump.ts - heating - Visual Studio Code' },
  { application: 'LibreOffice', title: 'Budget of the house.ods - LibreOffice Calc' },
  {
    application: 'Firefox',
    title: 'Copper pipes — Wikipedia',
    url: 'https://en.wikipedia.example/wiki/Copper',
  },
  { application: 'Slack', title: 'house (Channel) - Slack' },
  { application: 'Terminal', title: 'ada@box: ~/heating' },
];

/** `days` days up to and with `last`; less at the weekend, and windows that come and go over the year. Answers the frames. */
export function addWorkedDays(db: WritableDb, last: string, days: number): number {
  let frames = 0;
  for (let back = 0; back < days; back++) {
    const day = addDays(last, -back);
    const startsAt = boundsOfDay(day).startsAt;
    const weekday = new Date(startsAt + 12 * hour).getDay();
    const isWeekend = weekday === 0 || weekday === 6;
    if (isWeekend && back % 3 === 0) continue;
    let at = startsAt + (8 + (back % 3)) * hour;
    const end = startsAt + (isWeekend ? 12 : 17) * hour + (back % 5) * 20 * minute;
    for (let turn = back; at < end; turn++) {
      const window = windows[(turn * 4 + Math.floor(back / 20)) % windows.length]!;
      const length = (3 + ((turn * 7 + back) % 26)) * minute;
      const times = every(minute / 2, at, at + length);
      addSeen(db, window, times);
      frames += times.length;
      at += length;
      if (turn % 9 === 8) {
        noteIdle(db, at, at + 35 * minute);
        at += 35 * minute;
      }
    }
    addMemories(db, day, startsAt + 9 * hour, 3 + (back % 7));
  }
  return frames;
}

function noteIdle(db: WritableDb, from: number, to: number): void {
  db.run(`INSERT INTO gaps (kind, started_at, ended_at) VALUES ('idle', ?, ?)`, [from, to]);
}

function addMemories(db: WritableDb, day: string, at: number, count: number): void {
  transaction(db, () => {
    for (let each = 0; each < count; each++) {
      const id = `m_${day.replaceAll('-', '')}090000_${String(each).padStart(8, '0')}`;
      const isResource = each % 3 === 2;
      db.run(
        `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at)
         VALUES (?, ?, 'active', ?, ?, ?, ?)`,
        [id, isResource ? 'resource' : 'semantic', `Fact ${each} of ${day}`, at, at, at],
      );
      if (isResource)
        db.run(
          `INSERT INTO resource_memories (memory_id, resource_type, summary, content, visits, last_seen_at)
           VALUES (?, 'web', '', '', 1, ?)`,
          [id, at],
        );
      else
        db.run(
          `INSERT INTO semantic_memories (memory_id, name, summary, details, origin) VALUES (?, ?, '', '', '')`,
          [id, `Fact ${each} of ${day}`],
        );
    }
  });
}
