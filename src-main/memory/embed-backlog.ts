/** Gives every unit its vector, newest first, in the background. Which units still lack one is a table. */
import type { MnemeError } from '../../src-preload/contract/errors.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { sleep, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Embedder, PassageVectors } from '../embedding/embedder.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { putUnitTokens } from '../store/unit-tokens.ts';
import type { VectorIndex } from '../store/vector-index.ts';
import { unitTables } from '../store/vector-tables.ts';
import { spokenText } from './units.ts';

export interface MeaningState {
  readonly state: 'loading' | 'ready' | 'failed';
  /** In words for the owner; empty unless it failed. */
  readonly reason: string;
}

export interface EmbedBacklog {
  /** Loads the vectors that are stored, then works until `stop`. */
  start(): void;
  /** Resolves when the batch in hand is written. */
  stop(): Promise<void>;
  /** Resolves when nothing waits, or when what waits cannot be embedded now (see `state`). */
  drain(): Promise<void>;
  /** Units were added or changed. */
  wake(): void;
  /** Whether vectors can be made and searched. */
  state(): MeaningState;
  /** Units that have no vector of the present embedder yet. */
  waiting(): number;
}

export interface EmbedBacklogOptions {
  readonly db: WritableDb;
  readonly embedder: Embedder;
  readonly vectors: VectorIndex;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when the state or the number that waits has changed. */
  readonly onChange?: () => void;
  /** Called when nothing waits any more. */
  readonly onWhole?: () => void;
  /** Waited for before each batch. */
  readonly untilCalm?: (signal: AbortSignal) => Promise<void>;
}

/** Those of one length go through the model together; the more a round takes up, the less is padded. */
const roundUnits = 128;
const batchUnits = 16;
const firstRetryMs = 5_000;
const lastRetryMs = 300_000;

interface WaitingUnit {
  readonly id: number;
  readonly author: string | null;
  readonly text: string;
}

type Round = 'worked' | 'empty' | 'failed';

export function createEmbedBacklog(options: EmbedBacklogOptions): EmbedBacklog {
  const { db, embedder, vectors, clock, log, onChange = () => {}, onWhole = () => {} } = options;
  const { untilCalm = () => Promise.resolve() } = options;
  const { waiting, hasTokens } = vectors.tables;
  /** Units whose text the model cannot take; they are tried again after a restart. */
  const refused = new Set<number>();
  let meaning: MeaningState = { state: 'loading', reason: '' };
  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  let idle = false;
  let isLoaded = false;
  let wakeUp: () => void = () => {};
  let idleListeners: (() => void)[] = [];

  return {
    start() {
      if (running) return;
      stopping = new AbortController();
      running = work(stopping.signal).finally(() => {
        running = null;
        becomeIdle();
      });
    },
    async stop() {
      stopping.abort();
      wakeUp();
      await running;
    },
    drain() {
      if (!running || (idle && (meaning.state === 'failed' || nextUnits().length === 0)))
        return Promise.resolve();
      return new Promise((resolve) => {
        idleListeners.push(resolve);
        wakeUp();
      });
    },
    wake: () => wakeUp(),
    state: () => meaning,
    waiting: () => db.value<number>(`SELECT count(*) FROM ${waiting}`)! - refused.size,
  };

  async function work(signal: AbortSignal): Promise<void> {
    let retryMs = firstRetryMs;
    while (!signal.aborted) {
      // Listened for before the turn: a unit that comes while it ends must not wait for the next one.
      let isWoken = false;
      const woken = new Promise<void>((resolve) => {
        wakeUp = () => {
          isWoken = true;
          resolve();
        };
      });
      const round = await takeTurn(signal);
      if (signal.aborted) return;
      if (round === 'worked' || (round === 'empty' && isWoken)) {
        retryMs = firstRetryMs;
        continue;
      }
      becomeIdle();
      if (round === 'empty') await woken;
      else {
        // New units do not shorten the wait: they would only fail, too.
        await sleep(clock, retryMs, signal);
        retryMs = Math.min(retryMs * 2, lastRetryMs);
      }
      idle = false;
    }
  }

  /** A store that refuses (a full disk, a damaged page) is a failure to be told and tried again, not the end. */
  async function takeTurn(signal: AbortSignal): Promise<Round> {
    try {
      if (!isLoaded) {
        markOutdated();
        await vectors.load();
        isLoaded = true;
      }
      return await embedRound(signal);
    } catch (error) {
      return failed(error);
    }
  }

  /** Vectors of another embedder are made anew; until then they are not compared. */
  function markOutdated(): void {
    // Elsewhere each embedder has a collection of its own.
    if (vectors.tables !== unitTables) return;
    db.run(
      `INSERT OR IGNORE INTO units_waiting (unit_id) SELECT unit_id FROM unit_vectors
       WHERE embedder_id IN (SELECT id FROM embedders WHERE id <> ?)`,
      [vectors.embedderId],
    );
  }

  async function embedRound(signal: AbortSignal): Promise<Round> {
    const units = nextUnits().sort((a, b) => a.text.length - b.text.length);
    if (units.length === 0) {
      // Asked before the first unit comes, so that a model that cannot run is known at once.
      const round = meaning.state === 'ready' ? 'empty' : await probe();
      if (round === 'empty') onWhole();
      return round;
    }
    for (let start = 0; start < units.length && !signal.aborted; start += batchUnits) {
      const batch = units.slice(start, start + batchUnits);
      await untilCalm(signal);
      if (signal.aborted) return 'worked';
      try {
        store(batch, await embedder.embedPassages(batch.map(spokenText)));
      } catch (error) {
        if (signal.aborted) return 'worked';
        if (isAboutAll(error) || !(await embedOneByOne(batch))) return failed(error);
      }
      changeState('ready', '');
    }
    return 'worked';
  }

  /** One text that the model cannot take must not hold the others up. Answers whether any could be embedded. */
  async function embedOneByOne(batch: readonly WaitingUnit[]): Promise<boolean> {
    const failures: number[] = [];
    for (const unit of batch) {
      try {
        store([unit], await embedder.embedPassages([spokenText(unit)]));
      } catch {
        failures.push(unit.id);
      }
    }
    if (failures.length === batch.length) return false;
    for (const id of failures) refused.add(id);
    if (failures.length > 0) log('warn', 'units that the model cannot take', { units: failures.length });
    return true;
  }

  async function probe(): Promise<Round> {
    try {
      await embedder.embedQuery('ready');
      changeState('ready', '');
      return 'empty';
    } catch (error) {
      return failed(error);
    }
  }

  function failed(error: unknown): Round {
    const reason = wordsOf(error);
    log('error', 'embedding failed', { error: reason });
    changeState('failed', reason);
    return 'failed';
  }

  /** Vector and mark change together. A unit that was changed or removed meanwhile keeps its place in the backlog. */
  function store(batch: readonly WaitingUnit[], made: readonly PassageVectors[]): void {
    transaction(db, () => {
      for (const [place, unit] of batch.entries()) {
        const now = db.get<WaitingUnit>('SELECT id, author, text FROM units WHERE id = ?', [unit.id]);
        if (now?.text !== unit.text || now.author !== unit.author) continue;
        vectors.put(unit.id, made[place]!.whole);
        if (hasTokens) putUnitTokens(db, vectors.embedderId, unit.id, made[place]!.tokens);
        db.run(`DELETE FROM ${waiting} WHERE unit_id = ?`, [unit.id]);
      }
    });
  }

  function nextUnits(): WaitingUnit[] {
    const units = db.all<WaitingUnit>(
      `SELECT u.id, u.author, u.text FROM ${waiting} w CROSS JOIN units u ON u.id = w.unit_id
       ORDER BY w.unit_id DESC LIMIT ?`,
      [roundUnits + refused.size],
    );
    return units.filter((unit) => !refused.has(unit.id));
  }

  /** Without a model, or without its server, no text can be embedded. */
  function isAboutAll(error: unknown): boolean {
    const { code } = error as Partial<MnemeError>;
    return code === 'model-missing' || code === 'model-server';
  }

  function changeState(state: MeaningState['state'], reason: string): void {
    meaning = { state, reason };
    onChange();
  }

  function becomeIdle(): void {
    idle = true;
    const listeners = idleListeners;
    idleListeners = [];
    for (const tell of listeners) tell();
  }
}
