/** The chat on a real store with the real search and real memories; the model is a scripted server, or there is none. */
import { onTestFinished } from 'vitest';
import type { ChatMessage, chatEvents, NewAttachment } from '../../src-preload/contract/chat.ts';
import type { PersonalDataKind } from '../../src-preload/contract/privacy.ts';
import type { EventOf, NameOf } from '../../src-preload/contract/route.ts';
import type { Log } from '../../src-main/base/log.ts';
import type { ConversationMemory } from '../../src-main/backends/conversation-memory.ts';
import type { ChatParts, Screen } from '../../src-main/chat/chat-parts.ts';
import type { AskedFor } from '../../src-main/chat/who-answers.ts';
import { createChat, type Chat } from '../../src-main/chat/chat.ts';
import { createSession, type ErasingParts } from '../../src-main/chat/conversations.ts';
import { messagesBefore } from '../../src-main/chat/messages-table.ts';
import { createConversation } from '../../src-main/engine/conversation.ts';
import type { ParticipantSettings } from '../../src-main/backends/participants.ts';
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import { createLlm, type PreparedLlm } from '../../src-main/llm/create-llm.ts';
import { createMemories } from '../../src-main/memory/create-memories.ts';
import type { Memories } from '../../src-main/memory/memories.ts';
import { addUnits } from '../../src-main/memory/units.ts';
import { redact, type Removed } from '../../src-main/privacy/redact.ts';
import { createScriptedLlm, type ScriptedLlmOptions } from './scripted-llm.ts';
import { startScriptedModel, type Script, type ScriptedModel } from './scripted-model.ts';
import { addFrame, createSearchBed, type SearchBed } from './search-bed.ts';
import { temporaryFolder } from './temporary-store.ts';

type Events = typeof chatEvents;
export type ChatEvent = {
  [Name in NameOf<Events>]: { readonly name: Name; readonly payload: EventOf<Events, Name> };
}[NameOf<Events>];

type Turn = Parameters<ChatParts['onTurn']>[0];

export interface ChatBed extends Pick<SearchBed, 'db' | 'clock' | 'search' | 'backlog' | 'vectors'> {
  readonly memories: Memories;
  readonly chat: Chat;
  readonly sessionId: number;
  readonly erasing: ErasingParts;
  readonly events: readonly ChatEvent[];
  readonly secrets: readonly Removed[];
  /** Turns that came to their end. */
  readonly turns: readonly Turn[];
  readonly logged: readonly string[];
  readonly participants: () => ParticipantSettings;
  readonly conversation: ConversationMemory;
  /** Sends and waits for the whole answer: where several answer, the first one's. */
  ask(text: string, attachments?: readonly NewAttachment[]): Promise<ChatMessage>;
  /** Another conversation; asks and waits for all answers. */
  talk(asked: AskedFor, text: string): Promise<readonly ChatMessage[]>;
  /** A frame with its words, in the index; answers its id. `ago` in milliseconds. */
  see(application: string, text: string, ago?: number): Promise<number>;
  /** A semantic memory, in the index with its vector. */
  know(name: string, summary: string): Promise<ReturnType<Memories['add']>>;
}

export interface ChatBedOptions {
  readonly llm?: PreparedLlm;
  readonly screen?: Screen;
  readonly readPicture?: (bytes: Uint8Array) => Promise<string>;
  /** Who takes part; the usual agent alone where left out. */
  readonly participants?: () => ParticipantSettings;
  /** Taken out besides secrets; the default where left out. */
  readonly personalData?: readonly PersonalDataKind[];
  /** Hears of each turn before the bed notes it. */
  readonly onTurn?: ChatParts['onTurn'];
  /** With whom the bed's conversation is held. */
  readonly with?: AskedFor;
}

const noModel: PreparedLlm = createLlm({
  choose: () => null,
  abilities: { read: () => null, write: () => {} },
  ledger: { refusal: () => null, note: () => {} },
  clock: { now: () => 0, after: () => () => {} },
});

/** A model whose server runs until the test ends. */
export async function scriptedModel(
  script: Script,
  options: ScriptedLlmOptions = {},
): Promise<{ readonly server: ScriptedModel; readonly llm: PreparedLlm }> {
  const server = await startScriptedModel(script);
  onTestFinished(() => server.close());
  return { server, llm: createScriptedLlm(server, options).llm };
}

export function createChatBed(embedder: Embedder, options: ChatBedOptions = {}): ChatBed {
  const { db, clock, search, backlog, vectors } = createSearchBed(embedder);
  const events: ChatEvent[] = [];
  const secrets: Removed[] = [];
  const turns: Turn[] = [];
  const logged: string[] = [];
  const log: Log = (_level, message) => void logged.push(message);
  const onUnitsRemoved = (ids: readonly number[]): void => vectors.remove(ids);
  const memories = createMemories({
    db,
    clock,
    onUnits: backlog.wake,
    onUnitsRemoved,
    onChange: () => {},
    onDue: () => {},
  });
  const participants = (): ParticipantSettings => options.participants?.() ?? defaultSettings;
  const conversation = createConversation({
    db,
    dataFolder: temporaryFolder(),
    memories,
    clock,
    log,
    settings: participants,
    redact,
    onUnits: backlog.wake,
    onUnitsRemoved,
    local: { name: 'local', embedder, vectors, backlog },
    openEmbedder: () => Promise.reject(new Error('No server makes vectors here.')),
    onChange: () => {},
  });
  const chat = createChat({
    db,
    search,
    memories,
    llm: options.llm ?? noModel,
    conversation: conversation.memory,
    participants,
    clock,
    log,
    screen: options.screen ?? { newest: () => Promise.resolve(null) },
    readPicture: async (picture) => ({
      text: (await options.readPicture?.(picture.bytes)) ?? '',
      picture,
    }),
    redact: (text) => redact(text, options.personalData),
    keepSecrets: (removed) => secrets.push(...removed) > 0,
    onTurn(turn) {
      options.onTurn?.(turn);
      turns.push(turn);
    },
    onText: backlog.wake,
    emit: (name, payload) => void events.push({ name, payload } as ChatEvent),
  });
  onTestFinished(() => chat.close());
  const sessionId = createSession({ db, clock, participants }, { persona: 'plain', ...options.with }).id;
  return {
    db,
    clock,
    search,
    backlog,
    vectors,
    memories,
    chat,
    sessionId,
    erasing: { db, onUnitsRemoved, eraseOrphans: () => void memories.eraseOrphans() },
    events,
    secrets,
    turns,
    logged,
    participants,
    conversation: conversation.memory,
    async ask(text, attachments = []) {
      const { answerId } = await chat.send({ sessionId, text, attachments });
      await chat.drain();
      await backlog.drain();
      return chat.message(answerId);
    },
    async talk(asked, text) {
      const { id } = createSession({ db, clock, participants }, { persona: 'plain', ...asked });
      const { questionId } = await chat.send({ sessionId: id, text, attachments: [] });
      await chat.drain();
      await backlog.drain();
      return messagesBefore(db, { sessionId: id, after: questionId, before: null, limit: 50 }).map(chat.show);
    },
    async see(application, text, ago = 0) {
      const capturedAt = clock.now() - ago;
      const frameId = addFrame(db, { application, displayId: 'd1', capturedAt });
      addUnits(db, `activity:${frameId}`, [
        { text, author: application, byOwner: false, occurredAt: capturedAt, frameId },
      ]);
      await backlog.drain();
      return frameId;
    },
    async know(name, summary) {
      const fields = { name, summary, details: '', origin: '' };
      const memory = memories.add({ kind: 'semantic', title: name, fields }, [{ kind: 'owner' }], {
        actor: 'owner',
      });
      await backlog.drain();
      return memory;
    },
  };
}
