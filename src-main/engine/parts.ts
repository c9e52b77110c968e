/** What the engine is built from: everything that differs between the application, a test and a benchmark. */
import type { Clock } from '../base/clock.ts';
import type { LogLevel } from '../base/log.ts';
import type { BoxKeys } from '../base/sealed-box.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';

export interface EngineParts {
  /** Absolute path; holds mneme.db, images/ and languages/. Made where it is missing. */
  readonly dataFolder: string;
  /** 32 random bytes from which the keys of the database and of the images are derived. */
  readonly key: Uint8Array;
  /** 32 random bytes that seal the values of the vault, and nothing else. */
  readonly vaultKey: Uint8Array;
  /** With these was sealed what came while the store was locked; none where it cannot be locked. */
  readonly sealing?: BoxKeys | null;
  /** Absolute path of the folder that holds the embedding model's folder (`resources/models`). */
  readonly modelsFolder: string;
  /** The entry of the embedding thread: `embedding-thread.js` beside the built engine, the `.ts` file in tests. */
  readonly embeddingThread: URL | string;
  /** Absolute path of a built better_sqlite3.node for runtimes whose Node-API is older than 10; else null. */
  readonly sqliteBinding: string | null;
  readonly settings: Settings;
  /** The keys of model servers, by server; none where it is absent. */
  readonly modelKeys?: Readonly<Record<string, string>>;
  readonly onBattery: boolean;
  /** Whether the engine before this one ended by itself while the application went on; a kill or a power cut is no fault of what was in hand. */
  readonly afterCrash?: boolean;
  /** Whose files count among what takes room; none where it is absent. */
  readonly logsFolder?: string;
  readonly clock: Clock;
  readonly writeLog: (line: string) => void;
  readonly minimumLogLevel?: LogLevel;
}
