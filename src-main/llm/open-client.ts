/** The package of the protocol, loaded when a server is first spoken to: without one it costs nothing. */
import type { OpenAI } from 'openai';
import type { DoorFetch } from './server-door.ts';

export interface ServerClient extends Pick<OpenAI, 'chat' | 'models' | 'embeddings'> {
  /** The events of a streamed answer. */
  decode(answer: Response, controller: AbortController): AsyncIterable<unknown>;
}

/** Longer than any limit of ours, which are the ones that hold. */
const neverMs = 3_600_000;

/**
 * A client for one server that reaches the network only through `door`. It takes nothing from the environment, tries nothing
 * twice and prints nothing: retries, limits and messages are this room's.
 */
export async function openClient(server: string, door: DoorFetch): Promise<ServerClient> {
  loading ??= load();
  const { OpenAI, Stream } = await loading;
  const client = new OpenAI({
    baseURL: server,
    // The door adds the real one.
    apiKey: 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: neverMs,
    logLevel: 'off',
    fetch: door,
  });
  return {
    chat: client.chat,
    models: client.models,
    embeddings: client.embeddings,
    decode: (answer, controller) => Stream.fromSSEResponse(answer, controller, client),
  };
}

/** Asked for once: finding a module again takes a millisecond each time. */
let loading: ReturnType<typeof load> | null = null;

async function load() {
  const [{ OpenAI }, { Stream }] = await Promise.all([import('openai'), import('openai/streaming')]);
  return { OpenAI, Stream };
}
