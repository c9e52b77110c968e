/**
 * One answer: recall, put the prompt together, let the model write, settle the citations. Without a model, and where it fails
 * before the first word, the best passages stand in its place.
 */
import { usualAgent } from '../../src-preload/contract/memory-settings.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { heardScopes, type Place } from '../backends/participants.ts';
import type { Scope } from '../backends/scope.ts';
import { LlmError, type ModelInUse, type PromptImage } from '../llm/llm.ts';
import type { AgentToolParts } from './agent-tool.ts';
import { streamRounds } from './answer-rounds.ts';
import type { ChatParts } from './chat-parts.ts';
import { settleCitations } from './citations.ts';
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
import { recallConversations } from './recall-conversations.ts';
import { retrieve, type Retrieval } from './retrieve.ts';
import { getSession } from './sessions-table.ts';
import { createSourceBook, refsOf, type SourceBook } from './source-book.ts';
import { createToolbox } from './toolbox.ts';
import { answerersOf, nameOf, wordsOfPlace, type Answerer } from './who-answers.ts';

export interface Turn {
  readonly sessionId: number;
  readonly questionId: number;
  readonly answerId: number;
  readonly question: string;
  readonly place: Place;
  readonly answerer: Answerer;
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
  /** Nobody else could answer either: there is no model, its server is not there, or the owner stopped it. */
  readonly endsTurn: boolean;
};

const recalledPassages = 14;
const historyMessages = 30;

/** Never rejects for what a model or a server does; rejects where the store or the search fails. */
export async function writeAnswer(parts: ChatParts, turn: Turn, telling: Telling): Promise<Answer> {
  const { db, llm, memories, clock } = parts;
  const { place, answerer } = turn;
  const settings = parts.participants();
  const book = createSourceBook();
  const { clearedThrough, persona: personaId } = getSession(db, turn.sessionId);
  const persona = personaOf(db, personaId);
  const said = messagesBefore(db, {
    sessionId: turn.sessionId,
    after: clearedThrough,
    before: turn.answerId,
    limit: historyMessages,
  });
  const history = said.filter(({ id }) => id < turn.questionId);
  const scopes = heardScopes(place, settings);
  const sources = { ...parts, scopes, shownMessages: [...history.map(({ id }) => id), turn.questionId] };
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
  const inPlace = answerer.model ?? undefined;

  let prompt: Prompt | null = null;
  let model: ModelInUse | null = null;
  let known = { text: '', missing: [] as readonly string[] };
  let text = '';
  try {
    if (llm.inUse('chat', inPlace) === null) return withPassages(null);
    await llm.prepare('chat', inPlace);
    model = llm.inUse('chat', inPlace);
    if (model === null) return withPassages(null);
    known = await recallConversations(parts, place, turn.question);
    const agent = agentTool();
    const memoryTool = agent === null ? 'none' : model.canCallTools ? 'functions' : 'marks';
    prompt = buildPrompt({
      persona,
      agent: {
        name: answerer.label,
        role: answerer.role,
        others: answerersOf(place, settings)
          .filter(({ agent: name }) => name !== answerer.agent)
          .map((other) => nameOf(other, persona)),
      },
      core: memories.core(),
      memory: known.text,
      // Passages that stood in for an answer were recalled; they are not what anybody said.
      history: history.filter(({ details }) => details.writtenBy !== 'passages').map(asHeard),
      answersBefore: said
        .filter(({ id, details }) => id > turn.questionId && details.writtenBy === 'model')
        .map((row) => asHeard(row).text),
      recalled: book.all(),
      // What was attached before is still talked about; what was attached last comes first.
      attachments: [...turn.attachments, ...history.flatMap(({ details }) => details.attachments).reverse()],
      images: model.canSee ? turn.images : [],
      question: turn.question,
      language: languageOf(turn.question),
      now: clock.now(),
      contextTokens: model.contextTokens ?? usualContextTokens,
      canCallTools: model.canCallTools,
      memoryTool,
    });
    book.keepOnly(prompt.recalled);
    const isCut = await streamRounds({
      llm,
      model,
      modelInPlace: answerer.model,
      prompt,
      toolbox: createToolbox({ ...sources, memories }, book, agent),
      readsMarks: memoryTool === 'marks',
      signal: turn.signal,
      onText: add,
      onRound() {
        if (text !== '' && !text.endsWith('\n')) add('\n\n');
      },
      onTool: telling.tool,
    });
    return settled('whole', isCut ? tell('The model ended this answer at its limit of length.') : null);
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    if (error.failure === 'cancelled') return { ...settled('stopped', null), endsTurn: true };
    const endsTurn = error.failure === 'unavailable' || error.failure === 'over-budget';
    if (text.trim() === '') return { ...withPassages(error), endsTurn };
    return {
      ...settled('failed', tell('The answer was cut off here. {trouble}', { trouble: error.sentence })),
      endsTurn,
    };
  }

  function agentTool(): AgentToolParts | null {
    const memory = answerer.hasMemoryTool ? parts.conversation.agentMemory(place) : null;
    // A line that is deleted from a file is gone with its words.
    const keepsDeleted = (scope: Scope): boolean => parts.conversation.backendOf(scope)?.name === 'mem0';
    return (
      memory && { memory, whose: wordsOfPlace(place, settings), questionId: turn.questionId, keepsDeleted }
    );
  }

  /** A message as this agent heard it: its own answers are its own, those of others have their name before them. */
  function asHeard({ role, agent, author, text: words }: MessageRow): Pick<MessageRow, 'role' | 'text'> {
    const isOther = role === 'assistant' && (agent ?? usualAgent) !== answerer.agent;
    return isOther && words.trim() !== ''
      ? { role: 'user', text: `${author}: ${words}` }
      : { role, text: words };
  }

  function add(more: string): void {
    if (more === '') return;
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
        context: contextOf(model, prompt, found, known.missing, book),
      },
      endsTurn: false,
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
        context: contextOf(null, null, found, [], book),
      },
      endsTurn: failure === null,
    };
  }
}

function contextOf(
  model: ModelInUse | null,
  prompt: Prompt | null,
  found: Retrieval,
  missing: readonly string[],
  book: SourceBook,
): KeptContext {
  return {
    model: model?.model ?? null,
    usedTokens: prompt?.usedTokens ?? 0,
    roomTokens: prompt?.roomTokens ?? 0,
    parts: prompt?.parts ?? [],
    searches: found.searches,
    recalled: refsOf(book.all()).map((ref) => ({ ...ref, why: book.get(ref.number)!.why })),
    missing: [...found.missing, ...missing],
  };
}

/** What went wrong, in words for the owner, where neither model nor server is to blame. */
export function explainFailure(error: unknown): string {
  return error instanceof MnemeError
    ? wordsOf(error)
    : tell('Mneme could not answer this because of a fault of its own; the log says more. Ask again.');
}
