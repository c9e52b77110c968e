/** The worker that flushes conversations, on a real store, real backends and a scripted model server. */
import { onTestFinished } from 'vitest';
import type { MemorySettings } from '../../src-preload/contract/memory-settings.ts';
import type { ConversationBackend } from '../../src-main/backends/backend.ts';
import { createFactLearner } from '../../src-main/backends/learn-facts.ts';
import { agentScope, type Scope } from '../../src-main/backends/scope.ts';
import { silentLog } from '../../src-main/base/log.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import { createFlushWorker, type FlushWorker } from '../../src-main/flush/flush-worker.ts';
import { learnForFiles, learnForMemories, type Learning } from '../../src-main/flush/learning.ts';
import { readOne, type StoredFlushSession } from '../../src-main/flush/sessions-table.ts';
import { createSimilarFacts } from '../../src-main/flush/similar-facts.ts';
import { addUnits } from '../../src-main/memory/units.ts';
import { redact } from '../../src-main/privacy/redact.ts';
import { createBackendBed, type BackendBed } from './backend-bed.ts';
import { flushSettings } from './flush-settings.ts';
import { createScriptedLlm } from './scripted-llm.ts';
import { startScriptedModel, type ScriptedModel, type ScriptedReply } from './scripted-model.ts';

export interface FlushBed extends BackendBed {
  readonly model: ScriptedModel;
  readonly ada: Scope;
  settings: MemorySettings;
  hasModel: boolean;
  /** What keeps every scope; null while memory is switched off. */
  learning: Learning | null;
  /** How facts are learnt for a backend, which may be a broken one. */
  learningFor(backend: ConversationBackend): Learning;
  /** Another worker on the same store, as after a start of the engine. */
  startWorker(): FlushWorker;
  /** A conversation with ada; answers its number. */
  newSession(agent?: string): number;
  /** Says something in a conversation now, and tells the worker. */
  say(worker: FlushWorker, sessionId: number, text: string, by?: 'user' | 'assistant'): number;
  session(sessionId: number): StoredFlushSession;
  /** Resolves once `isSo` holds of a session, asked whenever the worker tells of a change. */
  until(sessionId: number, isSo: (session: StoredFlushSession) => boolean): Promise<void>;
  /** What is kept in ada's scope, sorted. */
  kept(): Promise<string[]>;
}

/**
 * `script`: what the extractor answers, a fact a line, whichever way it is asked; `index` counts these questions. What the facts
 * mean for what is there is answered by nothing, so each is added.
 */
export async function createFlushBed(
  embedder: Embedder,
  name: 'mem0' | 'file',
  script: (text: string, index: number) => ScriptedReply | Promise<ScriptedReply>,
): Promise<FlushBed> {
  const bed = createBackendBed(embedder);
  const { db, clock, backends, memories, search } = bed;
  let questions = 0;
  const model = await startScriptedModel(async ({ text, asked }) => {
    if (asked === 'decisions') return { json: { decisions: [] } };
    const reply = await script(text, questions++);
    if (asked !== 'facts' || typeof reply !== 'string') return reply;
    const facts = reply.split('\n').map((line) => line.replace(/^- /, ''));
    return { json: { facts: /^\W*no_reply\W*$/i.test(reply) ? [] : facts } };
  });
  onTestFinished(() => model.close());
  const { llm } = createScriptedLlm(model);
  const ada = agentScope('ada');
  const clean = (text: string): string => redact(text).text;
  const learner = createFactLearner({ db, memories, search, clock });
  const similarFacts = createSimilarFacts(db);
  let listeners: (() => void)[] = [];
  const flushBed: FlushBed = {
    ...bed,
    model,
    ada,
    settings: flushSettings(),
    hasModel: true,
    learning: null,
    learningFor(backend) {
      const parts = { db, llm, clock, learner, similarFacts, clean, settings: () => flushBed.settings };
      return backend.name === 'file' ? learnForFiles(backend, parts) : learnForMemories(backend, parts);
    },
    startWorker() {
      const worker = createFlushWorker({
        db,
        learningOf: () => flushBed.learning,
        hasModel: () => flushBed.hasModel,
        clock,
        log: silentLog,
        settings: () => flushBed.settings,
        clean,
        onChange: () => {
          for (const listener of listeners) listener();
        },
      });
      worker.start();
      onTestFinished(() => void worker.stop());
      return worker;
    },
    newSession: (agent = 'ada') =>
      db.run(
        'INSERT INTO chat_sessions (title, persona, created_at, updated_at, scope) VALUES (?, ?, 0, 0, ?)',
        ['Talk', 'plain', agentScope(agent)],
      ).id,
    say(worker, sessionId, text, by = 'user') {
      const at = clock.now();
      const byOwner = by === 'user';
      const author = byOwner ? 'You' : 'Ada';
      const { id } = db.run(
        `INSERT INTO chat_messages (session_id, role, author, text, created_at, state)
         VALUES (?, ?, ?, ?, ?, 'whole')`,
        [sessionId, by, author, text, at],
      );
      const unit = { text, author, byOwner, occurredAt: at, frameId: null, messageId: id, scope: ada };
      addUnits(db, `chat:${sessionId}`, [unit]);
      worker.noteTurn({ sessionId, agent: 'ada', scope: ada, at });
      return id;
    },
    session: (sessionId) => readOne(db, sessionId)!,
    until: (sessionId, isSo) =>
      new Promise((resolve) => {
        const look = (): void => {
          const session = readOne(db, sessionId);
          if (!session || !isSo(session)) return;
          listeners = listeners.filter((listener) => listener !== look);
          resolve();
        };
        listeners = [...listeners, look];
        look();
      }),
    async kept() {
      const { memories } = await backends[name].list(ada, { cursor: null, limit: 100 });
      return memories.map(({ text }) => text).toSorted();
    },
  };
  flushBed.learning = flushBed.learningFor(backends[name]);
  return flushBed;
}
