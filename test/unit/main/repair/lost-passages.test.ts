/** Pages of passages are destroyed on the disk, the store is salvaged, and the job that writes them anew runs to its end. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addMessageUnits } from '../../../../src-main/chat/message-units.ts';
import { writeMessageUnits } from '../../../../src-main/chat/message-units-anew.ts';
import { insertMessage, noDetails } from '../../../../src-main/chat/messages-table.ts';
import { writeFrameUnits } from '../../../../src-main/intake/frame-units-anew.ts';
import { streamOf } from '../../../../src-main/intake/window-identity.ts';
import { packWords } from '../../../../src-main/intake/words-codec.ts';
import { addUnits } from '../../../../src-main/memory/units.ts';
import { salvageStore, type SalvageAnswer } from '../../../../src-main/repair/salvage-store.ts';
import type { ReadableDb, WritableDb } from '../../../../src-main/store/statements.ts';
import { changeState, keepPlace, nextJob } from '../../../../src-main/upkeep/jobs-table.ts';
import { createWritePassagesJob } from '../../../../src-main/upkeep/write-passages-job.ts';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';
import { openMemories, semanticFields } from '../../../helpers/memories-bed.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { openSample, sampleKey } from '../../../helpers/sample-store.ts';
import type { UpkeepChildMessage } from '../../../helpers/upkeep-child.ts';

const pageBytes = 4096;
const upkeepChild = new URL('../../../helpers/upkeep-child.ts', import.meta.url);
const folder = fs.mkdtempSync(path.join(tmpdir(), 'mneme-passages-'));
const whole = path.join(folder, 'whole.db');
const backup = path.join(folder, 'backup.db');
const start = Date.UTC(2026, 0, 5, 9);
let pages: readonly { readonly name: string; readonly pageno: number }[] = [];
let indexes: readonly string[] = [];
let before: readonly Passage[] = [];
let place = '';
let runs = 0;

beforeAll(() => {
  change((db) => {
    for (let i = 0; i < 60; i++) remember(db, `Quarry ${i}`, i);
    addMessages(db);
    addFrames(db);
  });
  fs.copyFileSync(whole, backup);
  change((db) => {
    remember(db, 'Latecomer', 1);
    before = passagesOf(db);
    pages = db.all('SELECT name, pageno FROM dbstat');
    indexes = db.column("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'units'");
  });
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  place = path.join(folder, `run-${(runs += 1)}`);
  fs.mkdirSync(path.join(place, 'new'), { recursive: true });
});

interface Passage {
  readonly id: number;
  readonly text: string;
  readonly memory_id: string | null;
  readonly message_id: number | null;
  readonly frame_id: number | null;
}

function change<T>(use: (db: WritableDb) => T, file = whole): T {
  const store = openSample(file);
  try {
    return use(store.db);
  } finally {
    store.close();
  }
}

/** Every tenth is too long for one passage; every third was said in one conversation, one after the other. */
function remember(db: WritableDb, name: string, i: number): void {
  const details = `granite${i} `.repeat(i % 10 === 0 ? 500 : 20);
  const fields = semanticFields({ name, details, origin: i % 3 === 0 ? 'Ada' : '' });
  const scope = i % 3 === 0 ? 'agent_ada' : null;
  openMemories(new FakeClock(), { db } as never).memories.add({ kind: 'semantic', fields, scope }, [], {
    actor: 'owner',
  });
}

/** Questions and answers with an agent; the last is an instruction, which is not found again, and neither is its answer. */
function addMessages(db: WritableDb): void {
  db.run(
    `INSERT INTO chat_sessions (id, title, persona, created_at, updated_at, agents) VALUES (1, 'Talk', '', 1, 1, '["ada"]')`,
  );
  for (let i = 0; i < 40; i++) {
    const isAnswer = i % 2 === 1;
    const text = i === 38 ? 'Remember the marmalade' : `What of accordion${i} and the others?`;
    const message = { sessionId: 1, author: isAnswer ? 'Ada' : 'Owner', text, createdAt: start + i * 1000 };
    const writtenBy = i === 39 ? 'rule' : isAnswer ? 'model' : 'owner';
    const context = {
      model: null,
      usedTokens: 0,
      roomTokens: 0,
      parts: [],
      searches: [],
      recalled: [],
      missing: [],
    };
    const id = insertMessage(db, {
      ...message,
      role: isAnswer ? 'assistant' : 'user',
      agent: isAnswer ? 'ada' : null,
      state: 'whole',
      error: null,
      details: { ...noDetails, writtenBy, context: isAnswer ? context : null },
    });
    if (i < 38) addMessageUnits(db, { ...message, id, byOwner: !isAnswer, scope: 'agent_ada' });
  }
}

/** Of one window, each with two lines of the frame before it and two of its own. */
function addFrames(db: WritableDb): void {
  const window = { displayId: 'one', application: 'Editor', title: 'Timetable', url: null };
  const linesOf = (i: number) => [`The zeppelin number ${i}x flies`, `from platform ${i}y to the sea`];
  db.run(
    `INSERT INTO activities (id, display_id, application, title, started_at, ended_at) VALUES (1, 'one', 'Editor', 'Timetable', ?, ?)`,
    [start, start + 1],
  );
  for (let i = 1; i <= 60; i++) {
    const shown = [...(i > 1 ? linesOf(i - 1) : []), ...linesOf(i)];
    const words = shown.flatMap((line, row) =>
      line
        .split(' ')
        .map((text, at) => ({ text, line: row, x: at * 90, y: row * 20, width: 80, height: 16 })),
    );
    const capturedAt = start + i * 10_000;
    db.run(
      `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, words, image_bytes)
       VALUES (?, 1, 'one', ?, 'screen', 1, 1, 'read', ?, 0)`,
      [i, capturedAt, packWords(words)],
    );
    const text = [...(i === 1 ? ['Timetable'] : []), ...linesOf(i)].join('\n');
    const facts = { author: 'Editor', byOwner: false, occurredAt: capturedAt, frameId: i as FrameId };
    addUnits(db, streamOf(window, 1), [{ text, ...facts }]);
  }
}

function passagesOf(db: ReadableDb): Passage[] {
  return db.all(
    `SELECT id, stream, position, frame_id, memory_id, message_id, scope, occurred_at, author, by_owner, text, word_count
     FROM units ORDER BY id`,
  );
}

const binding = (): string | null => process.env['MNEME_SQLITE_BINDING'] ?? null;
const pagesOf = (...names: readonly string[]): number[] =>
  pages.filter(({ name }) => names.includes(name)).map(({ pageno }) => pageno);

function salvaged(lost: readonly number[], from: string | null): SalvageAnswer & { readonly target: string } {
  const [source, target] = [path.join(place, 'mneme.db'), path.join(place, 'new', 'mneme.db')];
  fs.copyFileSync(whole, source);
  const handle = fs.openSync(source, 'r+');
  for (const page of lost) fs.writeSync(handle, Buffer.alloc(64, 7), 0, 64, (page - 1) * pageBytes + 100);
  fs.closeSync(handle);
  const own = path.join(place, 'backup.db');
  if (from !== null) fs.copyFileSync(from, own);
  const task = { source, target, key: sampleKey, sqliteBinding: binding(), now: start + 86_400_000 };
  return { ...salvageStore({ ...task, backup: from === null ? null : own }, () => {}), target };
}

/** As the runner would. */
function writeAnew(db: WritableDb): void {
  const writers = {
    message: (id: number) => writeMessageUnits(db, id),
    frame: (id: FrameId) => writeFrameUnits(db, id),
  };
  const job = createWritePassagesJob(db, writers, () => {});
  for (;;) {
    const stored = nextJob(db);
    if (stored?.job !== 'write-passages') return;
    if (job.step(stored, (next) => keepPlace(db, 'write-passages', next)) === 'done')
      changeState(db, 'write-passages', ['running'], 'done');
  }
}

const passagesIn = (answer: SalvageAnswer) => answer.losses.find(({ what }) => what === 'passages');

describe('passages that a damaged store lost', () => {
  it('are written anew in their places, word for word, from memories, messages and the words of frames', () => {
    const answer = salvaged(pagesOf('units'), null);
    expect(passagesIn(answer)).toMatchObject({ gone: 0, partly: 0, anew: before.length });
    change((db) => {
      writeAnew(db);
      expect(passagesOf(db)).toEqual(before);
      expect(db.value('SELECT count(*) FROM units_waiting')).toBe(before.length);
      // None of them is absorbed once more.
      expect(db.value('SELECT count(*) FROM units_unbatched')).toBe(
        change((first) => first.value('SELECT count(*) FROM units_unbatched')),
      );
    }, answer.target);
  });

  it('come back from a backup, and only what is newer is written anew', () => {
    const answer = salvaged(pagesOf('units'), backup);
    expect(passagesIn(answer)).toMatchObject({ gone: 0, returned: before.length - 1, anew: 1 });
    expect(answer.filled).toEqual({ leftOut: 0 });
  });

  it('are written anew, too, where their indexes are lost with them; what was told to do stays unfound', () => {
    const { target } = salvaged(pagesOf('units', ...indexes), null);
    change((db) => {
      writeAnew(db);
      const told = (rows: readonly Passage[]) =>
        rows.map((row) => [row.memory_id, row.message_id, row.frame_id, row.text].join()).toSorted();
      expect(told(passagesOf(db))).toEqual(told(before));
    }, target);
  });

  it('of some pages are put beside those that are left', () => {
    const some = pagesOf('units').filter((_, nth) => nth % 3 === 1);
    const { target } = salvaged(some, null);
    change((db) => {
      writeAnew(db);
      expect(passagesOf(db)).toEqual(before);
    }, target);
  });

  it('of frames whose words are gone, too, are counted as gone and leave nothing empty behind', () => {
    const answer = salvaged(pagesOf('units', 'frames'), null);
    expect(passagesIn(answer)?.gone).toBe(before.filter(({ frame_id }) => frame_id !== null).length);
    change((db) => {
      writeAnew(db);
      expect(db.value("SELECT count(*) FROM units WHERE text = ''")).toBe(0);
      expect(passagesOf(db)).toEqual(before.filter(({ frame_id }) => frame_id === null));
    }, answer.target);
  });

  it('are all there when the engine is killed again and again while it writes them', async () => {
    const { target } = salvaged(pagesOf('units'), null);
    let kills = 0;
    for (; kills <= 3; kills++) {
      const child = fork(upkeepChild, [target, Buffer.from(sampleKey).toString('hex')]);
      let told = 0;
      child.on('message', ({ job }: UpkeepChildMessage) => {
        told += 1;
        if (job === 'write-passages' && kills < 3 && told === 1 + kills) child.kill('SIGKILL');
      });
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      if (signal === null) break;
    }
    expect(kills).toBe(3);
    expect(change(passagesOf, target)).toEqual(before);
  }, 90_000);
});
