/** Joins the room `llm` with the owner's choices, the keys, the books and what is remembered of models. */
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { modelRequests } from '../../src-preload/contract/models.ts';
import { memoryModelOf } from '../../src-preload/contract/memory-model.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { createLlm, type PreparedLlm } from '../llm/create-llm.ts';
import { usualLimits } from '../llm/exchange.ts';
import { FailedRequest } from '../llm/failures.ts';
import { findServers } from '../llm/find-servers.ts';
import { listModels } from '../llm/list-models.ts';
import type { ModelPurpose } from '../llm/llm.ts';
import type { ModelChoice } from '../llm/model-choice.ts';
import {
  fingerprintBeginning,
  openServerEmbedder,
  type EmbeddingChoice,
  type ServerEmbedder,
} from '../llm/server-embedder.ts';
import { testModel } from '../llm/test-model.ts';
import { knownDimensions } from '../store/scoped-collections.ts';
import type { WritableDb } from '../store/statements.ts';
import { createModelAbilities } from './model-abilities.ts';
import { createModelLedger } from './model-ledger.ts';

/** What the settings say of models: the chosen ones, and the one of conversation memory. */
type ModelSettings = Pick<Settings, 'models' | 'memory'>;

export interface ModelServers {
  readonly llm: PreparedLlm;
  readonly handlers: HandlersFor<typeof modelRequests>;
  configure(settings: ModelSettings): void;
  useKeys(keys: Readonly<Record<string, string>>): void;
  /** Rejects with `model-server` where the server has to be asked and does not answer. */
  openEmbedder(choice: Omit<EmbeddingChoice, 'key'>, signal: AbortSignal): Promise<ServerEmbedder>;
  /** Ends the trials that are under way; what others asked for ends by their own signals. */
  close(): void;
}

export interface ModelServersParts {
  readonly db: WritableDb;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: ModelSettings;
  readonly keys: Readonly<Record<string, string>>;
}

/** Nothing is sent before a server and a model are chosen; then what the model can do is found out in the background. */
export function createModelServers(parts: ModelServersParts): ModelServers {
  const { db, clock, log } = parts;
  let { settings, keys } = parts;
  const closing = new AbortController();
  const { signal } = closing;
  const ledger = createModelLedger({ db, clock, log, limits: () => settings.models });
  const abilities = createModelAbilities(db);
  const llm = createLlm({ choose, abilities, ledger, clock, signal });
  const requestParts = { ledger, clock, limits: usualLimits };
  prepareAll();

  function keyOf(server: string): string | null {
    return Object.hasOwn(keys, server) ? (keys[server] ?? null) : null;
  }
  function choose(purpose: ModelPurpose, inPlace?: string): ModelChoice | null {
    const { chatServer, chatModel } = settings.models;
    if (purpose === 'chat') {
      const model = inPlace ?? chatModel;
      return chatServer === null || model === null
        ? null
        : { server: chatServer, model, key: keyOf(chatServer) };
    }
    const chosen = memoryModelOf(settings);
    if (!chosen) return null;
    const { server, model, temperature } = chosen;
    const freely = temperature === null ? {} : { temperature };
    return { server, model: inPlace ?? model, key: keyOf(server), ...freely };
  }
  function prepareAll(): void {
    for (const purpose of ['chat', 'memory'] as const) {
      const choice = choose(purpose);
      if (!choice || abilities.read(choice.server, choice.model)) continue;
      llm.prepare(purpose).catch((error: unknown) => {
        // It is tried again with the first question.
        log('warn', 'a chosen model did not answer yet', { purpose, reason: String(error) });
      });
    }
  }

  return {
    llm,
    configure(next) {
      const before = [choose('chat'), choose('memory')];
      settings = next;
      if (JSON.stringify(before) !== JSON.stringify([choose('chat'), choose('memory')])) prepareAll();
    },
    useKeys(next) {
      keys = next;
      prepareAll();
    },
    openEmbedder: (choice, signal) =>
      openServerEmbedder(
        { ...choice, key: () => keyOf(choice.server) },
        { ledger, clock },
        knownDimensions(db, fingerprintBeginning(choice)),
        signal,
      ),
    close: () => closing.abort(),
    handlers: {
      'models.find': async () => ({
        servers: (await findServers(clock)).map((found) => ({ ...found, models: [...found.models] })),
      }),
      'models.list': async ({ server }) => ({
        models: await forOwner(() => listModels({ server, key: keyOf(server) }, signal)),
      }),
      'models.test': async ({ server, model }) => {
        const choice = { server, model, key: keyOf(server) };
        const { abilities: found, ...trial } = await forOwner(() => testModel(requestParts, choice, signal));
        abilities.write(server, model, found);
        return {
          ...trial,
          structure: found.structure,
          canCallTools: found.tools,
          canSee: found.images,
          contextTokens: found.contextTokens,
        };
      },
      'models.usage': () => ledger.usage(),
      'models.calls': (page) => ledger.calls(page),
    },
  };
}

async function forOwner<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof FailedRequest)
      throw new MnemeError('model-server', error.sentence, { cause: error });
    throw error;
  }
}
