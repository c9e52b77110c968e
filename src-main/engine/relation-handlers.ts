/** Serves how memories hang together. */
import type { memoryRelationRequests } from '../../src-preload/contract/memory-relations.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import { usesOf } from '../memory/memory-uses.ts';
import { createRelatedMemories } from '../memory/related-memories.ts';
import { framesOfSteps } from '../memory/procedural/frames-of-steps.ts';
import { readingsOf } from '../memory/resource/readings.ts';
import { conceptMap } from '../memory/semantic/concept-map.ts';
import type { ReadableDb } from '../store/statements.ts';
import type { VectorIndex } from '../store/vector-index.ts';

export interface RelationHandlerParts {
  readonly db: ReadableDb;
  readonly vectors: VectorIndex;
}

export function createRelationHandlers({
  db,
  vectors,
}: RelationHandlerParts): HandlersFor<typeof memoryRelationRequests> {
  const related = createRelatedMemories(db, vectors);
  return {
    'memory.related': ({ id }) => related.of(id),
    'memory.uses': ({ id }) => usesOf(db, id),
    'memory.step-frames': ({ id }) => ({ steps: framesOfSteps(db, id) }),
    'memory.readings': ({ id }) => readingsOf(db, id),
    'memory.concepts': ({ limit }) => conceptMap(db, vectors, limit),
  };
}
