/** What is known from earlier conversations with the same agent or team, or in the same room. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { PromptLimits } from '../backends/backend.ts';
import type { ConversationMemory } from '../backends/conversation-memory.ts';
import type { Place } from '../backends/participants.ts';
import type { Log } from '../base/log.ts';

export interface KnownConversations {
  /** Empty where nothing is known. */
  readonly text: string;
  /** Why it is not known, in words for the owner. */
  readonly missing: readonly string[];
}

const limits: PromptLimits = { memories: 8, chars: 600 };
const mostQuestionChars = 2_000;

/** An answer without it is better than none: what cannot be read is logged, and named to the owner. */
export async function recallConversations(
  {
    conversation,
    log,
  }: { readonly conversation: Pick<ConversationMemory, 'promptContext'>; readonly log: Log },
  place: Place,
  question: string,
): Promise<KnownConversations> {
  try {
    const text = await conversation.promptContext(place, question.slice(0, mostQuestionChars), limits);
    return { text, missing: [] };
  } catch (error) {
    if (!(error instanceof MnemeError)) throw error;
    log('warn', 'conversation memory was not recalled', { code: error.code });
    return {
      text: '',
      missing: [
        tell('What is known from earlier conversations could not be read. {trouble}', {
          trouble: error.sentence,
        }),
      ],
    };
  }
}
