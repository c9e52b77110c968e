/** What stands in a window, before it is laid out. */

export type Kind =
  | 'mail'
  | 'chat'
  | 'editor'
  | 'terminal'
  | 'sheet'
  | 'article'
  | 'docs'
  | 'results'
  | 'pdf'
  | 'calendar'
  | 'video'
  | 'files'
  | 'design'
  | 'shop'
  | 'bank'
  | 'settings'
  | 'notes';

export interface PageContent {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  /** Host and path for what a browser shows. */
  readonly url?: string;
  /**
   * One block an entry. `# ` heads a part, `@ who, when` begins a message, `| a | b` is a row, `> ` is typed by the owner while the
   * day goes on, all else is a paragraph.
   */
  readonly body: readonly string[];
  /** Questions, and the words of the body that answer them. */
  readonly ask: readonly (readonly [question: string, answer: string])[];
}
