/** What a flush of a conversation's newest messages would see and write, without writing anything. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Scope } from '../backends/scope.ts';
import { sliceOf, withinSeconds } from './extractor.ts';
import type { FlushParts } from './conversation-flush.ts';
import { isKnown } from './learning.ts';
import { saidAfter } from './said-messages.ts';

export interface ExampleFlush {
  /** As it is sent. */
  readonly prompt: string;
  /** How many messages it is shown. */
  readonly messages: number;
  readonly known: readonly string[];
  readonly reply: string;
  readonly facts: readonly { readonly text: string; readonly verdict: 'new' | 'known' | 'not-said' }[];
}

/** Rejects with `LlmError`, `not-found` where nothing was said, and `not-allowed` where memory is switched off. */
export async function exampleFlush(
  { db, clock, settings, learningOf, clean }: FlushParts,
  sessionId: number,
): Promise<ExampleFlush> {
  const said = saidAfter(db, sessionId, 0, Number.MAX_SAFE_INTEGER);
  const scope: Scope | undefined = said.at(-1)?.scope;
  if (scope === undefined) {
    throw new MnemeError(
      'not-found',
      say('Nothing was said in this conversation that a model could be shown. Choose another one.'),
    );
  }
  const learning = learningOf(scope);
  if (!learning) {
    throw new MnemeError(
      'not-allowed',
      say('Memory is switched off for this conversation, so nothing would be asked or written.'),
    );
  }
  const newest = said
    .filter((message) => message.scope === scope)
    .slice(-settings().extractorMaxMessagesPerFlush);
  const slice = sliceOf(newest, settings(), learning.mostChars);
  const never = new AbortController().signal;
  const heard = await withinSeconds(clock, settings().extractorMaxExtractionSeconds, never, (signal) =>
    learning.hear(slice, [], false, signal),
  );
  const facts: ExampleFlush['facts'][number][] = [];
  for (const { text, isSaid } of heard.facts) {
    const fact = clean(text);
    const isThere = isSaid && (await isKnown(learning.backend, scope, fact));
    facts.push({ text: fact, verdict: isThere ? 'known' : isSaid ? 'new' : 'not-said' });
  }
  const { prompt, known, reply } = heard;
  return { prompt, messages: slice.length, known, reply, facts };
}
