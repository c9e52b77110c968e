/** Does what "remember …", "forget …" and "that is wrong, …" ask for, without a model. Forgetting asks first. */
import { memoryKinds, type Memory, type MemoryId } from '../../src-preload/contract/memory.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import { writtenScope, type Place } from '../backends/participants.ts';
import { isSupported } from './citations.ts';
import type { ChatParts } from './chat-parts.ts';
import type { KeptTool, MessageRow } from './messages-table.ts';
import { bestMatches, correct, forgettable, remember, textOf } from './owner-changes.ts';
import { tellingStems } from './telling-stems.ts';
import { readPassages } from './passages.ts';
import type { Instruction } from './tell-me.ts';
import { tokensOf } from '../store/text-normal.ts';
import { wordsOfPlace } from './who-answers.ts';

export interface Followed {
  /** The answer, in words for the owner. */
  readonly said: string;
  readonly tool: KeptTool | null;
}

type Parts = Pick<ChatParts, 'db' | 'search' | 'memories'>;

const mostForgotten = 10;
const toolId = 'told';

/** `answerBefore`: the last answer of the conversation, which a correction is about. */
export async function followInstruction(
  parts: Parts,
  { kind, text }: Instruction,
  questionId: number,
  answerBefore: MessageRow | null,
): Promise<Followed> {
  switch (kind) {
    case 'remember':
      return rememberIt(parts, text, questionId);
    case 'forget':
      return askToForget(parts, text);
    case 'correct': {
      const memory = await toCorrect(parts, text, answerBefore);
      if (!memory) return rememberIt(parts, text, questionId);
      const done = correct(parts.memories, memory.id, text, questionId);
      return {
        said: tell('{outcome} Now it reads: “{text}”', { outcome: done.outcome, text }),
        tool: doneTool('correct_for_owner', tell('Corrected a memory'), text, done),
      };
    }
  }
}

function rememberIt({ memories }: Parts, text: string, questionId: number): Followed {
  const done = remember(memories, text, questionId);
  return {
    said: tell('{outcome} “{text}”', { outcome: done.outcome, text }),
    tool: doneTool('keep_for_owner', tell('Remembered'), text, done),
  };
}

/**
 * "Remember …" among agents: into the memory of their conversation, where the owner's own would not be read. It stands on the
 * owner's word, so erasing the conversation leaves it.
 */
export async function keepInScope(
  { conversation, participants }: Pick<ChatParts, 'conversation' | 'participants'>,
  text: string,
  { questionId, place }: { readonly questionId: number; readonly place: Place },
): Promise<Followed> {
  const own = writtenScope(place);
  const backend = conversation.backendOf(own);
  if (!backend) throw new MnemeError('conflict', say('Conversation memory is switched off here.'));
  const whose = wordsOfPlace(place, participants());
  const { event, memory: kept } = await backend.add(own, text, 'owner', [questionId]);
  if (event === 'NONE')
    return {
      said: tell('That is in the memory of {whose} already: “{text}”', { whose, text: kept.text }),
      tool: null,
    };
  const { id, scope } = kept;
  const done = { step: null, memoryIds: [], outcome: '' };
  return {
    said: tell('Remembered, in the memory of {whose}. “{text}”', { whose, text: kept.text }),
    tool: {
      ...doneTool('add_memory', tell('Remembered, in the memory of {whose}', { whose }), kept.text, done),
      scoped: { id, scope },
    },
  };
}

async function askToForget(parts: Parts, text: string): Promise<Followed> {
  const found = bestMatches(await findMemories(parts, text), forgettable, text);
  const memories = found.slice(0, mostForgotten);
  if (memories.length === 0) {
    return {
      said: tell(
        'No memory matches “{text}”. What was only seen on the screen can be deleted with its frame, in the timeline.',
        { text },
      ),
      tool: null,
    };
  }
  return {
    said:
      memories.length === 1
        ? tell('This memory matches. Shall I forget it?')
        : tell('These memories match. Shall I forget them?'),
    tool: {
      id: toolId,
      name: 'forget_for_owner',
      state: 'asking',
      label:
        memories.length === 1
          ? tell('Forget a memory')
          : tell('Forget {count} memories', { count: memories.length }),
      outcome: '',
      memoryIds: memories.map(({ id }) => id),
      text: null,
      about: text,
      step: null,
    },
  };
}

/** The memory of the last answer that shares most with the correction and that answer; else the nearest to the correction. */
async function toCorrect(
  parts: Parts,
  text: string,
  answerBefore: MessageRow | null,
): Promise<Memory | undefined> {
  const { citations = [], context } = answerBefore?.details ?? {};
  const ids = new Set([...citations, ...(context?.recalled ?? [])].flatMap(({ memoryId }) => memoryId ?? []));
  const shown = parts.memories.getMany([...ids]).filter(isCurrent);
  if (shown.length > 0) {
    const cited = new Set(citations.map(({ memoryId }) => memoryId));
    const said = answerBefore?.text ?? '';
    const scored = shown.map((memory) => {
      const whole = textOf(memory);
      const score = 3 * common(text, whole) + common(said, whole) + (cited.has(memory.id) ? 1 : 0);
      return { memory, score };
    });
    return scored.sort((a, b) => b.score - a.score)[0]!.memory;
  }
  const found = await findMemories(parts, text);
  return found.find((memory) => isSupported(text, textOf(memory)));
}

/** Memories in the order of the search. The vault's captions are not what an instruction is about. */
async function findMemories({ db, search, memories }: Parts, text: string): Promise<Memory[]> {
  const kinds = memoryKinds.filter((kind) => kind !== 'vault');
  const { hits } = await search.query(
    searchQuerySchema.parse({
      text: text.slice(0, 2_000),
      filters: { kinds, scopes: [''] },
      limit: 30,
      literal: [text],
    }),
  );
  const passages = readPassages(
    db,
    hits.map(({ unitId }) => unitId),
  );
  const ids = [
    ...new Set(hits.map(({ unitId }) => passages.get(unitId)?.memoryId ?? null).filter((id) => id !== null)),
  ];
  const known = new Map(memories.getMany(ids).map((memory) => [memory.id, memory]));
  return ids.flatMap((id) => known.get(id) ?? []).filter(isCurrent);
}

function isCurrent({ state }: Memory): boolean {
  return state === 'active';
}

function common(text: string, other: string): number {
  const words = new Set(tokensOf(other).map(({ stem }) => stem));
  return new Set(tellingStems(text).filter((stem) => words.has(stem))).size;
}

function doneTool(
  name: KeptTool['name'],
  label: string,
  text: string,
  { step, memoryIds, outcome }: { step: number | null; memoryIds: readonly MemoryId[]; outcome: string },
): KeptTool {
  return { id: toolId, name, state: 'done', label, outcome, memoryIds, text, about: '', step };
}
