/** The port of conversation memory. Both backends keep the same promises; one suite of tests runs against both. */
import type { MemoryActor } from '../../src-preload/contract/memory.ts';
import type { Scope } from './scope.ts';

export interface ScopedMemory {
  /** `m_…`; of a line in a file that was written by hand `v_…`. */
  readonly id: string;
  readonly scope: Scope;
  readonly text: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ScopedHit extends ScopedMemory {
  /** Only for comparing hits of one search. */
  readonly score: number;
}

/** `NONE`: the fact was there already, and nothing was written. */
export interface AddedMemory {
  readonly event: 'ADD' | 'NONE';
  readonly memory: ScopedMemory;
}

export interface ScopedEvent {
  readonly event: 'ADD' | 'UPDATE' | 'DELETE';
  /** Null where there was nothing, and for what was deleted for good. */
  readonly before: string | null;
  readonly after: string | null;
  /** `hand`: with an editor, outside of the application. */
  readonly actor: MemoryActor | 'hand';
  readonly changedAt: number;
}

/** One of many changes that are made together. */
export type FactChange =
  | {
      readonly type: 'add';
      readonly text: string;
      /** When it was learnt: milliseconds since 1970-01-01 UTC. */
      readonly occurredAt: number;
      readonly messageIds: readonly number[];
    }
  | { readonly type: 'update'; readonly id: string; readonly text: string }
  | { readonly type: 'remove'; readonly id: string };

/** Where a fact is after a change. */
export interface ChangedFact {
  readonly id: string;
  /** Whether it was written by this change, and not there already. */
  readonly isNew: boolean;
}

export interface PromptLimits {
  /** Memories that are shown for the question. */
  readonly memories: number;
  /** Characters of each. */
  readonly chars: number;
}

/**
 * Every call rejects with `MnemeError`: `not-found` for a memory that the scope does not have, `invalid-input` for a text
 * with nothing in it, and what the disk has to say.
 */
export interface ConversationBackend {
  readonly name: 'mem0' | 'file';
  /** The same fact in the same scope is written once. `messageIds`: the messages that it was said in. */
  add(scope: Scope, text: string, actor: MemoryActor, messageIds?: readonly number[]): Promise<AddedMemory>;
  get(scope: Scope, id: string): Promise<ScopedMemory>;
  /** In an order that pages keep; the cursor is where the last page ended. */
  list(
    scope: Scope,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<{ readonly memories: readonly ScopedMemory[]; readonly nextCursor: string | null }>;
  /** Best first, over several scopes. */
  search(scopes: readonly Scope[], question: string, limit: number): Promise<ScopedHit[]>;
  /** Of a line that was written by hand the answer has another id. */
  update(scope: Scope, id: string, text: string, actor: MemoryActor): Promise<ScopedMemory>;
  delete(scope: Scope, id: string, actor: MemoryActor): Promise<void>;
  /** Answers how many there were. */
  deleteAll(scope: Scope, actor: MemoryActor): Promise<number>;
  /**
   * Some hundred changes at once. Answers where each fact is afterwards: null for one that was removed, or that was
   * gone before it could be changed. A fact that is there is not added again. `noteToo` is called with the answer in the
   * transaction that ends the change.
   */
  change(
    scope: Scope,
    changes: readonly FactChange[],
    actor: MemoryActor,
    noteToo?: (facts: readonly (ChangedFact | null)[]) => void,
  ): Promise<readonly (ChangedFact | null)[]>;
  /** The messages that facts were said in, by their ids. */
  messagesOf(scope: Scope, ids: readonly string[]): ReadonlyMap<string, readonly number[]>;
  /** The scopes that hold something, by their names. */
  scopes(): readonly { readonly scope: Scope; readonly memories: number }[];
  /** Oldest first. */
  history(scope: Scope, id: string): Promise<ScopedEvent[]>;
  /** What goes into the prompt of an answer; empty where nothing is known. */
  promptContext(scopes: readonly Scope[], question: string, limits: PromptLimits): Promise<string>;
}
