/** The words with which the shell starts the engine's process, before both speak `rpc.ts` over the same port. */
import type { Failure } from '../../src-preload/contract/errors.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { LogLevel } from './log.ts';
import type { BoxKeys } from './sealed-box.ts';

/** Plain data, so that it can cross; `engine/parts.ts` explains each. */
export interface StartParts {
  readonly dataFolder: string;
  readonly key: Uint8Array;
  readonly vaultKey: Uint8Array;
  readonly sealing: BoxKeys | null;
  readonly modelsFolder: string;
  readonly sqliteBinding: string | null;
  readonly settings: Settings;
  readonly modelKeys: Readonly<Record<string, string>>;
  readonly onBattery: boolean;
  readonly afterCrash: boolean;
  readonly logsFolder?: string;
  readonly minimumLogLevel?: LogLevel;
}

/** While the owner has locked it: what comes is sealed, and nothing can be read. */
export interface SealingStartParts {
  readonly dataFolder: string;
  /** The public key, 32 bytes: the only one that this process ever gets. */
  readonly sealTo: Uint8Array;
  readonly settings: Settings;
  readonly minimumLogLevel?: LogLevel;
}

/** Shell to engine, once, first. */
export interface StartMessage {
  readonly type: 'start';
  readonly parts: StartParts | SealingStartParts;
}

/** Engine to shell, once, in answer. */
export type StartAnswer =
  | { readonly type: 'started' }
  /** It runs, but serves nothing but the repair of its damaged database. */
  | { readonly type: 'damaged'; readonly failure: Failure }
  | { readonly type: 'failed'; readonly failure: Failure };
