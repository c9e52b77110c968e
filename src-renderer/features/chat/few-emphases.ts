/**
 * Of the marks for emphasis in one paragraph, as many as anybody writes. What the parser spends on them grows with the square of
 * their number, and some ten thousand, which a model that repeats itself writes, hold the page for seconds.
 */
import { attention } from 'micromark-core-commonmark';

type Resolve = NonNullable<typeof attention.resolveAll>;

const most = 1_000;
const mark = { ...attention, name: 'fewEmphases', resolveAll };
const extension = {
  disable: { null: ['attention'] },
  text: { [codeOf('*')]: mark, [codeOf('_')]: mark },
  insideSpan: { null: [mark] },
};

/** For react-markdown's `remarkPlugins`. The marks beyond the thousandth of a paragraph are shown as they were written. */
export function fewEmphases(this: { data(): object }): void {
  const data = this.data() as { micromarkExtensions?: unknown[] };
  (data.micromarkExtensions ??= []).push(extension);
}

function resolveAll(...[events, context]: Parameters<Resolve>): ReturnType<Resolve> {
  let count = 0;
  for (const [type, token] of events) {
    if (token.type !== 'attentionSequence') continue;
    if (type === 'enter') count += 1;
    // The end of the last one that counts is its own.
    if (count > most) token.type = 'data';
  }
  return attention.resolveAll!(events, context);
}

function codeOf(character: string): number {
  return character.codePointAt(0)!;
}
