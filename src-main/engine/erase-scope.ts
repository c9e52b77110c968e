/** Forgetting whose memory: what one scope holds in either backend, what waits to be learnt for it, and its conversations. */
import type { ErasePreview } from '../../src-preload/contract/erase.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import { writtenScope } from '../backends/participants.ts';
import type { Scope } from '../backends/scope.ts';
import type { Going } from '../chat/quotes.ts';
import { messageIds } from '../chat/messages-table.ts';
import { passOver, readOne } from '../flush/sessions-table.ts';
import type { Memories } from '../memory/memories.ts';
import { touchedByOwner } from '../memory/owners-hand.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export interface ScopeAsked {
  readonly scope: string;
  /** Also what was said in the conversations that it belongs to. */
  readonly conversations: boolean;
}

export interface ErasingScopeParts {
  readonly db: WritableDb;
  readonly memories: Pick<Memories, 'erase'>;
  /** Takes the lines out of the Markdown files and their words out of the histories; answers how many lines. */
  readonly forgetFiles: (scope: Scope) => Promise<number>;
  /** Ends what is being learnt from a conversation, and forgets what was heard and is not written yet. */
  readonly forgetHeard: (sessionId: number) => Promise<void>;
  /** Answers how many messages there were. */
  readonly eraseConversation: (sessionId: number) => Promise<number>;
}

type ScopeCounts = Pick<ErasePreview, 'facts' | 'lines' | 'conversations' | 'messages' | 'memories'>;

const factsAtOnce = 200;

/** Throws `invalid-input` for what cannot be a scope. */
export function countScope(db: ReadableDb, asked: ScopeAsked): ScopeCounts {
  const scope = requireScope(asked.scope);
  const sessions = asked.conversations ? sessionsOf(db, scope) : [];
  const messages = sessions.flatMap((id) => messageIds(db, id));
  return {
    facts: factsOf(db, scope).length,
    lines: db.value<number>('SELECT count(*) FROM file_entries WHERE scope = ?', [scope]) ?? 0,
    conversations: sessions.length,
    messages: messages.length,
    memories: countOnlyFrom(db, messages, scope),
  };
}

/** What of it can stand in other conversations. */
export function goingOfScope(db: ReadableDb, asked: ScopeAsked): Going {
  const scope = requireScope(asked.scope);
  const facts = factsOf(db, scope);
  const unitIds = db.column<number>(
    `SELECT id FROM units WHERE memory_id IN (SELECT value FROM json_each(:facts))
     UNION SELECT unit_id FROM file_entries WHERE scope = :scope`,
    { facts: JSON.stringify(facts), scope },
  );
  const gone = asked.conversations ? sessionsOf(db, scope).flatMap((id) => messageIds(db, id)) : [];
  return { unitIds, frameIds: new Set(), memoryIds: new Set(facts), messageIds: new Set(gone) };
}

/** Rejects as the files do; then what was not reached is still there, and counted as such. */
export async function eraseScope(
  parts: ErasingScopeParts,
  asked: ScopeAsked,
): Promise<Omit<ScopeCounts, 'memories' | 'conversations'>> {
  const { db, memories } = parts;
  const scope = requireScope(asked.scope);
  let messages = 0;
  for (const id of sessionsOf(db, scope)) {
    await parts.forgetHeard(id);
    if (asked.conversations) messages += await parts.eraseConversation(id);
    else neverLearn(db, id);
  }
  const lines = await parts.forgetFiles(scope);
  let facts = 0;
  for (let some = factsOf(db, scope); some.length > 0; some = factsOf(db, scope)) {
    facts += memories.erase(some.slice(0, factsAtOnce), 'owner');
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { facts, lines, messages };
}

/** What was said until now would be learnt anew. */
function neverLearn(db: WritableDb, sessionId: number): void {
  const known = readOne(db, sessionId);
  if (known) passOver(db, { sessionId, agent: known.agent, scope: known.scope, at: known.lastTurnAt });
}

/** Of any state: what was superseded or archived is remembered, too. */
function factsOf(db: ReadableDb, scope: Scope): MemoryId[] {
  return db.column<MemoryId>('SELECT id FROM memories WHERE scope = ?', [scope]);
}

function sessionsOf(db: ReadableDb, scope: Scope): number[] {
  return db
    .all<{ id: number; agents: string; room: string | null }>('SELECT id, agents, room FROM chat_sessions')
    .filter(({ agents, room }) => writtenScope({ agents: JSON.parse(agents) as string[], room }) === scope)
    .map(({ id }) => id);
}

/** Memories outside of the scope that came from nothing but these messages and that the owner never touched. */
function countOnlyFrom(db: ReadableDb, messages: readonly number[], scope: Scope): number {
  const found = db.column<MemoryId>(
    `SELECT m.id FROM memories m WHERE m.scope IS NOT :scope
       AND m.id IN (SELECT memory_id FROM memory_sources
         WHERE message_id IN (SELECT value FROM json_each(:messages)))
       AND NOT EXISTS (SELECT 1 FROM memory_sources s WHERE s.memory_id = m.id
         AND (s.message_id IS NULL OR s.message_id NOT IN (SELECT value FROM json_each(:messages))))`,
    { scope, messages: JSON.stringify(messages) },
  );
  const kept = touchedByOwner(db, found);
  return found.filter((id) => !kept.has(id)).length;
}

function requireScope(name: string): Scope {
  if (/^(agent|room|team)_[^/\\]+$/.test(name)) return name as Scope;
  throw new MnemeError(
    'invalid-input',
    say('"{name}" is not the name of a conversation memory. Choose one of those that the page lists.', {
      name,
    }),
  );
}
