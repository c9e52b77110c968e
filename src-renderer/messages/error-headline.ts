/** A headline over a failure whose words come from outside, in English: where another language is spoken, its code says in that what it is. */
import { MnemeError, type ErrorCode } from '../../src-preload/contract/errors.ts';
import { isForeign } from '../../src-preload/contract/sentences/say.ts';

export type ErrorHeadlines = Readonly<Record<ErrorCode, string>>;

let headlines: Readonly<Record<string, string>> = {};

/** From now on headlines come from here. */
export function headFrom(next: ErrorHeadlines): void {
  headlines = next;
}

/** Null in English, and for what says itself what it is. */
export function headlineOf(error: Error): string | null {
  if (!(error instanceof MnemeError) || !isForeign(error.sentence)) return null;
  return headlines[error.code] ?? null;
}
