/** The end of a world: nobody kills any more, all that waits is done, and every place is looked through. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import { silentLog } from '../../../src-main/base/log.ts';
import { deriveKeys } from '../../../src-main/engine/keys.ts';
import { createImageFiles } from '../../../src-main/images/image-files.ts';
import { listTaken } from '../../../src-main/intake/taken-entries-table.ts';
import { openDatabase } from '../../../src-main/store/database.ts';
import type { ReadableDb } from '../../../src-main/store/statements.ts';
import { engineKey, startEngine, type EngineBed } from '../../helpers/engine-bed.ts';
import { wordsOf } from '../../helpers/replayed-stream.ts';
import { createLeapingClock, type LeapingClock } from '../../helpers/leaping-clock.ts';
import type { ScriptedModel } from '../../helpers/scripted-model.ts';
import { numbersOf } from './ledger.ts';
import { findPlainText } from './plain-text.ts';
import { factsOf, sealingKeys, settingsOf, untilQuietMs } from './setting.ts';
import { findThings } from './things.ts';
import type { Troubles, World } from './world.ts';

export async function lookThrough(
  world: World,
  {
    model,
    troubles,
    count,
  }: {
    readonly model: ScriptedModel;
    readonly troubles: Troubles;
    readonly count: (what: string, times?: number) => void;
  },
): Promise<void> {
  const { data, backups, backend } = world;
  await world.beforeStart();
  const clock = createLeapingClock(world.ahead());
  const bed = await startEngine(data, {
    settings: settingsOf({ server: model.server, model: model.model, backend, backupFolder: backups }),
    sealing: sealingKeys,
    clock,
  });
  let kept: readonly string[];
  try {
    await finishWork(bed, clock);
    const { reading, vectors } = (await bed.ask('engine.health', {})).backlog;
    if (reading + vectors > 0) troubles.ended.push(`left undone: ${JSON.stringify({ reading, vectors })}`);
    const { failed, lastError } = await bed.ask('absorb.summary', {});
    if (failed > 0) troubles.ended.push(`batches that failed: ${failed}, ${lastError?.reason}`);
    const { sessions } = await bed.ask('flush.states', { limit: 500 });
    for (const { lastError: reason } of sessions)
      if (reason) troubles.ended.push(`a flush failed: ${reason}`);
    kept = backend === 'file' ? factsInFiles(data) : await factsInMemories(bed);
  } finally {
    await bed.close();
  }

  const keys = deriveKeys(engineKey);
  const store = openDatabase({
    file: join(data, 'mneme.db'),
    key: keys.database,
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
  try {
    const { db } = store;
    if (db.value('PRAGMA integrity_check') !== 'ok')
      troubles.lost.push('the structure of the store is damaged');
    troubles.lost.push(
      ...db.all('PRAGMA foreign_key_check').map((row) => `a row without its parent: ${JSON.stringify(row)}`),
    );
    for (const { id, reason } of db.all<{ id: FrameId; reason: string }>(
      `SELECT id, reading_error AS reason FROM frames WHERE reading = 'failed'`,
    ))
      troubles.ended.push(`frame ${id} was not read: ${reason}`);
    world.look({ things: findThings(db) }, 'at the end');
    lookAtFrames(db);
    lookAtFacts(db);
    const images = createImageFiles({ folder: join(data, 'images'), key: keys.images });
    const ids = db.column<FrameId>('SELECT id FROM frames WHERE image_bytes > 0');
    const stored = new Set(await images.list());
    for (const id of ids) {
      const isWhole = await images.read(id).then(
        () => true,
        () => false,
      );
      if (!isWhole) troubles.lost.push(`the picture of frame ${id} cannot be read`);
      stored.delete(id);
    }
    for (const id of stored) troubles.lost.push(`a picture ${id} without its frame`);
    count('pictures opened', ids.length);
    const marks = listTaken(db);
    const left = existsSync(join(data, 'sealed')) ? readdirSync(join(data, 'sealed')) : [];
    if (marks.length + left.length > 0)
      troubles.lost.push(`of what was sealed is left: ${[...marks, ...left].join(', ')}`);
  } finally {
    store.close();
  }
  troubles.plain.push(...findPlainText(data), ...findPlainText(backups));

  function lookAtFrames(db: ReadableDb): void {
    const lines = db.column<string>('SELECT text FROM units').flatMap((text) => text.split('\n'));
    const there = numbersOf(world.ledger(), 'frame');
    const words = new Set(there.map(wordsOf));
    for (const frame of there) {
      const times = lines.filter((line) => line.includes(wordsOf(frame))).length;
      if (times === 0) troubles.lost.push(`the words of frame ${frame}`);
      if (times > 1) troubles.twice.push(`the words of frame ${frame}: ${times} times`);
    }
    const text = everyValue(db);
    for (const [thing, { is }] of world.ledger()) {
      const [kind, number] = thing.split(' ');
      if (is !== null) continue;
      const gone = kind === 'frame' ? wordsOf(Number(number)) : `My lucky number is ${number}.`;
      if (kind === 'note' || (kind === 'frame' && words.has(gone))) continue;
      const place = text.find(({ value }) => value.includes(gone));
      if (place) troubles.lost.push(`${thing} is gone, but its words stand in ${place.column}`);
    }
    count('frames looked at', there.length);
  }

  function lookAtFacts(db: ReadableDb): void {
    const said = new Set(numbersOf(world.ledger(), 'said').map(String));
    const absorbed = db.column<string>(
      `SELECT title FROM memories WHERE scope IS NULL AND state = 'active' AND kind = 'semantic' AND title LIKE 'lucky number %'`,
    );
    for (const number of said) {
      for (const fact of factsOf(number)) {
        const times = kept.filter((each) => each === fact).length;
        if (times === 0)
          troubles.lost.push(
            `the fact "${fact}" of ${backend} (told: ${world.trailOf(`said ${number}`)}; ${talkAbout(db, number)})`,
          );
      }
      if (!absorbed.includes(`lucky number ${number}`)) troubles.lost.push(`what was absorbed of ${number}`);
    }
    for (const list of [kept, absorbed])
      for (const [place, fact] of list.entries())
        if (list.indexOf(fact) !== place) troubles.twice.push(`"${fact}" of ${backend}`);
    count('facts looked at', kept.length);
  }
}

async function finishWork(bed: EngineBed, clock: LeapingClock): Promise<void> {
  await bed.ask('engine.drain', {});
  await bed.ask('flush.now', { sessionId: null });
  await bed.ask('engine.drain', {});
  clock.leap(untilQuietMs);
  await bed.ask('engine.drain', {});
}

function factsInFiles(data: string): string[] {
  const file = join(data, 'memory_files/agent_assistant/MEMORY.md');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return [...text.matchAll(/^- \[id=m_\w+\] (.*)$/gm)].map(([, fact]) => fact!);
}

async function factsInMemories({ ask }: EngineBed): Promise<string[]> {
  const titles: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof ask<'memory.list'>>> = await ask('memory.list', {
      scope: 'agent_assistant',
      limit: 200,
      cursor,
    });
    titles.push(...page.memories.map(({ title }) => title));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return titles;
}

/** What the store knows of the conversation in which a number was said. */
function talkAbout(db: ReadableDb, number: string): string {
  const said = `SELECT session_id FROM chat_messages WHERE text LIKE 'My lucky number is ${number}.%'`;
  const messages = `SELECT id, role, state, substr(text, 1, 30) AS text FROM chat_messages WHERE session_id = (${said})`;
  return JSON.stringify({
    flush: db.get(`SELECT * FROM flush_sessions WHERE session_id = (${said})`),
    messages: db.all(messages),
  });
}

/** Every value of every table as text. */
function everyValue(db: ReadableDb): { readonly column: string; readonly value: string }[] {
  return db.column<string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).flatMap((table) =>
    db.all<Record<string, unknown>>(`SELECT * FROM "${table}"`).flatMap((row) =>
      Object.entries(row).map(([column, value]) => ({
        column: `${table}.${column}`,
        value: value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
      })),
    ),
  );
}
