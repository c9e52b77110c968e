/** What was said in conversations and may become lasting memories. */
import { usualAgent } from '../../src-preload/contract/memory-settings.ts';
import { agentScope, type Scope } from '../backends/scope.ts';
import type { ReadableDb } from '../store/statements.ts';
import type { SaidMessage } from './extractor.ts';

interface Row {
  readonly id: number;
  readonly role: string;
  readonly author: string;
  readonly text: string;
  readonly at: number;
  readonly scope: string | null;
}

/** How the owner is called in a stretch of conversation. */
const owner = 'Owner';

/**
 * The owner's messages and those that a model wrote, of a session after one, oldest first. Only those that have passages: an
 * instruction ("forget that …"), the answer of a rule and one made of quotations have none. A turn that is still being answered
 * is left for later.
 */
export function saidAfter(db: ReadableDb, sessionId: number, after: number, limit: number): SaidMessage[] {
  return db
    .all<Row>(
      `SELECT m.id, m.role, m.author, m.text, m.created_at AS at, u.scope FROM chat_messages m
         JOIN units u ON u.id = (SELECT min(id) FROM units WHERE message_id = m.id)
       WHERE m.session_id = :sessionId AND m.id > :after
         AND m.id < coalesce(
           (SELECT max(q.id) FROM chat_messages q WHERE q.session_id = :sessionId AND q.role = 'user'
              AND q.id < (SELECT min(id) FROM chat_messages WHERE session_id = :sessionId AND state = 'writing')),
           9223372036854775807)
       ORDER BY m.id LIMIT :limit`,
      { sessionId, after, limit },
    )
    .map(({ id, role, author, text, at, scope }) => ({
      id,
      scope: (scope ?? agentScope(usualAgent)) as Scope,
      author: role === 'user' ? owner : author,
      isOwner: role === 'user',
      text,
      at,
    }));
}
