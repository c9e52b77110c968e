/** The keys that work everywhere in the window, as the owner set them. Pure: a key and what went before it in, a command out. */
import { keyNames, type KeyName } from '../../src-preload/contract/default-keys.ts';
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

/** "/", "g t" or "mod+k" by what it does; null where the owner wants none. */
export type Bindings = Readonly<Record<KeyName, string | null>>;

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

/** The first key of a pair, while the second is awaited. */
export interface Begun {
  readonly key: string;
  readonly at: number;
}

export interface KeyReading {
  readonly command: Command | null;
  readonly begun: Begun | null;
}

const pairMs = 1500;

const commands: Readonly<Record<KeyName, Command>> = {
  palette: 'palette',
  search: 'search',
  help: 'keys',
  timeline: 'go-timeline',
  memories: 'go-memories',
  organise: 'go-organise',
  chat: 'go-chat',
  conversationMemory: 'go-conversation-memory',
  insights: 'go-insights',
  privacy: 'go-privacy',
  performance: 'go-performance',
  exchange: 'go-exchange',
  settings: 'go-settings',
};

export function readKey(begun: Begun | null, press: KeyPress, bindings: Bindings): KeyReading {
  const { key, ctrlKey, metaKey, altKey, inField, at } = press;
  if (altKey) return nothing;
  if (ctrlKey || metaKey) return commandOf(`mod+${key.toLowerCase()}`, bindings);
  if (inField) return nothing;
  if (begun !== null && at - begun.at <= pairMs) return commandOf(`${begun.key} ${key}`, bindings);
  if (Object.values(bindings).some((keys) => keys?.startsWith(`${key} `)))
    return { command: null, begun: { key, at } };
  return key === 'Escape' ? { command: 'back', begun: null } : commandOf(key, bindings);
}

const nothing: KeyReading = { command: null, begun: null };

function commandOf(pressed: string, bindings: Bindings): KeyReading {
  const name = keyNames.find((candidate) => {
    const keys = bindings[candidate];
    return keys !== null && (keys.startsWith('mod+') ? keys.toLowerCase() : keys) === pressed;
  });
  return name === undefined ? nothing : { command: commands[name], begun: null };
}

/** As they are printed: "mod+k" → Ctrl, K. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function capsOf(keys: string | null, mod: string): readonly string[] {
  if (keys === null) return [];
  return keys.startsWith('mod+') ? [mod, keys.slice(4).toUpperCase()] : keys.split(' ');
}

/** What each key that the owner may change does. */
const bindingWords: Readonly<Record<KeyName, string>> = {
  palette: t('app.allActions'),
  search: t('app.search'),
  help: t('app.keyKeys'),
  timeline: t('app.timeline'),
  memories: t('app.memories'),
  organise: t('app.organise'),
  chat: t('app.chat'),
  conversationMemory: t('app.conversationMemory'),
  insights: t('app.insights'),
  privacy: t('app.privacy'),
  performance: t('app.performance'),
  exchange: t('app.exchange'),
  settings: t('app.settings'),
};

/** Every key, as the overlay lists them. */
export function listKeys(bindings: Bindings, mod: string) {
  return [
    ...keyNames
      .filter((name) => bindings[name] !== null)
      .map((name) => ({ keys: capsOf(bindings[name], mod), does: bindingWords[name] })),
    ...listFixedKeys(mod),
  ];
}

/** Those that stay as they are. */
export function listFixedKeys(mod: string) {
  return [
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
  ];
}
