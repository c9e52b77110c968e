/** The keys that work everywhere in the window. Pure: a key and what went before it in, a command out. */
export type Command =
  | 'palette'
  | 'search'
  | 'keys'
  | 'back'
  | 'go-timeline'
  | 'go-memories'
  | 'go-organise'
  | 'go-chat'
  | 'go-insights'
  | 'go-conversation-memory'
  | 'go-privacy'
  | 'go-performance'
  | 'go-exchange'
  | 'go-settings';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** The key goes into a field, where letters are letters. */
  readonly inField: boolean;
  /** When it was pressed, in milliseconds. */
  readonly at: number;
}

export interface KeyReading {
  readonly command: Command | null;
  /** When `g` was pressed, while the second key of a pair is awaited. */
  readonly goSince: number | null;
}

const pairMs = 1500;

const places: Readonly<Record<string, Command>> = {
  t: 'go-timeline',
  m: 'go-memories',
  o: 'go-organise',
  c: 'go-chat',
  i: 'go-insights',
  v: 'go-conversation-memory',
  p: 'go-privacy',
  f: 'go-performance',
  x: 'go-exchange',
  s: 'go-settings',
};

const single: Readonly<Record<string, Command>> = { '/': 'search', '?': 'keys', Escape: 'back' };

export function readKey(goSince: number | null, press: KeyPress): KeyReading {
  const { key, ctrlKey, metaKey, altKey, inField, at } = press;
  const nothing = { command: null, goSince: null };
  if ((ctrlKey || metaKey) && !altKey) {
    return key.toLowerCase() === 'k' ? { command: 'palette', goSince: null } : nothing;
  }
  if (altKey || inField) return nothing;
  if (goSince !== null && at - goSince <= pairMs) return { command: places[key] ?? null, goSince: null };
  if (key === 'g') return { command: null, goSince: at };
  return { command: single[key] ?? null, goSince: null };
}

/** Every key, as the overlay and the settings list them. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function listKeys(mod: string) {
  return [
    { keys: ['/'], does: 'Search' },
    { keys: [mod, 'K'], does: 'All actions' },
    { keys: ['g', 't'], does: 'Timeline' },
    { keys: ['g', 'm'], does: 'Memories' },
    { keys: ['g', 'o'], does: 'Organise' },
    { keys: ['g', 'c'], does: 'Chat' },
    { keys: ['g', 'v'], does: 'Conversation memory' },
    { keys: ['g', 'i'], does: 'Insights' },
    { keys: ['g', 'p'], does: 'Privacy' },
    { keys: ['g', 'f'], does: 'Performance' },
    { keys: ['g', 'x'], does: 'Export & import' },
    { keys: ['g', 's'], does: 'Settings' },
    { keys: ['↑', '↓'], does: 'Move in a list (or k, j)' },
    { keys: ['Enter'], does: 'Open the selected' },
    { keys: ['Space'], does: 'Preview the selected hit' },
    { keys: ['←', '→'], does: 'Earlier, later moment' },
    { keys: ['+', '−'], does: 'Scale of the timeline (or the wheel)' },
    { keys: [mod, 'C'], does: 'Copy the text selected in a picture' },
    { keys: [mod, 'A'], does: 'Select all text of a picture' },
    { keys: ['z'], does: 'Picture in actual size' },
    { keys: ['e'], does: 'Edit the selected memory' },
    { keys: ['p'], does: 'Pin it, or unpin it' },
    { keys: ['a'], does: 'Archive it, or restore it' },
    { keys: [mod, 'Z'], does: 'Undo what was just done with it' },
    { keys: ['#'], does: 'Delete the memory or the moment that is open' },
    { keys: ['Esc'], does: 'Back, close' },
    { keys: ['?'], does: 'These keys' },
  ] as const;
}
