/** Semantic memory: concepts, people, projects and facts, each under its name. */
import type { MemoryComponent } from '../component.ts';
import { joinTexts } from '../join-texts.ts';
import { semanticPrompt } from './semantic-prompt.ts';
import { semanticTable } from './semantic-table.ts';

export const semantic: MemoryComponent<'semantic'> = {
  kind: 'semantic',
  table: semanticTable,
  prompt: semanticPrompt,
  titleOf: ({ name }) => name,
  searchTextOf: ({ name, summary, details }) => joinTexts([name, summary, details]),
  // A contradiction is no breach of a rule: whoever finds one lets the new memory supersede the old.
  check() {},
  merge: (into, from) => ({
    ...into,
    summary: into.summary || from.summary,
    details: joinTexts(
      [into.details, from.name, into.summary ? from.summary : '', from.details],
      joinTexts([into.name, into.summary]),
    ),
    origin: joinTexts([into.origin, from.origin]).replaceAll('\n', '; ').slice(0, 500),
  }),
};
