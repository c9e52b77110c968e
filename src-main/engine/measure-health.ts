/** How the engine is at this moment, as the status line of the window tells it. */
import type { EngineHealth } from '../../src-preload/contract/internal.ts';
import { sumImages } from '../intake/frames-table.ts';
import type { Intake } from '../intake/intake.ts';
import type { EmbedBacklog } from '../memory/embed-backlog.ts';
import type { Store } from '../store/database.ts';
import type { SealedRecording } from './sealed-recording.ts';
import type { RunningStoreCheck } from './store-check.ts';

export interface HealthParts {
  readonly store: Store;
  readonly storeCheck: RunningStoreCheck;
  readonly backlog: EmbedBacklog;
  readonly intake: Intake;
  readonly sealed: SealedRecording;
}

/** A store that cannot even be counted is told of in the words for the owner. */
export function measureHealth({ store, storeCheck, backlog, intake, sealed }: HealthParts): EngineHealth {
  const known = {
    meaning: backlog.state(),
    databaseBytes: store.sizeBytes(),
    check: storeCheck.state(),
  };
  try {
    const { reading, readingFailed } = intake.backlog();
    return {
      ...known,
      backlog: { reading: reading + sealed.waiting(), readingFailed, vectors: backlog.waiting() },
      readingTrouble: intake.trouble(),
      imageBytes: sumImages(store.db).bytes,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const backlogUnknown = { reading: 0, readingFailed: 0, vectors: 0 };
    return { ...known, backlog: backlogUnknown, readingTrouble: reason, imageBytes: 0 };
  }
}
