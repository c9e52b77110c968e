/**
 * Finds out what a model on a server can do, by asking: servers of this protocol differ, and many ignore silently what they
 * do not know. The questions hold nothing of the owner's.
 */
import { z } from 'zod';
import type { Abilities, Structure } from './abilities.ts';
import { FailedRequest } from './failures.ts';
import { listModels } from './list-models.ts';
import { readLoadedLength } from './loaded-length.ts';
import {
  isBadRequest,
  sendWhole,
  type Account,
  type RequestParts,
  type WholeAnswer,
  type Wanted,
} from './model-requests.ts';
import { toJsonSchema } from './to-server.ts';
import { withRetries } from './with-retries.ts';

/** Room for models that think before they answer. */
const maxAnswerTokens = 2_000;
const probeName = 'mneme_probe';
const colourSchema = z.object({ colour: z.enum(['red', 'green', 'blue']), count: z.int().min(1).max(9) });
const toolSchema = z.object({ colour: z.string() });
/** 64 × 64, all red. */
const redPicture =
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAS0lEQVR42u3PQQkAAAgAsetfWiP4FgYrsKZeS0BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEDgsqnc8OJg6Ln3AAAAAElFTkSuQmCC';

/** Throws `FailedRequest` where the server does not answer at all, or refuses the key or the model. */
export async function probe(parts: RequestParts, account: Account, signal?: AbortSignal): Promise<Abilities> {
  const structure = await probeStructure(parts, account, signal);
  const tools = await probeTools(parts, account, signal);
  const images = await probeImages(parts, account, signal);
  const contextTokens = await readContextTokens(account, signal);
  return { structure, tools, images, contextTokens, refused: [...account.refused] };
}

async function probeStructure(
  parts: RequestParts,
  account: Account,
  signal?: AbortSignal,
): Promise<Structure> {
  const schema = toJsonSchema(colourSchema);
  for (const mode of ['schema', 'json'] as const) {
    // Without the word JSON the protocol's own service refuses JSON mode; with it a server that ignores the schema would pass.
    const content =
      mode === 'schema' ? 'Say hello to the world.' : 'Say hello to the world, in JSON. (mneme_probe)';
    const wanted = {
      messages: [{ role: 'user' as const, content }],
      shape: { mode, name: probeName, schema },
    };
    const answer = await withRetries(
      () =>
        unlessRefused(parts, account, {
          ...wanted,
          maxAnswerTokens,
          temperature: 0,
          ...(signal ? { signal } : {}),
        }),
      parts.clock,
      signal,
    );
    if (answer && fits(mode, answer.text)) return mode;
  }
  return 'text';
}

function fits(mode: 'schema' | 'json', text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return mode === 'schema'
      ? colourSchema.safeParse(value).success
      : typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

async function probeTools(parts: RequestParts, account: Account, signal?: AbortSignal): Promise<boolean> {
  const answer = await unlessFailing(parts, account, {
    messages: [{ role: 'user', content: 'Call the tool mneme_probe with the colour blue.' }],
    tools: [{ name: probeName, description: 'Notes a colour.', input: toolSchema }],
    maxAnswerTokens,
    ...(signal ? { signal } : {}),
  });
  return answer?.calls.some((call) => call.name === probeName && isToolInput(call.input)) ?? false;
}

function isToolInput(input: string): boolean {
  try {
    return toolSchema.safeParse(JSON.parse(input)).success;
  } catch {
    return false;
  }
}

async function probeImages(parts: RequestParts, account: Account, signal?: AbortSignal): Promise<boolean> {
  const answer = await unlessFailing(parts, account, {
    messages: [
      {
        role: 'user',
        content: 'Which colour has this picture? Answer with one English word. (mneme_probe)',
        images: [{ mime: 'image/png', bytes: Buffer.from(redPicture, 'base64') }],
      },
    ],
    maxAnswerTokens,
    ...(signal ? { signal } : {}),
  });
  return /\bred\b/iu.test(answer?.text ?? '');
}

/** Null where the server does not do what was asked; what is no matter of ability is thrown. */
async function unlessRefused(
  parts: RequestParts,
  account: Account,
  wanted: Wanted,
): Promise<WholeAnswer | null> {
  try {
    return await sendWhole(parts, account, wanted);
  } catch (error) {
    if (error instanceof FailedRequest && isBadRequest(error)) return null;
    throw error;
  }
}

/** As `unlessRefused`; some servers also answer 404 or 500 to tools and pictures, after they have shown that they work. */
async function unlessFailing(
  parts: RequestParts,
  account: Account,
  wanted: Wanted,
): Promise<WholeAnswer | null> {
  try {
    return await sendWhole(parts, account, wanted);
  } catch (error) {
    const status = error instanceof FailedRequest ? error.what.status : null;
    if (status !== null && ![401, 402, 403, 429].includes(status)) return null;
    throw error;
  }
}

/** Services in the network tell it in their list; servers of the owner's own are asked how the model was loaded. */
async function readContextTokens({ choice }: Account, signal?: AbortSignal): Promise<number | null> {
  const models = await listModels(choice, signal).catch(() => []); // not every server lists them
  const listed = models.find(({ id }) => id === choice.model)?.contextTokens ?? null;
  return listed ?? (choice.server.startsWith('http://') ? readLoadedLength(choice, signal) : null);
}
