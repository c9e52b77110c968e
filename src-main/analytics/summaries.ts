/**
 * What a day or a week was: the windows that were seen longest, and, where the owner chose a model and asks for it, some sentences
 * that it wrote of them, each with its sources. Kept until it is written anew, forgotten, or one of its sources is deleted.
 */
import type {
  DayRange,
  SeenWindow,
  Summary,
  SummaryPeriod,
  SummarySource,
  WrittenSummary,
} from '../../src-preload/contract/analytics.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { Clock } from '../base/clock.ts';
import { inTurns } from '../base/in-turns.ts';
import { boundsOfDay } from '../base/local-day.ts';
import { LlmError } from '../llm/llm.ts';
import type { PreparedLlm } from '../llm/create-llm.ts';
import { roomOf } from '../memory/absorb/batch-prompt.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { readBehind } from './behind.ts';
import { weekOf } from './day-ranges.ts';
import { checkSummary, summaryAnswerSchema, summaryPrompt, type SummaryItem } from './summary-prompt.ts';
import { totalsOf } from './time-seen.ts';

export interface Summaries {
  read(period: SummaryPeriod, day: string): Promise<Summary>;
  /** Rejects with `model-server` where no model is chosen, it fails, or nothing of its answer stands in what was seen. */
  write(period: SummaryPeriod, day: string): Promise<Summary>;
  forget(period: SummaryPeriod, day: string): Promise<Summary>;
}

export interface SummariesParts {
  readonly db: WritableDb;
  readonly clock: Clock;
  readonly llm: PreparedLlm;
  readonly signal: AbortSignal;
}

const shownWindows = 40;
const toldWindows = 40;
const toldMemories = 15;
const shortestToldMs = 30_000;
/** More time than this seen since makes a summary old. */
const outdatedAfterMs = 10 * 60_000;

interface Item extends SummaryItem, Omit<SummarySource, 'number' | 'label' | 'at'> {}

export function createSummaries({ db, clock, llm, signal }: SummariesParts): Summaries {
  async function read(period: SummaryPeriod, day: string): Promise<Summary> {
    const range = rangeOf(period, day);
    const { windows } = await inTurns(readBehind(db, range, 'all', '', shownWindows));
    const { ms } = totalsOf(db, range);
    const model = llm.inUse('memory');
    return {
      period,
      range,
      ms,
      windows,
      written: readWritten(db, period, range, ms),
      model: model && { name: model.model, server: model.server, isLocal: model.isLocal },
    };
  }

  return {
    read,
    async write(period, day) {
      const range = rangeOf(period, day);
      const { windows } = await inTurns(readBehind(db, range, 'all', '', toldWindows));
      const items = [
        ...windows.flatMap((window) => itemOfWindow(db, window) ?? []),
        ...itemsOfMemories(db, range),
      ];
      if (items.length === 0)
        throw new MnemeError(
          'not-found',
          say('Nothing was recorded in that time, so there is nothing to write about.'),
        );
      const seenMs = totalsOf(db, range).ms;
      try {
        await llm.prepare('memory');
        const model = llm.inUse('memory');
        const room = roomOf(model);
        const { value } = await llm.ask({
          purpose: 'memory',
          name: 'summary',
          schema: summaryAnswerSchema,
          messages: summaryPrompt(items, period, room.dataChars),
          maxAnswerTokens: room.answerTokens,
          signal,
        });
        const checked = checkSummary(value, items);
        if (checked.sentences.length === 0)
          throw new MnemeError(
            'model-server',
            say(
              'Nothing of what the model wrote stands in what was seen, so nothing of it was kept. Try again, or choose another model.',
            ),
          );
        const header = { writtenAt: clock.now(), model: model?.model ?? '', seenMs };
        keep(db, period, range.from, { ...checked, ...header }, items);
      } catch (error) {
        if (error instanceof LlmError)
          throw new MnemeError(error.failure === 'cancelled' ? 'cancelled' : 'model-server', error.sentence, {
            cause: error,
          });
        throw error;
      }
      return read(period, day);
    },
    async forget(period, day) {
      db.run('DELETE FROM summaries WHERE period = ? AND day = ?', [period, rangeOf(period, day).from]);
      return read(period, day);
    },
  };
}

function rangeOf(period: SummaryPeriod, day: string): DayRange {
  return period === 'day' ? { from: day, to: day } : weekOf(day);
}

/** A window that was only passed by is not told. */
function itemOfWindow(db: ReadableDb, window: SeenWindow): Item | null {
  if (window.ms < shortestToldMs || window.frameId === null) return null;
  const text = db.value<string>(
    `SELECT u.text FROM frames f CROSS JOIN frames g ON g.activity_id = f.activity_id CROSS JOIN units u ON u.frame_id = g.id
      WHERE f.id = ? ORDER BY u.id LIMIT 1`,
    [window.frameId],
  );
  return {
    label: [window.application, window.title].filter(Boolean).join(': '),
    at: window.firstAt,
    minutes: Math.max(1, Math.round(window.ms / 60_000)),
    address: window.url,
    text: (text ?? '').replace(/\s+/gu, ' ').slice(0, 1_000),
    frameId: window.frameId,
    memoryId: null,
  };
}

/** What the owner's own memory learnt in that time; episodes are the windows themselves. */
function itemsOfMemories(db: ReadableDb, { from, to }: DayRange): Item[] {
  const rows = db.all<{ id: MemoryId; title: string; at: number; summary: string }>(
    `SELECT m.id, m.title, m.occurred_at AS at, coalesce(s.summary, p.summary, '') AS summary FROM memories m
       LEFT JOIN semantic_memories s ON s.memory_id = m.id LEFT JOIN procedural_memories p ON p.memory_id = m.id
      WHERE m.kind IN ('semantic', 'procedural') AND m.state = 'active' AND m.scope IS NULL
        AND m.occurred_at >= ? AND m.occurred_at < ?
      ORDER BY m.pinned DESC, m.confidence DESC, m.occurred_at DESC LIMIT ${toldMemories}`,
    [boundsOfDay(from).startsAt, boundsOfDay(to).endsAt],
  );
  return rows.map(({ id, title, at, summary }) => ({
    label: title,
    at,
    minutes: null,
    address: null,
    text: summary,
    frameId: null,
    memoryId: id,
  }));
}

interface Content {
  readonly headline: string;
  readonly sentences: WrittenSummary['sentences'];
  readonly leftOut: number;
}

/** The one before goes first, with its sources. All items are kept as sources: the words of each may stand in the text. */
function keep(
  db: WritableDb,
  period: SummaryPeriod,
  day: string,
  written: ReturnType<typeof checkSummary> & {
    readonly writtenAt: number;
    readonly model: string;
    readonly seenMs: number;
  },
  items: readonly Item[],
): void {
  const { headline, sentences, leftOut } = written;
  transaction(db, () => {
    db.run('DELETE FROM summaries WHERE period = ? AND day = ?', [period, day]);
    const { id } = db.run(
      'INSERT INTO summaries (period, day, written_at, model, seen_ms, content) VALUES (?, ?, ?, ?, ?, ?)',
      [
        period,
        day,
        written.writtenAt,
        written.model,
        written.seenMs,
        JSON.stringify({ headline, sentences, leftOut }),
      ],
    );
    items.forEach(({ label, at, frameId, memoryId }, place) => {
      db.run(
        'INSERT INTO summary_sources (summary_id, number, label, at, frame_id, memory_id) VALUES (?, ?, ?, ?, ?, ?)',
        [id, place + 1, label, at, frameId, memoryId],
      );
    });
  });
}

/** Sources are those that are cited, numbered in the order of their first place. */
function readWritten(
  db: ReadableDb,
  period: SummaryPeriod,
  { from }: DayRange,
  seenMs: number,
): WrittenSummary | null {
  const row = db.get<{ id: number; writtenAt: number; model: string; seenMs: number; content: string }>(
    'SELECT id, written_at AS writtenAt, model, seen_ms AS seenMs, content FROM summaries WHERE period = ? AND day = ?',
    [period, from],
  );
  if (!row) return null;
  const content = JSON.parse(row.content) as Content;
  const cited = [...new Set(content.sentences.flatMap(({ sources }) => sources))];
  const shownAs = new Map(cited.map((number, place) => [number, place + 1]));
  const sources = db
    .all<SummarySource>(
      `SELECT number, label, at, frame_id AS frameId, memory_id AS memoryId FROM summary_sources WHERE summary_id = ?`,
      [row.id],
    )
    .flatMap((source) => {
      const number = shownAs.get(source.number);
      return number === undefined ? [] : [{ ...source, number }];
    })
    .toSorted((a, b) => a.number - b.number);
  return {
    writtenAt: row.writtenAt,
    model: row.model,
    headline: content.headline,
    sentences: content.sentences.map(({ text, sources: numbers }) => ({
      text,
      sources: numbers.map((number) => shownAs.get(number)!),
    })),
    sources,
    leftOut: content.leftOut,
    outdated: Math.abs(seenMs - row.seenMs) > outdatedAfterMs,
  };
}
