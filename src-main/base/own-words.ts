/** Kinds and states of memories, as they are named within a sentence. */
import type { MemoryKind, MemoryState } from '../../src-preload/contract/memory.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';

export const kindWords: Readonly<Record<MemoryKind, Sentence>> = {
  core: say('core'),
  episodic: say('episodic'),
  semantic: say('semantic'),
  procedural: say('procedural'),
  resource: say('resource'),
  vault: say('vault'),
};

export const stateWords: Readonly<Record<MemoryState, Sentence>> = {
  active: say('active'),
  candidate: say('candidate'),
  superseded: say('superseded'),
  archived: say('archived'),
  deleted: say('deleted'),
};
