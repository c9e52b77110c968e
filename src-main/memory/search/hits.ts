/** Turns ranked units into what is shown: the passage, where it stands, and the reasons. */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { MemoryId, MemoryKind } from '../../../src-preload/contract/memory.ts';
import type { Hit, SearchAnswer } from '../../../src-preload/contract/search.ts';
import type { ReadableDb } from '../../store/statements.ts';
import type { ArrangedUnit } from './arrange.ts';
import { reasonsOf } from './explain.ts';
import { passageOf, type WordMatcher } from './passage.ts';

/** A hit whose unit may stand nowhere else: a passage that was added by itself. */
export type UnitHit = Omit<Hit, 'origin'> & { readonly origin: Hit['origin'] | { readonly type: 'passage' } };

export type UnitSearchAnswer = Omit<SearchAnswer, 'hits'> & { readonly hits: readonly UnitHit[] };

interface Row {
  readonly id: number;
  readonly text: string;
  readonly author: string | null;
  readonly occurredAt: number;
  readonly frameId: FrameId | null;
  readonly application: string | null;
  readonly title: string | null;
  readonly displayId: string | null;
  readonly imageBytes: number | null;
  readonly memoryId: MemoryId | null;
  readonly kind: MemoryKind | null;
  readonly memoryTitle: string | null;
  readonly confidence: number | null;
  readonly messageId: number | null;
  readonly sessionId: number | null;
  readonly sessionTitle: string | null;
  readonly entryId: string | null;
  readonly scope: string | null;
  readonly entryScope: string | null;
  readonly note: string | null;
  readonly line: number | null;
}

/** Hits in the order of the units; a unit that was removed since it was ranked is left out. */
export function readHits(db: ReadableDb, units: readonly ArrangedUnit[], match: WordMatcher): UnitHit[] {
  const rows = db.all<Row>(
    `SELECT u.id, u.text, u.author, u.occurred_at AS occurredAt, f.id AS frameId, a.application, a.title,
       f.display_id AS displayId, f.image_bytes AS imageBytes,
       m.id AS memoryId, m.kind, m.title AS memoryTitle, m.confidence,
       c.id AS messageId, c.session_id AS sessionId, s.title AS sessionTitle,
       u.scope, e.entry_id AS entryId, e.scope AS entryScope, e.note, e.line
     FROM units u
       LEFT JOIN frames f ON f.id = coalesce(u.frame_id,
         (SELECT max(frame_id) FROM memory_sources WHERE memory_id = u.memory_id))
       LEFT JOIN activities a ON a.id = f.activity_id
       LEFT JOIN memories m ON m.id = u.memory_id
       LEFT JOIN chat_messages c ON c.id = u.message_id
       LEFT JOIN chat_sessions s ON s.id = c.session_id
       LEFT JOIN file_entries e ON e.unit_id = u.id
     WHERE u.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(units.map((unit) => unit.id))],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return units.flatMap((unit): UnitHit[] => {
    const row = byId.get(unit.id);
    if (!row) return [];
    const matches = match(row.text);
    const ownWords = [...new Set(matches.map(({ word }) => word))];
    return [
      {
        unitId: row.id,
        origin: originOf(row),
        frameId: row.frameId,
        occurredAt: row.occurredAt,
        application: row.frameId !== null && row.memoryId === null ? row.application : row.author,
        title: row.memoryTitle ?? row.sessionTitle ?? row.entryScope ?? row.title,
        scope: row.scope,
        hasImage: (row.imageBytes ?? 0) > 0,
        alike: unit.alike,
        passage: passageOf(row.text, matches),
        score: unit.score,
        reasons: reasonsOf(unit, ownWords),
      },
    ];
  });
}

function originOf(row: Row): UnitHit['origin'] {
  if (row.memoryId !== null)
    return { type: 'memory', id: row.memoryId, kind: row.kind!, confidence: row.confidence! };
  if (row.messageId !== null) return { type: 'message', id: row.messageId, sessionId: row.sessionId! };
  if (row.entryId !== null) {
    return {
      type: 'note',
      id: row.entryId,
      scope: row.entryScope!,
      note: row.note === '' ? null : row.note,
      line: row.line!,
    };
  }
  if (row.displayId !== null) return { type: 'frame', displayId: row.displayId };
  return { type: 'passage' };
}
