/** What a job is to the runner: a beginning, and slices that each keep their place. */
import type { JobName } from '../../src-preload/contract/performance.ts';
import type { JobPlace } from './jobs-table.ts';

/** `stuck`: it cannot go on at present, for this reason; it is tried again. */
export type SliceEnd = 'more' | 'done' | { readonly stuck: string };

export interface UpkeepJob {
  readonly name: JobName;
  /** Where it starts. Throws a `MnemeError` in words for the owner where it may not. */
  begin(): JobPlace | Promise<JobPlace>;
  /**
   * One slice, short enough that a search does not notice. What it changes and `keep` stand in one transaction, so that an
   * engine that is killed goes on where the last slice ended.
   */
  step(place: JobPlace, keep: (next: JobPlace) => void): SliceEnd | Promise<SliceEnd>;
}

/** The engine's thread is taken for so long at a time, and what is left of the row in hand. */
export const sliceMs = 8;
