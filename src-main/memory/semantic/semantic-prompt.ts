/** What a model is asked for semantic memory: who and what there is, and what is true of it. */
import { z } from 'zod';
import type { KindPrompt } from '../component.ts';
import { cutAt } from '../cut-at.ts';

const entrySchema = z.object({
  name: z.string().trim().min(1).max(500).describe('the person, project, concept or thing'),
  summary: z.string().trim().min(1).max(4_000).describe('what is true of it, one or two sentences'),
  details: z.string().trim().max(20_000).describe('what else is known of it; may be empty'),
});
export type SemanticEntry = z.infer<typeof entrySchema>;

export const semanticPrompt: KindPrompt<'semantic', SemanticEntry> = {
  instructions:
    'semantic: people, projects, concepts and things, and what is true of them. One entry for each. Not what everybody knows, and not ' +
    'what happened once. Where an item says something else than a memory that is given, supersede that memory.',
  entrySchema,
  toFields: ({ name, summary, details }) => ({
    name: cutAt(name, 200),
    summary: cutAt(summary, 2_000),
    details,
    origin: '',
  }),
  claimsOf: ({ name, summary, details }) => [name, summary, details],
  describe: ({ fields }) => [`${fields.name}: ${fields.summary}`, fields.details].filter(Boolean).join('\n'),
};
