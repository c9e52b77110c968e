/** Where figures lead to: other views, given by the window. */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { Day } from '../../ui/day.ts';

export interface SearchFor {
  readonly text: string;
  readonly applications: readonly string[];
  /** Inclusive start and exclusive end; null for any time. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface InsightsDoors {
  readonly openFrame: (id: FrameId) => void;
  readonly openMemory: (id: MemoryId) => void;
  readonly openMessage: (sessionId: number, messageId: number | null) => void;
  readonly openDay: (day: Day) => void;
  readonly openMemories: () => void;
  readonly openSettings: () => void;
  readonly search: (wanted: SearchFor) => void;
}
