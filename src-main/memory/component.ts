/** What a kind of memory has to say of itself: its rules, its table, and what a model is asked for it. */
import type { z } from 'zod';
import type {
  FieldsOf,
  MemoryActor,
  MemoryId,
  MemoryKind,
  MemoryOf,
  MemoryState,
} from '../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

/** The SQL of a kind's own fields. The common columns are written by `memories.ts`, in the same transaction. */
export interface KindTable<Kind extends MemoryKind> {
  insert(db: WritableDb, id: MemoryId, fields: FieldsOf<Kind>): void;
  update(db: WritableDb, id: MemoryId, fields: FieldsOf<Kind>): void;
  read(db: ReadableDb, ids: readonly MemoryId[]): Map<MemoryId, FieldsOf<Kind>>;
  /** A memory in force that a new one of these fields would only repeat. */
  twin?(db: ReadableDb, fields: FieldsOf<Kind>): MemoryId | undefined;
}

/** What decides about the text that is searched besides the fields. */
export interface SearchFacts {
  /** It came from frames, so that words which stand on those are found there. */
  readonly isOnFrames: boolean;
}

/** What a rule may look at besides the fields. */
export interface WriteFacts {
  readonly actor: MemoryActor;
  readonly occurredAt: number;
  /** When it is written (ms). */
  readonly now: number;
}

/** What a model is asked for a kind. `Entry` is the flat shape that it answers with. */
export interface KindPrompt<Kind extends MemoryKind, Entry = unknown> {
  /** Two or three sentences: what belongs here, and what does not. */
  readonly instructions: string;
  readonly entrySchema: z.ZodType<Entry>;
  /** `occurredAt` of the newest item that the entry names (ms). */
  toFields(entry: Entry, occurredAt: number): FieldsOf<Kind>;
  /** The texts of an entry that must be grounded in its items. */
  claimsOf(entry: Entry): readonly string[];
  /** An existing memory as it is shown to the model, one line or a few. */
  describe(memory: MemoryOf<Kind>): string;
}

export interface MemoryComponent<Kind extends MemoryKind> {
  readonly kind: Kind;
  readonly table: KindTable<Kind>;
  /** Null: no model is asked for this kind, nor told of it. */
  readonly prompt: KindPrompt<Kind> | null;
  /** The line that a memory is called by where nobody named it. */
  titleOf(fields: FieldsOf<Kind>): string;
  /** What is searched besides the title. The vault gives its caption and never its value. */
  searchTextOf(fields: FieldsOf<Kind>, facts?: SearchFacts): string;
  /** The kind's own rules for what is about to be written. Throws `invalid-input` with what to do about it. */
  check(fields: FieldsOf<Kind>, before: FieldsOf<Kind> | null, facts: WriteFacts): void;
  /** Fields that follow from others, such as the date of a confirmation; called before `check`. */
  complete?(fields: FieldsOf<Kind>, before: FieldsOf<Kind> | null, facts: WriteFacts): FieldsOf<Kind>;
  /** Whether search and answers may use it; where this is missing they may. */
  isUsable?(fields: FieldsOf<Kind>): boolean;
  /** The state that a new one begins in; `active` where this is missing. */
  firstState?(actor: MemoryActor): MemoryState;
  /** What to do with a new one whose twin is there; both stay where this is missing. */
  readonly onTwin?: 'merge' | 'refuse';
  /** The fields of two memories as one, nothing lost; `into` is the one that stays. */
  merge(into: FieldsOf<Kind>, from: FieldsOf<Kind>): FieldsOf<Kind>;
}

/** One component for each kind: another kind does not compile until it has one. */
export type Components = { readonly [Kind in MemoryKind]: MemoryComponent<Kind> };
