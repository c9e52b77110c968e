/**
 * One answer: recall, put the prompt together, stream, let the model use its tools, settle the citations. Without a model, and
 * where it fails before the first word, the best passages stand in its place.
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import {
  LlmError,
  type ModelInUse,
  type PromptImage,
  type PromptMessage,
  type ToolCall,
} from '../llm/llm.ts';
import type { ChatParts } from './chat-parts.ts';
import { settleCitations } from './citations.ts';
import { runTool, toolOffers } from './memory-tools.ts';
import {
  messagesBefore,
  type KeptAttachment,
  type KeptContext,
  type KeptTool,
  type MessageDetails,
  type MessageRow,
} from './messages-table.ts';
import { answerWithPassages } from './passage-answer.ts';
import { labelOf } from './passages.ts';
import { personaOf } from './personas.ts';
import { buildPrompt, usualContextTokens, type Prompt } from './prompt.ts';
import { languageOf } from './question-language.ts';
import { retrieve, type Retrieval } from './retrieve.ts';
import { getSession } from './sessions-table.ts';
import { createSourceBook, refsOf, type SourceBook } from './source-book.ts';
import { cutToTokens } from './tokens.ts';

export interface Turn {
  readonly sessionId: number;
  readonly questionId: number;
  readonly question: string;
  readonly attachments: readonly KeptAttachment[];
  readonly images: readonly PromptImage[];
  readonly signal: AbortSignal;
}

/** How the answer is told of while it is written. */
export interface Telling {
  /** What came so far, and how much of it is new. */
  readonly text: (whole: string, added: string) => void;
  readonly tool: (tool: KeptTool) => void;
}

export type Answer = Pick<MessageRow, 'text' | 'state' | 'error'> & {
  readonly details: Omit<MessageDetails, 'tools' | 'attachments'>;
};

const recalledPassages = 14;
const historyMessages = 30;
const mostRounds = 4;
const mostToolTokens = 1_500;
const mostAnswerTokens = 1_500;

/** Never rejects for what a model or a server does; rejects where the store or the search fails. */
export async function writeAnswer(parts: ChatParts, turn: Turn, telling: Telling): Promise<Answer> {
  const { db, llm, memories, clock } = parts;
  const book = createSourceBook();
  const { clearedThrough, persona } = getSession(db, turn.sessionId);
  const history = messagesBefore(db, {
    sessionId: turn.sessionId,
    after: clearedThrough,
    before: turn.questionId,
    limit: historyMessages,
  });
  const sources = { ...parts, shownMessages: [...history.map(({ id }) => id), turn.questionId] };
  const found = await retrieve(
    sources,
    {
      question: turn.question,
      questionBefore: history.filter(({ role }) => role === 'user').at(-1)?.text ?? null,
      now: clock.now(),
      limit: recalledPassages,
    },
    book,
    turn.signal,
  );

  let prompt: Prompt | null = null;
  let model: ModelInUse | null = null;
  let text = '';
  try {
    if (llm.inUse('chat') === null) return withPassages(null);
    await llm.prepare('chat');
    model = llm.inUse('chat');
    if (model === null) return withPassages(null);
    prompt = buildPrompt({
      persona: personaOf(db, persona),
      core: memories.core(),
      // Passages that stood in for an answer were recalled; they are not what anybody said.
      history: history.filter(({ details }) => details.writtenBy !== 'passages'),
      recalled: book.all(),
      // What was attached before is still talked about; what was attached last comes first.
      attachments: [...turn.attachments, ...history.flatMap(({ details }) => details.attachments).reverse()],
      images: model.canSee ? turn.images : [],
      question: turn.question,
      language: languageOf(turn.question),
      now: clock.now(),
      contextTokens: model.contextTokens ?? usualContextTokens,
      canCallTools: model.canCallTools,
    });
    book.keepOnly(prompt.recalled);
    const isCut = await stream(model, prompt);
    return settled('whole', isCut ? 'The model ended this answer at its limit of length.' : null);
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    if (error.failure === 'cancelled') return settled('stopped', null);
    if (text.trim() === '') return withPassages(error);
    return settled('failed', `The answer was cut off here. ${error.message}`);
  }

  /** Answers whether the limit of length ended it. */
  async function stream(model: ModelInUse, { messages, roomTokens }: Prompt): Promise<boolean> {
    const conversation: PromptMessage[] = [...messages];
    let tools = 0;
    for (let round = 0; ; round++) {
      const mayCall = model.canCallTools && round < mostRounds;
      const calls: ToolCall[] = [];
      let said = '';
      let isCut = false;
      const request = {
        purpose: 'chat',
        messages: conversation,
        ...(mayCall ? { tools: toolOffers } : {}),
        maxAnswerTokens: Math.min(mostAnswerTokens, Math.ceil(roomTokens / 3)),
        signal: turn.signal,
      } as const;
      for await (const part of llm.stream(request)) {
        if (part.type === 'text') {
          said += part.text;
          add(part.text);
        } else if (part.type === 'tool-calls') calls.push(...part.calls);
        else isCut = part.isCut;
      }
      if (calls.length === 0 || !mayCall) return isCut;
      conversation.push({ role: 'assistant', content: said, toolCalls: calls });
      for (const call of calls) {
        const { content, use } = await runTool(sources, book, call, `t${++tools}`, turn.signal);
        if (use) telling.tool(use);
        const fitting = cutToTokens(content, Math.min(mostToolTokens, Math.floor(roomTokens / 4)));
        conversation.push({ role: 'tool', toolCallId: call.id, content: fitting });
      }
      if (text !== '' && !text.endsWith('\n')) add('\n\n');
    }
  }

  function add(more: string): void {
    text += more;
    telling.text(text, more);
  }

  function settled(state: MessageRow['state'], error: string | null): Answer {
    const citable = book.all().map(({ number, passage }) => ({
      number,
      text: `${labelOf(passage)}: ${passage.text}`,
    }));
    const answer = settleCitations(text, citable);
    const cited = answer.cited.flatMap((number) => book.get(number) ?? []);
    return {
      text: answer.text,
      state,
      error,
      details: {
        writtenBy: 'model',
        citations: refsOf(cited),
        context: contextOf(model, prompt, found, book),
      },
    };
  }

  function withPassages(failure: LlmError | null): Answer {
    const answer = answerWithPassages(book.all(), failure === null || failure.failure === 'no-model');
    return {
      text: answer.text,
      state: failure === null ? 'whole' : 'failed',
      error: failure?.message ?? null,
      details: {
        writtenBy: 'passages',
        citations: answer.citations,
        context: contextOf(null, null, found, book),
      },
    };
  }
}

function contextOf(
  model: ModelInUse | null,
  prompt: Prompt | null,
  found: Retrieval,
  book: SourceBook,
): KeptContext {
  return {
    model: model?.model ?? null,
    usedTokens: prompt?.usedTokens ?? 0,
    roomTokens: prompt?.roomTokens ?? 0,
    parts: prompt?.parts ?? [],
    searches: found.searches,
    recalled: refsOf(book.all()).map((ref) => ({ ...ref, why: book.get(ref.number)!.why })),
    missing: [...found.missing],
  };
}

/** What went wrong, in words for the owner, where neither model nor server is to blame. */
export function explainFailure(error: unknown): string {
  return error instanceof MnemeError
    ? error.message
    : 'Mneme could not answer this because of a fault of its own; the log says more. Ask again.';
}
