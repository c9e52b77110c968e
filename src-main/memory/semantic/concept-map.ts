/** The concepts of the owner's own memory and how they are linked: named in each other, from the same moment, or alike. */
import type { ConceptLink, ConceptMap } from '../../../src-preload/contract/memory-relations.ts';
import type { ReadableDb } from '../../store/statements.ts';
import type { VectorIndex } from '../../store/vector-index.ts';
import { dot, unitLength } from '../absorb/unit-vectors.ts';

type Concept = ConceptMap['concepts'][number];
type Row = Omit<Concept, 'pinned'> & {
  readonly pinned: number;
  readonly details: string;
  readonly unitId: number | null;
};

/** Among so many of the newest, those that the most came from are shown. */
const lookedAt = 3_000;
const alikeCosine = 0.78;
/** More lines of likeness at one concept would hide the rest. */
const mostAlike = 4;
/** A short name stands in many words by chance. */
const leastNameChars = 3;
/** A frame or message from which many came says little about each pair. */
const mostTogether = 8;

export function conceptMap(
  db: ReadableDb,
  vectors: Pick<VectorIndex, 'vectorsOf'>,
  limit: number,
): ConceptMap {
  const rows = db.all<Row>(
    `WITH newest AS (
       SELECT id, pinned, occurred_at FROM memories
       WHERE kind = 'semantic' AND state = 'active' AND scope IS NULL ORDER BY occurred_at DESC, id DESC LIMIT ${lookedAt}
     ), counted AS (
       SELECT n.*, (SELECT count(*) FROM memory_sources s WHERE s.memory_id = n.id) AS sources FROM newest n
       ORDER BY pinned DESC, sources DESC, occurred_at DESC, id DESC LIMIT :limit
     )
     SELECT c.id, s.name, s.summary, s.details, c.pinned, c.sources,
       (SELECT min(u.id) FROM units u WHERE u.memory_id = c.id) AS unitId
     FROM counted c JOIN semantic_memories s ON s.memory_id = c.id
     ORDER BY c.pinned DESC, c.sources DESC, c.occurred_at DESC, c.id DESC`,
    { limit },
  );
  const links = new Map<string, ConceptLink>();
  // What is surest comes first and stays.
  for (const link of [...namedLinks(rows), ...togetherLinks(db, rows), ...alikeLinks(vectors, rows)]) {
    const key = [link.from, link.to].sort().join();
    if (!links.has(key)) links.set(key, link);
  }
  return {
    concepts: rows.map(({ id, name, summary, pinned, sources }) => ({
      ...{ id, name, summary, sources },
      pinned: pinned === 1,
    })),
    links: [...links.values()],
    total: db.value<number>(
      `SELECT count(*) FROM memories WHERE kind = 'semantic' AND state = 'active' AND scope IS NULL`,
    )!,
  };
}

function namedLinks(rows: readonly Row[]): ConceptLink[] {
  const texts = rows.map(({ summary, details }) => folded(`${summary} ${details}`));
  const names = rows.map(({ name }) => folded(name));
  return rows.flatMap(({ id: from, name: own }, at) =>
    rows.flatMap(({ id: to, name }, other) => {
      const isNamed =
        at !== other && name.length >= leastNameChars && name !== own && texts[at]!.includes(names[other]!);
      return isNamed ? [{ from, to, why: 'named' as const }] : [];
    }),
  );
}

/** Words with one space before and after each, so that only whole ones are found. */
function folded(text: string): string {
  return ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;
}

function togetherLinks(db: ReadableDb, rows: readonly Row[]): ConceptLink[] {
  const pairs = db.all<{ a: Concept['id']; b: Concept['id'] }>(
    `WITH own AS (
       SELECT s.memory_id, coalesce('f' || s.frame_id, 'm' || s.message_id) AS origin
       FROM memory_sources s WHERE s.memory_id IN (SELECT value FROM json_each(:ids)) AND s.kind IN ('frame', 'message')
     ), few AS (SELECT origin FROM own GROUP BY origin HAVING count(*) BETWEEN 2 AND ${mostTogether})
     SELECT DISTINCT x.memory_id AS a, y.memory_id AS b
     FROM few JOIN own x ON x.origin = few.origin JOIN own y ON y.origin = few.origin AND y.memory_id > x.memory_id`,
    { ids: JSON.stringify(rows.map(({ id }) => id)) },
  );
  return pairs.map(({ a, b }) => ({ from: a, to: b, why: 'together' }));
}

function alikeLinks(vectors: Pick<VectorIndex, 'vectorsOf'>, rows: readonly Row[]): ConceptLink[] {
  const known = vectors.vectorsOf(rows.flatMap(({ unitId }) => unitId ?? []));
  const placed = rows.flatMap(({ id, unitId }) => {
    const vector = known.get(unitId ?? -1);
    return vector ? [{ id, vector: unitLength(vector) }] : [];
  });
  return placed.flatMap((a, at) =>
    placed
      .filter((_, other) => other !== at)
      .map((b) => ({ id: b.id, cosine: dot(a.vector, b.vector) }))
      .filter(({ cosine }) => cosine >= alikeCosine)
      .sort((x, y) => y.cosine - x.cosine)
      .slice(0, mostAlike)
      .map((b) => ({ from: a.id, to: b.id, why: 'alike' as const })),
  );
}
