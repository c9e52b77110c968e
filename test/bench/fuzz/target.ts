/** Something that takes whatever it is given. */
import type { Random } from './mutate.ts';

export interface Target {
  /** Gives it one input. Answers what was wrong, in words; null where it did as it should. Rejects as the target does. */
  readonly feed: (random: Random) => string | null | Promise<string | null>;
  readonly close?: () => Promise<void>;
}

export interface Ground {
  /** The data folder and all that a target may write. */
  readonly inside: string;
  /** Nothing may be written here; paths that lead elsewhere lead here. */
  readonly outside: string;
  /** A text of the owner's to begin with besides those of the bench; null for none. */
  readonly own: string | null;
}

export type OpenTarget = (ground: Ground) => Promise<Target>;
