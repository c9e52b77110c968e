/** Both backends of conversation memory on a real store, real files and the real model. */
import { join } from 'node:path';
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
  readonly root: string;
  /** Every passage has its vector. */
  settle(): Promise<void>;
}

export function createBackendBed(embedder: Embedder): BackendBed {
  const bed = createSearchBed(embedder);
  const { db, clock, search, vectors, backlog } = bed;
  const root = join(temporaryFolder(), 'memory_files');
  const files = createMarkdownFiles({ root, entrypoint: 'MEMORY.md' });
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
  return {
    ...bed,
    backends: {
      mem0: createVectorBackend({ db, memories, search }),
      file: createMarkdownBackend({
        db,
        files,
        search,
        clock,
        log: silentLog,
        maxEntrypointLines: () => 200,
        onUnits,
        onUnitsRemoved,
      }),
    },
    memories,
    files,
    root,
    settle: () => backlog.drain(),
  };
}
