/** Both backends of conversation memory on a real store, real files and the real model. */
import { join } from 'node:path';
import { createFileFollower, type FileFollower } from '../../src-main/backends/file-follower.ts';
import { createMarkdownBackend, type MarkdownBackend } from '../../src-main/backends/markdown-backend.ts';
import { createMarkdownFiles, type MarkdownFiles } from '../../src-main/backends/markdown-files.ts';
import { createVectorBackend } from '../../src-main/backends/vector-backend.ts';
import type { ConversationBackend } from '../../src-main/backends/backend.ts';
import { silentLog } from '../../src-main/base/log.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import { createMemories } from '../../src-main/memory/create-memories.ts';
import type { Memories } from '../../src-main/memory/memories.ts';
import { createSearchBed, type SearchBed } from './search-bed.ts';
import { temporaryFolder } from './temporary-store.ts';

export interface BackendBed extends SearchBed {
  readonly backends: {
    readonly mem0: ConversationBackend;
    readonly file: MarkdownBackend;
  };
  readonly memories: Memories;
  readonly files: MarkdownFiles;
  /** Not started: a test looks when it says so. */
  readonly follower: FileFollower;
  /** Of the files; the test may move it. */
  readonly folder: { root: string; entrypoint: string };
  readonly root: string;
  /** Every passage has its vector. */
  settle(): Promise<void>;
}

export function createBackendBed(embedder: Embedder): BackendBed {
  const bed = createSearchBed(embedder);
  const { db, clock, search, vectors, backlog } = bed;
  const root = join(temporaryFolder(), 'memory_files');
  const folder = { root, entrypoint: 'MEMORY.md' };
  const files = createMarkdownFiles(() => ({ ...folder }));
  const onUnits = (): void => backlog.wake();
  const onUnitsRemoved = (ids: readonly number[]): void => vectors.remove(ids);
  const memories = createMemories({
    db,
    clock,
    onUnits,
    onUnitsRemoved,
    onChange: () => {},
    onDue: () => {},
  });
  const file = createMarkdownBackend({
    db,
    files,
    search,
    clock,
    maxEntrypointLines: () => 200,
    onUnits,
    onUnitsRemoved,
    onTrouble: (failure) => follower.noteTrouble(failure),
  });
  const follower = createFileFollower({
    db,
    files,
    backend: file,
    clock,
    log: silentLog,
    onChange: () => {},
  });
  return {
    ...bed,
    backends: { mem0: createVectorBackend({ db, memories, search }), file },
    memories,
    files,
    follower,
    folder,
    root,
    settle: () => backlog.drain(),
  };
}
