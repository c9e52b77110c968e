/**
 * Memories of all kinds: every addition, change and removal goes through here, and leaves a row in the history, its sources,
 * and the passages that search finds. All calls are synchronous and may stand inside a transaction of the caller.
 */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryPart } from '../../src-preload/contract/memory-steps.ts';
import type {
  CoreStatus,
  FieldsOf,
  Memory,
  MemoryActor,
  MemoryChange,
  MemoryId,
  MemoryKind,
  MemoryListQuery,
  MemoryPatch,
  MemorySource,
  MemoryStatistics,
  MemorySummary,
} from '../../src-preload/contract/memory.ts';
import type { PlainKind } from './memory-parts.ts';

/** A memory that is about to be written; what is left out gets the default of its column. */
export type NewMemory = {
  readonly [Kind in MemoryKind]: {
    readonly kind: Kind;
    readonly fields: FieldsOf<Kind>;
    readonly title?: string | undefined;
    readonly occurredAt?: number | undefined;
    readonly pinned?: boolean | undefined;
    readonly categoryId?: number | null | undefined;
    readonly tags?: readonly string[] | undefined;
    readonly confidence?: number | undefined;
    readonly expiresAt?: number | null | undefined;
    readonly scope?: string | null | undefined;
  };
}[MemoryKind];

export type NewSource =
  | { readonly kind: 'frame'; readonly frameId: FrameId }
  | { readonly kind: 'message'; readonly messageId: number }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'owner' };

/** Who changes something, why (in words for the owner), and in which step it is undone. */
export interface Change {
  readonly actor: MemoryActor;
  readonly reason?: string;
  readonly batchId?: number | null;
  /** Joins a step that was begun with `beginStep`; without it the change is a step of its own. */
  readonly step?: number;
}

/** More confidence than the owner's word there is not. */
export type MemoryUpdate = MemoryPatch & { readonly confidence?: number };

export interface Step {
  readonly step: number;
  readonly memories: number;
}

/** What was taken back just now, and how many changes are left as far as is known. */
export interface UndoProgress {
  readonly memoryIds: readonly MemoryId[];
  readonly left: number;
}

export interface Memories {
  /** A number that joins the changes of what the owner sees as one step. */
  beginStep(): number;
  add(memory: NewMemory, sources: readonly NewSource[], change: Change): Memory;
  /**
   * Brings a memory in as it is, under its own id, links and all but its successor. `known`: there already. `kept`: another
   * that is not of this step stands in its place, and stays.
   */
  bring(memory: Memory, sources: readonly NewSource[], change: Change): 'added' | 'known' | 'kept';
  /** What `bring` would answer. */
  foresee(memory: Memory): 'added' | 'known' | 'kept';
  /** Links memories of a step that are superseded to their successors, where both are there. */
  linkSuccessors(links: readonly (readonly [MemoryId, MemoryId])[], step: number): void;
  /** `version`: refused with `conflict` where the memory has another by now. Without a difference nothing is written. */
  update(
    id: MemoryId,
    update: MemoryUpdate,
    sources: readonly NewSource[],
    change: Change,
    version?: number,
  ): Memory;
  /**
   * Gives a memory that is made by watching what it would be made of now, and these frames as its sources. What the owner
   * wrote stays; there is no row in the history and no newer version. `isForgetting`: after a deletion the history must not
   * keep the words either.
   */
  remake(id: MemoryId, made: NewMemory, frames: readonly FrameId[], isForgetting?: boolean): Memory;
  /** Writes the memory that takes the place of another; the old one stays readable, with a link. */
  supersede(oldId: MemoryId, memory: NewMemory, sources: readonly NewSource[], change: Change): Memory;
  /** Lets a memory that is there already take the place of another of its kind; the old one stays readable, with a link. */
  replaceBy(oldId: MemoryId, byId: MemoryId, change: Change): Step;
  /** Makes one of several of a kind: the first stays, with the sources of all; the others are superseded by it. */
  merge(ids: readonly MemoryId[], change: Change): Memory;
  /** Makes them another kind; core memory, the vault and what has the kind already are left as they are and not counted. */
  retype(ids: readonly MemoryId[], kind: PlainKind, change: Change): Step;
  /** One as several: the first part stays the memory, the others are new, with its sources. `version` as for `update`. */
  split(id: MemoryId, parts: readonly MemoryPart[], change: Change, version: number): Step;
  setState(ids: readonly MemoryId[], state: 'active' | 'archived', change: Change): Step;
  /** Hides them at once; `eraseDue` erases them ten minutes later. */
  remove(ids: readonly MemoryId[], change: Change): Step;
  /** While `work` removes memories nothing that was removed is erased; the ten minutes begin with its end. */
  whileRemoving<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Erases for good, with text index, vectors, history text and seals; only "something was deleted" stays. */
  erase(ids: readonly MemoryId[], actor: MemoryActor): number;
  /** Erases what was removed long enough ago and archives what expired; answers when it must be called again, or null. */
  eraseDue(): number | null;
  /** After frames or messages were deleted: erases what came from nothing else; answers how many. */
  eraseOrphans(): number;
  undo(step: number, actor: MemoryActor): Step;
  /** The same a bit at a time, some changes with each turn; broken off, the next call goes on. */
  undoInSlices(step: number): Iterable<UndoProgress>;
  /** The owner looks at one in full; one that is gone is not noted. */
  noteOpened(id: MemoryId): void;

  /** Throws `not-found`. */
  get(id: MemoryId): Memory;
  getMany(ids: readonly MemoryId[]): Memory[];
  list(query: MemoryListQuery): { memories: Memory[]; nextCursor: string | null };
  /** Their ids alone, of those that were written until a moment. */
  idsThatFit(query: MemoryListQuery, until: number): { ids: MemoryId[]; nextCursor: string | null };
  /** The same as rows to be shown; `total` where it is known without counting. */
  browse(query: MemoryListQuery): {
    memories: MemorySummary[];
    nextCursor: string | null;
    total: number | null;
  };
  /** So that `browse` finds far rows of a long list fast: goes a little further; false where nothing is left to do. */
  mark(query: MemoryListQuery): boolean;
  history(id: MemoryId): MemoryChange[];
  sources(id: MemoryId): MemorySource[];
  ofFrame(frameId: FrameId): Memory[];
  supersededBy(id: MemoryId): { id: MemoryId; title: string }[];
  core(): CoreStatus[];
  statistics(): Omit<MemoryStatistics, 'waiting' | 'bytes'>;
}
