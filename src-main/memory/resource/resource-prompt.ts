/** What a model is asked for resource memory: documents and pages that were read. */
import { z } from 'zod';
import type { KindPrompt } from '../component.ts';
import { cutAt } from '../cut-at.ts';

const entrySchema = z.object({
  title: z.string().trim().min(1).max(2_000).describe('the title as it is shown'),
  resource_type: z.enum(['web', 'doc', 'pdf', 'code', 'image', 'mail', 'sheet', 'other']),
  address: z.string().trim().max(4_000).nullable().describe('URL or path as it is shown, or null'),
  content: z.string().trim().max(20_000).describe('what it says, as far as it was seen'),
});
export type ResourceEntry = z.infer<typeof entrySchema>;

export const resourcePrompt: KindPrompt<'resource', ResourceEntry> = {
  instructions:
    'resource: a document, page, mail or file whose content the items show, with its title. Not one that is only mentioned, and no ' +
    'page of settings or search results.',
  entrySchema,
  toFields: ({ title, resource_type, address, content }, occurredAt) => ({
    resourceType: resource_type,
    address: address || null,
    summary: cutAt(title, 2_000),
    content,
    visits: 1,
    lastSeenAt: occurredAt,
  }),
  // An address is quoted: it stands there letter for letter, or it was made up.
  claimsOf: ({ title, address, content }) => [title, address ? `"${address.slice(0, 190)}"` : '', content],
  describe: ({ fields }) =>
    [[fields.summary, fields.address].filter(Boolean).join(' '), cutAt(fields.content, 300)]
      .filter(Boolean)
      .join('\n'),
};
