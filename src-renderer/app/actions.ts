/** Actions of the palette and how typed words choose among them. Pure. */
export interface Action {
  readonly name: string;
  /** Other words by which one may look for it. */
  readonly also?: string;
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** The actions that hold every typed word as the beginning of a word; those whose name begins so come first. */
export function matchActions(actions: readonly Action[], typed: string): readonly Action[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const wordsOf = ({ name, also = '' }: Action) => `${name} ${also}`.toLowerCase().split(/\s+/);
  const fits = (action: Action) =>
    words.every((word) => wordsOf(action).some((candidate) => candidate.startsWith(word)));
  const begins = ({ name }: Action) => (name.toLowerCase().startsWith(typed.trim().toLowerCase()) ? 0 : 1);
  return actions.filter(fits).toSorted((a, b) => begins(a) - begins(b));
}
