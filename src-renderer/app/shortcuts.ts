/** The keys that work everywhere in the window. Pure: a key and what went before it in, a command out. */
import { t } from '../messages/t.ts';

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
    { keys: ['/'], does: t('app.search') },
    { keys: [mod, 'K'], does: t('app.allActions') },
    { keys: ['g', 't'], does: t('app.timeline') },
    { keys: ['g', 'm'], does: t('app.memories') },
    { keys: ['g', 'o'], does: t('app.organise') },
    { keys: ['g', 'c'], does: t('app.chat') },
    { keys: ['g', 'v'], does: t('app.conversationMemory') },
    { keys: ['g', 'i'], does: t('app.insights') },
    { keys: ['g', 'p'], does: t('app.privacy') },
    { keys: ['g', 'f'], does: t('app.performance') },
    { keys: ['g', 'x'], does: t('app.exchange') },
    { keys: ['g', 's'], does: t('app.settings') },
    { keys: ['↑', '↓'], does: t('app.keyMove') },
    { keys: ['Enter'], does: t('app.keyOpen') },
    { keys: ['Space'], does: t('app.keyPreview') },
    { keys: ['←', '→'], does: t('app.keyEarlier') },
    { keys: ['+', '−'], does: t('app.keyScale') },
    { keys: [mod, 'C'], does: t('app.keyCopy') },
    { keys: [mod, 'A'], does: t('app.keySelectAll') },
    { keys: ['z'], does: t('app.keyActualSize') },
    { keys: ['e'], does: t('app.keyEdit') },
    { keys: ['p'], does: t('app.keyPin') },
    { keys: ['a'], does: t('app.keyArchive') },
    { keys: [mod, 'Z'], does: t('app.keyUndo') },
    { keys: ['#'], does: t('app.keyDelete') },
    { keys: ['Esc'], does: t('app.keyBack') },
    { keys: ['?'], does: t('app.keyKeys') },
  ] as const;
}
