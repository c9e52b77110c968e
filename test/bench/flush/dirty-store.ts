/** A store with many conversations that nobody has flushed yet. */
import { openDatabase, transaction } from '../../../src-main/store/database.ts';
import { deriveKeys } from '../../../src-main/engine/keys.ts';
import { noteTurn } from '../../../src-main/flush/sessions-table.ts';
import { addUnits } from '../../../src-main/memory/units.ts';
import { silentLog } from '../../../src-main/base/log.ts';
import { engineKey } from '../../helpers/engine-bed.ts';
import type { Message } from '../retrieval/bench-data.ts';

export interface DirtyStore {
  readonly sessions: number;
  /** Of each session. */
  readonly messages: number;
  /** With whom they are held, in turn. */
  readonly agents: number;
}

/** Their passages wait for no vectors: in life they have long had them when a conversation is flushed. */
export function makeDirtyStore(file: string, texts: readonly Message[], size: DirtyStore): void {
  const store = openDatabase({
    file,
    key: deriveKeys(engineKey).database,
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
  const { db } = store;
  const begin = Date.now() - 3_600_000;
  for (let session = 0; session < size.sessions; session++) {
    const agent = `agent${session % size.agents}`;
    const scope = `agent_${agent}`;
    transaction(db, () => {
      const { id: sessionId } = db.run(
        `INSERT INTO chat_sessions (title, persona, created_at, updated_at, scope, agents) VALUES (?, 'plain', ?, ?, ?, ?)`,
        [`Talk ${session}`, begin, begin, scope, JSON.stringify([agent])],
      );
      for (let place = 0; place < size.messages; place++) {
        const { text } = texts[(session * size.messages + place) % texts.length]!;
        const said = `${text.slice(0, 600)} (note ${session}-${place})`;
        const at = begin + place * 1_000;
        const role = place % 2 === 0 ? 'user' : 'assistant';
        const author = role === 'user' ? 'You' : 'Ada';
        const { id: messageId } = db.run(
          `INSERT INTO chat_messages (session_id, role, author, text, created_at, state)
           VALUES (?, ?, ?, ?, ?, 'whole')`,
          [sessionId, role, author, said, at],
        );
        const unit = { text: said, author, byOwner: role === 'user', occurredAt: at, frameId: null };
        addUnits(db, `chat:${sessionId}`, [{ ...unit, messageId, scope }]);
      }
      noteTurn(db, { sessionId, agent, scope, at: begin }, 0);
    });
  }
  db.run('DELETE FROM units_waiting');
  store.close();
}
