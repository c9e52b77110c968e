/** The keys of the window as it comes. Apart from the other settings, so that the window knows them without their schemas. */
export const defaultKeys = {
  palette: 'mod+k',
  search: '/',
  help: '?',
  timeline: 'g t',
  memories: 'g m',
  organise: 'g o',
  chat: 'g c',
  conversationMemory: 'g v',
  insights: 'g i',
  privacy: 'g p',
  performance: 'g f',
  exchange: 'g x',
  settings: 'g s',
} as const;

export type KeyName = keyof typeof defaultKeys;
export const keyNames = Object.keys(defaultKeys) as readonly KeyName[];

/** Keys that move and work inside lists and pictures: they cannot be given to anything else by themselves. */
export const keysOfLists = ['j', 'k', 'e', 'p', 'a', 'z', '#', '+', '-', '='] as const;
