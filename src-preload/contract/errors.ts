/** The one list of failures that may cross a process border, and the envelope in which every answer travels. */

import { foreign, type Sentence } from './sentences/say.ts';
import { inEnglish } from './sentences/wording.ts';

export const errorCodes = [
  'invalid-input', // what was sent does not fit the schema
  'not-found', // the thing named does not exist, or may not be seen
  'not-allowed', // the sender may not ask this, or the owner has not agreed yet
  'conflict', // it was changed meanwhile by somebody else
  'cancelled', // a newer request replaced this one
  'locked', // the owner locked it: only the passphrase or the recovery code opens it
  'engine-unavailable', // the engine is starting, restarting or has given up
  'store-newer', // the database was written by a newer version of Mneme
  'store-key', // the database cannot be opened with the key at hand
  'store-damaged', // the database fails its own check
  'disk-full',
  'model-server', // the model server chosen by the owner failed, refused, or none is chosen
  'model-missing', // the embedding model's files are absent or not the ones shipped
  'image-damaged',
  'passphrase', // a file is sealed, and no passphrase or another one was given
  'unreadable', // a file or folder cannot be read
  'config-invalid',
  'unsupported', // this machine lacks what is needed (no display, no permission)
  'internal', // a bug: the message names the place
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A failure with a code. The sentence says what failed, on what, and what to do about it; the message is its English. */
export class MnemeError extends Error {
  readonly code: ErrorCode;
  readonly sentence: Sentence;

  constructor(code: ErrorCode, sentence: Sentence, options?: ErrorOptions) {
    super(inEnglish(sentence), options);
    this.name = 'MnemeError';
    this.code = code;
    this.sentence = sentence;
  }
}

export interface Failure {
  readonly code: ErrorCode;
  /** In English, for logs. */
  readonly message: string;
  /** What is shown, by `wordsOf`; none where nobody foresaw the failure. */
  readonly sentence?: Sentence;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Turns anything thrown into a failure; what is not a `MnemeError` is a bug and says so. */
export function fail(error: unknown): Result<never> {
  if (error instanceof MnemeError) {
    const { code, message, sentence } = error;
    return { ok: false, error: { code, message, sentence } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { code: 'internal', message } };
}

/** The value of a result, or its failure thrown again as a `MnemeError`. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, message, sentence } = result.error;
  throw new MnemeError(code, sentence ?? foreign(message));
}
