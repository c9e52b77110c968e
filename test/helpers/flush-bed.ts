/** The worker that flushes conversations, on a real store, real backends and a scripted model server. */
import { onTestFinished } from 'vitest';
import type { ConversationBackend } from '../../src-main/backends/backend.ts';
import { agentScope } from '../../src-main/backends/scope.ts';
import { silentLog } from '../../src-main/base/log.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import type { SaidMessage } from '../../src-main/flush/extractor.ts';
import type { FlushSettings } from '../../src-main/flush/flush-settings.ts';
import { createFlushWorker, type FlushWorker } from '../../src-main/flush/flush-worker.ts';
import { readOne, type StoredFlushSession } from '../../src-main/flush/sessions-table.ts';
import { createBackendBed, type BackendBed } from './backend-bed.ts';
import { flushSettings } from './flush-settings.ts';
import { createScriptedLlm } from './scripted-llm.ts';
import { startScriptedModel, type ScriptedModel, type ScriptedReply } from './scripted-model.ts';

export interface FlushBed extends BackendBed {
  readonly model: ScriptedModel;
  readonly ada: ReturnType<typeof agentScope>;
  settings: FlushSettings;
  /** Another worker on the same store, as after a start of the engine. `backend`: what it writes to. */
  startWorker(backend?: ConversationBackend): FlushWorker;
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

export async function createFlushBed(
  embedder: Embedder,
  name: 'mem0' | 'file',
  script: (text: string, index: number) => ScriptedReply | Promise<ScriptedReply>,
): Promise<FlushBed> {
  const bed = createBackendBed(embedder);
  const { db, clock, backends } = bed;
  const model = await startScriptedModel(({ text, index }) => script(text, index));
  onTestFinished(() => model.close());
  const { llm } = createScriptedLlm(model);
  const ada = agentScope('ada');
  let listeners: (() => void)[] = [];
  const flushBed: FlushBed = {
    ...bed,
    model,
    ada,
    settings: flushSettings(),
    startWorker(backend = backends[name]) {
      const worker = createFlushWorker({
        db,
        backendOf: () => backend,
        llm,
        clock,
        log: silentLog,
        settings: () => flushBed.settings,
        messagesAfter: (sessionId, after, limit) =>
          db
            .all<Omit<SaidMessage, 'isOwner'> & { role: string }>(
              `SELECT id, author, role, text, created_at AS at FROM chat_messages
               WHERE session_id = ? AND id > ? ORDER BY id LIMIT ?`,
              [sessionId, after, limit],
            )
            .map(({ role, ...message }) => ({ ...message, isOwner: role === 'user' })),
        isGrounded: (fact) => !fact.includes('invented'),
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
      const { id } = db.run(
        `INSERT INTO chat_messages (session_id, role, author, text, created_at, state)
         VALUES (?, ?, ?, ?, ?, 'whole')`,
        [sessionId, by, by === 'user' ? 'Owner' : 'Ada', text, at],
      );
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
  return flushBed;
}
