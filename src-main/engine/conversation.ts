/** Conversation memory, put together: both backends, and what a conversation may read and write of them. */
import { isAbsolute, join, relative } from 'node:path';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { createConversationMemory, type ConversationMemory } from '../backends/conversation-memory.ts';
import { createConversationSearch, type ConversationSearchParts } from '../backends/conversation-search.ts';
import { createMemoryCopies } from '../backends/copy-memories.ts';
import { createFileFollower } from '../backends/file-follower.ts';
import { forgetFileHistory } from '../backends/file-index.ts';
import { createMarkdownBackend } from '../backends/markdown-backend.ts';
import { createMarkdownFiles } from '../backends/markdown-files.ts';
import type { ParticipantSettings } from '../backends/participants.ts';
import type { Scope } from '../backends/scope.ts';
import { createVectorBackend } from '../backends/vector-backend.ts';
import type { Memories } from '../memory/memories.ts';
import type { Redact } from '../privacy/redact.ts';
import type { WritableDb } from '../store/statements.ts';
import { createConversationHandlers, type ConversationHandlers } from './conversation-handlers.ts';

export interface ConversationParts {
  readonly db: WritableDb;
  /** Absolute path; holds the folder of the files where the settings name no other. */
  readonly dataFolder: string;
  readonly memories: Memories;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => ParticipantSettings;
  readonly redact: Redact;
  readonly onUnits: () => void;
  readonly onUnitsRemoved: (unitIds: readonly number[]) => void;
  /** The vectors of everything else, and how those of a server are made. */
  readonly local: ConversationSearchParts['local'];
  readonly openEmbedder: ConversationSearchParts['openEmbedder'];
  /** What is kept, or what keeps it from being kept, has changed. */
  readonly onChange: () => void;
}

export interface Conversation {
  /** What the chat asks of it. */
  readonly memory: ConversationMemory;
  readonly handlers: ConversationHandlers;
  /** Takes up the embedder, and begins to follow the files. */
  start(): void;
  stop(): Promise<void>;
  /** The settings have changed. */
  configure(): void;
  /** Tries again at once what a server did not answer. */
  retry(): void;
  /** Passages were added or changed. */
  wake(): void;
  removeUnits(unitIds: readonly number[]): void;
  /** Takes a scope out of the files, for good, and its words out of their histories; answers how many lines there were. */
  forgetFiles(scope: Scope): Promise<number>;
  /** The same with every scope where the files lie in a folder of the owner's own. */
  forgetFilesElsewhere(): Promise<void>;
  /** Resolves when every passage has its vector, or none can be made now. */
  drain(): Promise<void>;
}

const usualFolder = 'memory_files';

export function createConversation(parts: ConversationParts): Conversation {
  const { db, dataFolder, memories, clock, log, settings } = parts;
  const search = createConversationSearch({
    db,
    local: parts.local,
    openEmbedder: parts.openEmbedder,
    settings: () => settings().memory,
    clock,
    log,
    onChange: parts.onChange,
  });
  const files = createMarkdownFiles(() => ({
    root: settings().memory.filePath ?? join(dataFolder, usualFolder),
    entrypoint: settings().memory.fileEntrypoint,
  }));
  const file = createMarkdownBackend({
    db,
    files,
    search,
    clock,
    maxEntrypointLines: () => settings().memory.fileMaxEntrypointLines,
    onUnits: parts.onUnits,
    onUnitsRemoved: parts.onUnitsRemoved,
    onTrouble: (failure) => follower.noteTrouble(failure),
  });
  const follower = createFileFollower({
    db,
    files,
    backend: file,
    clock,
    log,
    onChange: parts.onChange,
  });
  const mem0 = createVectorBackend({ db, memories, search });
  const backends = { mem0, file };
  async function forgetFiles(scope: Scope): Promise<number> {
    const lines = await file.deleteAll(scope, 'owner');
    forgetFileHistory(db, scope);
    return lines;
  }
  return {
    handlers: createConversationHandlers({
      db,
      backends,
      copies: createMemoryCopies({ db, backends, clock }),
      files,
      follower,
      settings,
      embedder: search.state,
    }),
    memory: createConversationMemory({
      backends,
      settings,
      clean: (text) => parts.redact(text).text,
      log,
    }),
    start() {
      search.configure();
      follower.start();
    },
    async stop() {
      await Promise.all([follower.stop(), search.stop()]);
    },
    configure: search.configure,
    retry: search.retry,
    wake: search.wake,
    removeUnits: search.remove,
    forgetFiles,
    async forgetFilesElsewhere() {
      const inside = relative(dataFolder, files.folder().root);
      if (inside !== '' && !inside.startsWith('..') && !isAbsolute(inside)) return;
      for (const scope of files.scopes() ?? []) await forgetFiles(scope);
    },
    drain: search.drain,
  };
}
