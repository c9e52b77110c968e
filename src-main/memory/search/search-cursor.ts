/** Where a page of hits ended, as the text that travels to the window and back. */
import { z } from 'zod';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';

const cursorSchema = z.object({
  /** The list in memory that the page was cut from. */
  list: z.number().int(),
  /** When the question was asked: "yesterday" must not change while paging. */
  now: z.number().int().nonnegative(),
  /** The newest unit when it was asked; later ones stay out. */
  newest: z.number().int().nonnegative(),
  offset: z.number().int().nonnegative(),
  /** The dates of the question are no filter: within them nothing matched well. */
  anyTime: z.boolean(),
  /** The last unit of a page that is ordered by time. */
  last: z.tuple([z.number().int(), z.number().int()]).nullable(),
});
export type SearchCursor = z.infer<typeof cursorSchema>;

export function writeCursor(cursor: SearchCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `MnemeError('invalid-input')` for a text that no page ended with. */
export function readCursor(text: string): SearchCursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (error) {
    throw new MnemeError(
      'invalid-input',
      say('This page of the search cannot be continued. Ask the question again.'),
      {
        cause: error,
      },
    );
  }
}
