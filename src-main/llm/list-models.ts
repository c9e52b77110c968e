/** The models that a server offers. */
import { z } from 'zod';
import { cancelled, otherProtocol } from './exchange.ts';
import { readFailure } from './failures.ts';
import { openClient } from './open-client.ts';
import { openDoor, type ServerAddress } from './server-door.ts';

export interface OfferedModel {
  readonly id: string;
  /** Where the server tells; the protocol has no word for it, so each server has its own. */
  readonly contextTokens: number | null;
}

const mostBytes = 4_000_000;
const mostModels = 2_000;

const lengthSchema = z.number().int().positive().nullish().catch(null);
const modelSchema = z.object({
  id: z.string().min(1),
  max_model_len: lengthSchema, // vLLM
  context_length: lengthSchema, // OpenRouter and others
  context_window: lengthSchema, // Groq
  max_context_length: lengthSchema, // LM Studio
  meta: z.object({ n_ctx: lengthSchema }).nullish().catch(null), // llama.cpp
});
const listSchema = z.object({ data: z.array(z.unknown()).nullable() });

/** Throws `FailedRequest`. */
export async function listModels(address: ServerAddress, signal?: AbortSignal): Promise<OfferedModel[]> {
  const { server } = address;
  try {
    const client = await openClient(server, openDoor(address, mostBytes));
    const answer = await client.models.list(signal ? { signal } : {}).asResponse();
    const list = listSchema.safeParse(await readJson(answer));
    if (!list.success) throw otherProtocol(server);
    return (list.data.data ?? []).slice(0, mostModels).flatMap((entry) => {
      const model = modelSchema.safeParse(entry);
      return model.success ? [toOffered(model.data)] : [];
    });
  } catch (error) {
    if (signal?.aborted) throw cancelled();
    throw readFailure(error, server);
  }
}

async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toOffered(model: z.infer<typeof modelSchema>): OfferedModel {
  const contextTokens =
    model.max_model_len ??
    model.context_length ??
    model.context_window ??
    model.max_context_length ??
    model.meta?.n_ctx ??
    null;
  return { id: model.id, contextTokens };
}
