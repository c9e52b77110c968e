/** A headline over what failed. The message of a failure comes in English; where another language is spoken, its code says in that what it is. */
import type { ErrorCode } from '../../src-preload/contract/errors.ts';

export type ErrorHeadlines = Readonly<Record<ErrorCode, string>>;

let headlines: Readonly<Record<string, string>> = {};

/** From now on headlines come from here. */
export function headFrom(next: ErrorHeadlines): void {
  headlines = next;
}

/** Null in English, and for what has no code. */
export function headlineOf(error: Error): string | null {
  const code = 'code' in error ? String(error.code) : '';
  return headlines[code] ?? null;
}
