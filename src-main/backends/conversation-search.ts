/**
 * How conversation memory is searched: in the mode that the owner chose, by the embedder that the owner chose for it. A server's
 * vectors are a collection of their own, made in the background; until they are there, and whenever the server does not answer,
 * words find what there is, and the answer says so.
 */
import type { MemorySettings } from '../../src-preload/contract/memory-settings.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { serverOfProvider } from '../../src-preload/contract/provider-server.ts';
import { hostOf } from '../../src-preload/contract/server-address.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { backOffMs } from '../base/back-off.ts';
import { sleep, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { createEmbedBacklog, type EmbedBacklog, type MeaningState } from '../memory/embed-backlog.ts';
import { defaultRanking, type Ranking } from '../memory/search/ranking.ts';
import { createSearch, type Search } from '../memory/search/search.ts';
import type { WritableDb } from '../store/statements.ts';
import { dropOtherCollections, leaveScopedEmbedder, useScopedEmbedder } from '../store/scoped-collections.ts';
import { createVectorIndex, type VectorIndex } from '../store/vector-index.ts';
import { scopedTables } from '../store/vector-tables.ts';

/** The model that makes the vectors, and where it runs. */
export interface EmbedderChoice {
  readonly server: string;
  readonly model: string;
  readonly dimensions: number | null;
}

export interface ConversationSearchParts {
  readonly db: WritableDb;
  /** The vectors that everything else has, made on this computer. */
  readonly local: {
    readonly name: string;
    readonly embedder: Embedder;
    readonly vectors: VectorIndex;
    readonly backlog: Pick<EmbedBacklog, 'state' | 'waiting'>;
  };
  /** Rejects with `model-server`; then it is tried again. */
  readonly openEmbedder: (choice: EmbedderChoice, signal: AbortSignal) => Promise<Embedder>;
  readonly settings: () => MemorySettings;
  readonly clock: Clock;
  readonly log: Log;
  /** What `state` answers is another. */
  readonly onChange: () => void;
}

export interface EmbedderState extends MeaningState {
  readonly name: string;
  readonly isLocal: boolean;
  /** Units of conversation memory that have no vector of it yet. */
  readonly waiting: number;
}

export interface ConversationSearch extends Pick<Search, 'query'> {
  /** Takes up the embedder of the settings; called again when they have changed. */
  configure(): void;
  /** Does not wait for the next try, where a server did not answer: the owner may have given it a key. */
  retry(): void;
  stop(): Promise<void>;
  /** Units were added or changed. */
  wake(): void;
  remove(unitIds: readonly number[]): void;
  /** Resolves when nothing waits for a vector, or when none can be made now. */
  drain(): Promise<void>;
  state(): EmbedderState;
}

type Mode = MemorySettings['searchMode'];
type Searches = Readonly<Record<Mode, Search>>;

/** What an embedder of the owner's choice has become so far. */
interface Collection {
  readonly key: string;
  readonly name: string;
  readonly stopping: AbortController;
  /** Null until the server has answered for the first time. */
  made: { readonly vectors: VectorIndex; readonly backlog: EmbedBacklog; readonly searches: Searches } | null;
  opening: MeaningState;
  ended: Promise<void>;
}

const firstRetryMs = 5_000;
const lastRetryMs = 300_000;
const usualModels: Readonly<Record<string, string>> = {
  openai: 'text-embedding-3-small',
  ollama: 'nomic-embed-text',
};

export function createConversationSearch(parts: ConversationSearchParts): ConversationSearch {
  const { db, local, settings, clock, log, onChange } = parts;
  const localSearches = searchesWith(local.embedder, local.vectors, local.backlog);
  /** Asks the words alone, and says why. */
  const withoutMeaning = searchesWith(local.embedder, local.vectors, {
    state: () => collection?.opening ?? { state: 'loading', reason: '' },
    waiting: waitingInCollection,
  });
  let collection: Collection | null = null;
  let stopped = Promise.resolve();

  return {
    async query(input, signal) {
      const { state } = stateNow();
      const { searches = withoutMeaning } = collection
        ? (collection.made ?? {})
        : { searches: localSearches };
      const mode = settings().searchMode;
      // Without vectors there is nothing that could be found by them alone.
      if (mode !== 'semantic') return searches[mode].query(input, signal);
      if (state !== 'ready') return searches.hybrid.query(input, signal);
      const answer = await searches.semantic.query(input, signal);
      const isAnswered = answer.hits.length > 0 || answer.missing.every(({ kind }) => kind !== 'unavailable');
      return isAnswered ? answer : searches.hybrid.query(input, signal);
    },
    configure() {
      const choice = choiceOf(settings());
      if (keyOf(choice) !== (collection?.key ?? '')) replace(choice);
    },
    retry() {
      if (collection && stateNow().state !== 'ready') replace(choiceOf(settings()));
    },
    async stop() {
      if (collection) await end(collection);
      await stopped;
    },
    wake: () => collection?.made?.backlog.wake(),
    remove: (unitIds) => collection?.made?.vectors.remove(unitIds),
    async drain() {
      await collection?.made?.backlog.drain();
    },
    state: stateNow,
  };

  function replace(choice: EmbedderChoice | MnemeError | null): void {
    const before = collection;
    collection = null;
    if (before) stopped = Promise.all([stopped, end(before)]).then(() => {});
    if (choice === null) leaveServer();
    else collection = begin(choice);
    onChange();
  }

  function stateNow(): EmbedderState {
    if (!collection) {
      const waiting = db.value<number>(
        'SELECT count(*) FROM units_waiting w JOIN units u ON u.id = w.unit_id WHERE u.scope IS NOT NULL',
      )!;
      return { name: local.name, isLocal: true, ...local.backlog.state(), waiting };
    }
    const meaning = collection.made?.backlog.state() ?? collection.opening;
    return { name: collection.name, isLocal: false, ...meaning, waiting: waitingInCollection() };
  }

  function waitingInCollection(): number {
    return db.value<number>('SELECT count(*) FROM scoped_waiting')!;
  }

  function searchesWith(
    embedder: Embedder,
    vectors: VectorIndex,
    backlog: Pick<EmbedBacklog, 'state' | 'waiting'>,
  ): Searches {
    const ranked = (ranking: Ranking): Search =>
      createSearch({ db, vectors, embedder, backlog, clock, ranking });
    return {
      hybrid: ranked(defaultRanking),
      keyword: ranked({ ...defaultRanking, meaning: 0, rerank: null }),
      semantic: ranked({ ...defaultRanking, words: 0 }),
    };
  }

  function begin(choice: EmbedderChoice | MnemeError): Collection {
    const isWrong = choice instanceof MnemeError;
    const begun: Collection = {
      key: keyOf(choice),
      name: isWrong ? (settings().embedderModel ?? '') : `${choice.model} at ${hostOf(choice.server)}`,
      stopping: new AbortController(),
      made: null,
      opening: isWrong ? { state: 'failed', reason: wordsOf(choice) } : { state: 'loading', reason: '' },
      ended: Promise.resolve(),
    };
    if (!isWrong) begun.ended = open(begun, choice);
    return begun;
  }

  /** Until the server answers, or another one is chosen. */
  async function open(begun: Collection, choice: EmbedderChoice): Promise<void> {
    const { signal } = begun.stopping;
    await stopped;
    for (let failures = 0; !signal.aborted;) {
      try {
        const embedder = await parts.openEmbedder(choice, signal);
        if (signal.aborted) return;
        const { fingerprint, dimensions } = embedder;
        const vectors = createVectorIndex(db, fingerprint, dimensions, scopedTables);
        useScopedEmbedder(db, vectors.embedderId);
        const backlog = createEmbedBacklog({
          db,
          embedder,
          vectors,
          clock,
          log,
          onChange,
          onWhole: () => void dropOthers(vectors.embedderId, signal),
        });
        begun.made = { vectors, backlog, searches: searchesWith(embedder, vectors, backlog) };
        backlog.start();
        onChange();
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        );
        await embedder.close();
        await backlog.stop();
        return;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        begun.opening = { state: 'failed', reason: wordsOf(error) };
        log('warn', 'the embedder of conversation memory did not answer', { failures });
        onChange();
        await sleep(clock, Math.max(firstRetryMs, backOffMs(failures, firstRetryMs, lastRetryMs)), signal);
      }
    }
  }

  async function end({ stopping, ended }: Collection): Promise<void> {
    stopping.abort();
    await ended;
  }

  function leaveServer(): void {
    leaveScopedEmbedder(db);
    void dropOthers(null, new AbortController().signal);
  }

  /** In slices: a large collection must not keep others waiting. */
  async function dropOthers(embedderId: number | null, signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted && dropOtherCollections(db, embedderId))
        await new Promise((resolve) => setImmediate(resolve));
    } catch (error) {
      // A full disk; they are only in the way, and go with the next time.
      log('warn', 'vectors of another embedder could not be dropped', { reason: String(error) });
    }
  }
}

/** Empty for the model on this computer. */
function keyOf(choice: EmbedderChoice | MnemeError | null): string {
  if (choice === null) return '';
  return choice instanceof MnemeError ? choice.message : JSON.stringify(choice);
}

/** Null for the model on this computer; an error, in words for the owner, where the settings do not say enough. */
function choiceOf(settings: MemorySettings): EmbedderChoice | MnemeError | null {
  const { embedderProvider: provider, embedderModel, embedderHost, embedderDimensions } = settings;
  if (provider === 'local') return null;
  const server = serverOfProvider(provider, embedderHost);
  const model = embedderModel ?? usualModels[provider] ?? null;
  if (server !== null && model !== null) return { server, model, dimensions: embedderDimensions };
  const missing = server === null ? 'memory.embedder.config.host' : 'memory.embedder.config.model';
  return new MnemeError(
    'invalid-input',
    say(
      'The embedder "{provider}" of conversation memory needs {missing}. Until it is set, words alone are searched.',
      { provider, missing },
    ),
  );
}
