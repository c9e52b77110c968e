/**
 * How much a model on a server of the owner's own reads at once. The protocol has no word for it, and Ollama cuts a longer
 * prompt silently (at 4,096 tokens where nobody set more), so each kind of server is asked in its own way.
 */
import { z } from 'zod';
import type { ModelChoice } from './model-choice.ts';
import { openDoor } from './server-door.ts';

const mostBytes = 4_000_000;
const tokensSchema = z.number().int().positive();

/** Ollama: the models in memory. */
const runningSchema = z.object({
  models: z.array(z.object({ model: z.string(), context_length: tokensSchema.nullish() })),
});
/** LM Studio: all models, with the length where one is loaded. */
const studioSchema = z.object({
  data: z.array(z.object({ id: z.string(), loaded_context_length: tokensSchema.nullish() })),
});
/** llama.cpp: the one model that it runs. */
const propsSchema = z.object({ default_generation_settings: z.object({ n_ctx: tokensSchema }) });

/** Tokens of the loaded model; null where the server does not tell. The model must have been used just before. */
export async function readLoadedLength(choice: ModelChoice, signal?: AbortSignal): Promise<number | null> {
  const running = runningSchema.safeParse(await get(choice, '/api/ps', signal));
  if (running.success) {
    const names = [choice.model, `${choice.model}:latest`];
    return running.data.models.find(({ model }) => names.includes(model))?.context_length ?? null;
  }
  const studio = studioSchema.safeParse(await get(choice, '/api/v0/models', signal));
  if (studio.success) {
    return studio.data.data.find(({ id }) => id === choice.model)?.loaded_context_length ?? null;
  }
  const props = propsSchema.safeParse(await get(choice, '/props', signal));
  return props.success ? props.data.default_generation_settings.n_ctx : null;
}

/** The JSON at a path of the server; null where there is none. */
async function get(choice: ModelChoice, path: string, signal?: AbortSignal): Promise<unknown> {
  try {
    const ask = openDoor(choice, mostBytes);
    const answer = await ask(new URL(path, choice.server), signal ? { signal } : {});
    return answer.ok ? await answer.json() : null;
  } catch {
    // Another kind of server; the length is then not known, which is no failure.
    return null;
  }
}
