/** Serves the programming interface: the engine's own answers in the words and shapes of its documentation. */
import type { agentRequests, FoundMemory, SavedCopy } from '../../src-preload/contract/agent.ts';
import type { MemoryStatistics } from '../../src-preload/contract/memory.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import type { UnitHit } from '../memory/search/hits.ts';
import type { Search } from '../memory/search/search.ts';

export interface AgentParts {
  readonly search: Pick<Search, 'query'>;
  readonly statistics: () => MemoryStatistics | Promise<MemoryStatistics>;
  readonly saveCopy: (folder: string) => Promise<SavedCopy>;
}

export function createAgentHandlers({
  search,
  statistics,
  saveCopy,
}: AgentParts): HandlersFor<typeof agentRequests> {
  return {
    'agent.search_memory': async ({ query, limit, kinds, from, to }) => {
      const answer = await search.query(
        searchQuerySchema.parse({ text: query, limit, filters: { kinds, from, to } }),
      );
      return answer.hits.flatMap(toFound);
    },
    'agent.get_memory_statistics': async () => {
      const { totalCount, perKind, perState, perDay, waiting, bytes } = await statistics();
      return {
        total_count: totalCount,
        per_kind: perKind,
        per_state: perState,
        per_day: perDay,
        waiting,
        bytes,
      };
    },
    'agent.save_agent': ({ folder }) => saveCopy(folder),
  };
}

function toFound(hit: UnitHit): FoundMemory[] {
  const { origin, frameId } = hit;
  const common = {
    title: hit.title,
    text: hit.passage.map(({ text }) => text).join(''),
    application: hit.application,
    occurred_at: new Date(hit.occurredAt).toISOString(),
    score: hit.score,
  };
  switch (origin.type) {
    case 'frame':
      return [{ kind: 'frame', id: String(frameId), ...common }];
    case 'memory':
      return [{ kind: origin.kind, id: origin.id, ...common }];
    case 'message':
      return [{ kind: 'message', id: String(origin.id), ...common }];
    case 'note':
      return [{ kind: 'note', id: origin.id, ...common }];
    case 'passage':
      return [];
  }
}
