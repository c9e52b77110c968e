/** Where a memory is used: in answers that cite it, in summaries that were written from it, and in what became of it. */
import type { MemoryUses, RelatedMemory } from '../../src-preload/contract/memory-relations.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../store/statements.ts';

const shownAnswers = 10;
const shownSummaries = 10;
const shownMemories = 20;
const shownChars = 120;

export function usesOf(db: ReadableDb, id: MemoryId): MemoryUses {
  return {
    answers: db.all<MemoryUses['answers'][number]>(
      `SELECT m.session_id AS sessionId, m.id AS messageId, m.created_at AS at, substr(m.text, 1, ${shownChars}) AS words
       FROM cited_memories c JOIN chat_messages m ON m.id = c.message_id
       WHERE c.memory_id = ? ORDER BY m.id DESC LIMIT ${shownAnswers}`,
      [id],
    ),
    answerCount: db.value<number>('SELECT count(*) FROM cited_memories WHERE memory_id = ?', [id])!,
    summaries: db.all<MemoryUses['summaries'][number]>(
      `SELECT DISTINCT s.period, s.day FROM summary_sources c JOIN summaries s ON s.id = c.summary_id
       WHERE c.memory_id = ? ORDER BY s.day DESC LIMIT ${shownSummaries}`,
      [id],
    ),
    memories: db.all<RelatedMemory>(
      `SELECT id, kind, title, occurred_at AS occurredAt FROM memories
       WHERE state <> 'deleted' AND (
         id = (SELECT superseded_by FROM memories WHERE id = :id)
         OR id IN (
           SELECT other.memory_id FROM memory_changes c
             JOIN memory_changes other ON other.step = c.step AND other.memory_id <> c.memory_id
           WHERE c.memory_id = :id AND c.event = 'SPLIT' AND c.undone = 0))
       ORDER BY id LIMIT ${shownMemories}`,
      { id },
    ),
  };
}
