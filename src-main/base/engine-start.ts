/** The words with which the shell starts the engine's process, before both speak `rpc.ts` over the same port. */
import type { Failure } from '../../src-preload/contract/errors.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { LogLevel } from './log.ts';

/** Plain data, so that it can cross; `engine/parts.ts` explains each. */
export interface StartParts {
  readonly dataFolder: string;
  readonly key: Uint8Array;
  readonly vaultKey: Uint8Array;
  readonly modelsFolder: string;
  readonly sqliteBinding: string | null;
  readonly settings: Settings;
  readonly modelKeys: Readonly<Record<string, string>>;
  readonly onBattery: boolean;
  readonly logsFolder?: string;
  readonly minimumLogLevel?: LogLevel;
}

/** Shell to engine, once, first. */
export interface StartMessage {
  readonly type: 'start';
  readonly parts: StartParts;
}

/** Engine to shell, once, in answer. */
export type StartAnswer =
  { readonly type: 'started' } | { readonly type: 'failed'; readonly failure: Failure };
