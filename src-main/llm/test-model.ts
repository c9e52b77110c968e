/** The owner's own trial of a model: an answer, how fast it came, and what the model can do. */
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Abilities } from './abilities.ts';
import type { ModelChoice } from './model-choice.ts';
import { openAccount, sendOnce, type RequestParts } from './model-requests.ts';
import { probe } from './probe.ts';
import { FailedRequest } from './failures.ts';

export interface ModelTrial {
  readonly answer: string;
  /** From the request to the first word, and to the last. */
  readonly firstWordSeconds: number;
  readonly seconds: number;
  readonly tokensPerSecond: number;
  readonly abilities: Abilities;
}

const question = 'In two short sentences: why do people keep a diary?';
const charsAToken = 4;

/**
 * Throws `FailedRequest`; here its message may quote the server, which was sent nothing of the owner's. The trial is
 * noted in the books and is not held by the budget.
 */
export async function testModel(
  parts: RequestParts,
  choice: ModelChoice,
  signal?: AbortSignal,
): Promise<ModelTrial> {
  try {
    const abilities = await probe(parts, openAccount('test', choice), signal);
    return { ...(await measure(parts, choice, abilities, signal)), abilities };
  } catch (error) {
    throw error instanceof FailedRequest ? quoting(error, choice) : error;
  }
}

async function measure(
  parts: RequestParts,
  choice: ModelChoice,
  abilities: Abilities,
  signal?: AbortSignal,
): Promise<Omit<ModelTrial, 'abilities'>> {
  const { clock } = parts;
  const account = openAccount('test', choice, abilities.refused);
  const begun = clock.now();
  let firstAt: number | null = null;
  let answer = '';
  const wanted = {
    messages: [{ role: 'user' as const, content: question }],
    maxAnswerTokens: 1_000,
    ...(signal ? { signal } : {}),
  };
  for await (const piece of sendOnce(parts, account, wanted)) {
    if (piece.type === 'end') break;
    firstAt ??= clock.now();
    answer += piece.text;
  }
  const ended = clock.now();
  const writingMs = Math.max(1, ended - (firstAt ?? begun));
  const tokens = account.usage.answerTokens || Math.ceil(answer.length / charsAToken);
  return {
    answer: answer.trim(),
    firstWordSeconds: ((firstAt ?? ended) - begun) / 1000,
    seconds: (ended - begun) / 1000,
    tokensPerSecond: tokens / (writingMs / 1000),
  };
}

/** The server's own words often say what to do, as in "model not found, try pulling it first". */
function quoting(error: FailedRequest, { key }: ModelChoice): FailedRequest {
  const { detail, status } = error.what;
  if (status === null || detail === '') return error;
  const quoted = (key === null ? detail : detail.replaceAll(key, '…')).replace(/\s+/gu, ' ').slice(0, 200);
  return new FailedRequest(
    { ...error.what, message: say('{trouble} It says: “{quoted}”', { trouble: error.sentence, quoted }) },
    error,
  );
}
