/** Who may import whom, as data. The check, the linter's messages and the picture in the readme of this folder follow it. */

/** A room of src-main, and the rooms that it may import besides itself, `base` and the contract. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  base: [],
  store: [],
  llm: [],
  embedding: [],
  ocr: [],
  images: [],
  config: [],
  privacy: [],
  capture: ['privacy'],
  memory: ['store', 'llm', 'embedding'],
  backends: ['memory', 'store', 'llm', 'embedding'],
  intake: ['memory', 'store', 'ocr', 'images', 'privacy'],
  analytics: ['memory', 'store', 'llm', 'privacy'],
  flush: ['backends', 'store', 'llm', 'privacy'],
  chat: ['memory', 'backends', 'store', 'llm', 'privacy'],
  backup: ['store', 'memory', 'backends'],
  repair: ['store', 'backup'],
  export: ['store', 'memory'],
  imports: ['store', 'memory', 'privacy', 'backends'],
  upkeep: ['store', 'memory', 'embedding'],
  engine: [
    'store',
    'llm',
    'embedding',
    'ocr',
    'images',
    'privacy',
    'memory',
    'backends',
    'intake',
    'analytics',
    'flush',
    'chat',
    'backup',
    'repair',
    'export',
    'imports',
    'upkeep',
  ],
  shell: ['capture', 'config', 'privacy'],
};

/** The two programs begin in these files; each reads only its own side. */
export const entries: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['shell', ...rooms['shell']!],
  'engine-process.ts': ['engine'],
};

/** Folders of src-renderer, and which others they may import. The contract is open to all but `ui`. */
export const rendererFolders: Readonly<Record<string, readonly string[]>> = {
  app: ['features', 'client', 'ui', 'messages'],
  features: ['client', 'ui', 'messages'],
  client: ['messages'],
  ui: ['messages'],
  messages: [],
};

/** Something from outside, and the only places that may import it. */
export interface Door {
  readonly packages: readonly string[];
  /** Paths from the project's root; a folder ends with a slash. */
  readonly places: readonly string[];
}

export const doors: readonly Door[] = [
  { packages: ['electron'], places: ['src-main/shell/', 'src-main/main.ts', 'src-preload/bridge.ts'] },
  { packages: ['better-sqlite3', 'sqlite-vec'], places: ['src-main/store/'] },
  {
    packages: ['@huggingface/transformers', 'onnxruntime-node', 'onnxruntime-web', 'onnxruntime-common'],
    places: ['src-main/embedding/'],
  },
  { packages: ['tesseract.js', 'tesseract.js-core', '@tesseract.js-data/eng'], places: ['src-main/ocr/'] },
  { packages: ['sharp'], places: ['src-main/images/'] },
  { packages: ['yaml'], places: ['src-main/config/', 'src-main/backends/'] },
  { packages: ['get-windows', 'screenshot-desktop'], places: ['src-main/shell/'] },
  { packages: ['chrono-node'], places: ['src-main/memory/'] },
  { packages: ['openai'], places: ['src-main/llm/'] },
  { packages: ['yauzl'], places: ['src-main/imports/'] },
  { packages: ['hash-wasm'], places: ['src-main/base/passphrase-thread.ts'] },
  { packages: ['intl-messageformat'], places: ['src-renderer/messages/'] },
  {
    packages: [
      'react',
      'react-dom',
      'radix-ui',
      'lucide-react',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'react-markdown',
    ],
    places: ['src-renderer/'],
  },
];

/** Places without Node's own modules: they run, or may run, where there is no Node. */
export const placesWithoutNode: readonly string[] = ['src-renderer/', 'src-preload/'];
