/** Turns ranked units into what is shown: the passage, the frame it was read from, and the reasons. */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { Hit, SearchAnswer } from '../../../src-preload/contract/search.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { reasonsOf } from './explain.ts';
import type { RankedUnit } from './fuse.ts';
import { passageOf, type WordMatcher } from './passage.ts';

/** A hit whose unit may come from elsewhere than a screen; then it has neither frame nor display. */
export type UnitHit = Omit<Hit, 'frameId' | 'displayId'> & {
  readonly frameId: FrameId | null;
  readonly displayId: string | null;
};

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
}

/** Hits in the order of the units; a unit that was removed since it was ranked is left out. */
export function readHits(db: ReadableDb, ranked: readonly RankedUnit[], match: WordMatcher): UnitHit[] {
  const rows = db.all<Row>(
    `SELECT u.id, u.text, u.author, u.occurred_at AS occurredAt, u.frame_id AS frameId, a.application, a.title,
       f.display_id AS displayId, f.image_bytes AS imageBytes
     FROM units u LEFT JOIN frames f ON f.id = u.frame_id LEFT JOIN activities a ON a.id = f.activity_id
     WHERE u.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ranked.map((unit) => unit.id))],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ranked.flatMap((unit): UnitHit[] => {
    const row = byId.get(unit.id);
    if (!row) return [];
    const matches = match(row.text);
    const ownWords = [...new Set(matches.map(({ word }) => word))];
    return [
      {
        unitId: row.id,
        frameId: row.frameId,
        capturedAt: row.occurredAt,
        application: row.frameId === null ? row.author : row.application,
        title: row.title,
        displayId: row.displayId,
        hasImage: (row.imageBytes ?? 0) > 0,
        passage: passageOf(row.text, matches),
        score: unit.score,
        reasons: reasonsOf(unit, ownWords),
      },
    ];
  });
}
