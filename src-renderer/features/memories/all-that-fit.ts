/** Every memory that a list keeps to, asked for page by page. */
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { request, type Input, type Output } from '../../client/bridge.ts';

/** As many as one step may change. */
const most = 10_000;

/** In the order of the list; the first 10,000 at most. */
export async function allThatFit(query: Input<'memory.list'>): Promise<MemoryId[]> {
  const ids: MemoryId[] = [];
  let cursor: string | null = null;
  do {
    const page: Output<'memory.list'> = await request('memory.list', {
      ...query,
      cursor,
      limit: Math.min(200, most - ids.length),
    });
    ids.push(...page.memories.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null && ids.length < most);
  return ids;
}
