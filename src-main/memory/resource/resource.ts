/** Resource memory: pages, documents and files that were seen, one for each address. */
import { tell } from '../../../src-preload/contract/sentences/wording.ts';
import type { MemoryComponent } from '../component.ts';
import { joinTexts } from '../join-texts.ts';
import { resourcePrompt } from './resource-prompt.ts';
import { resourceTable } from './resource-table.ts';

/** Characters of what was seen that are kept. */
export const maxResourceChars = 20_000;

export const resource: MemoryComponent<'resource'> = {
  kind: 'resource',
  table: resourceTable,
  prompt: resourcePrompt,
  onTwin: 'merge',
  titleOf: ({ summary, address }) => summary || address || tell('A page without a title'),
  // What was read on frames is found on those, with its picture; a second time it would only push them down.
  searchTextOf: ({ summary, address, content }, facts) =>
    joinTexts([summary, address ?? '', facts?.isOnFrames ? '' : content]),
  check() {},
  merge: (into, from) => ({
    ...into,
    address: into.address ?? from.address,
    summary: into.summary || from.summary,
    content: joinTexts([into.content, from.content], into.summary).slice(
      0,
      Math.max(maxResourceChars, into.content.length),
    ),
    visits: into.visits + from.visits,
    lastSeenAt: Math.max(into.lastSeenAt, from.lastSeenAt),
  }),
};
