/** Takes out of a text what must not be kept. Everything that is written, indexed, logged or sent has gone through here. */
import type { PersonalDataKind, SecretRule } from '../../src-preload/contract/privacy.ts';
import { findSecrets, joinSpans } from './find-secrets.ts';
import { findPersonalData } from './pii-rules.ts';
import type { SecretSpan } from './secret-span.ts';

/** What was taken out. `value` is for the vault alone. */
export interface Removed extends Omit<SecretSpan, 'start' | 'end'> {
  readonly value: string;
}

export interface Redaction {
  /** With `[GitHub token]` and the like in the place of what was found. */
  readonly text: string;
  readonly removed: readonly Removed[];
}

/** `redact` with the owner's choice. */
export type Redact = (text: string) => Redaction;

const unlessSaid: readonly PersonalDataKind[] = ['card'];

/**
 * Secrets but for what only rules find that are switched off, and personal data of the given kinds. What it leaves in their place is
 * never found again.
 */
export function redact(
  text: string,
  personalData: readonly PersonalDataKind[] = unlessSaid,
  rulesOff: readonly SecretRule[] = [],
): Redaction {
  const spans = findSpans(text, personalData, rulesOff);
  if (spans.length === 0) return { text, removed: [] };
  let kept = '';
  let at = 0;
  for (const { start, end, caption } of spans) {
    kept += `${text.slice(at, start)}${inPlaceOf(caption)}`;
    at = end;
  }
  return {
    text: kept + text.slice(at),
    removed: spans.map(({ start, end, ...span }) => ({ ...span, value: text.slice(start, end) })),
  };
}

/** What must not be kept of a text, in its order; none overlaps another. */
export function findSpans(
  text: string,
  personalData: readonly PersonalDataKind[],
  rulesOff: readonly SecretRule[] = [],
): SecretSpan[] {
  return joinSpans([...findSecrets(text, rulesOff), ...findPersonalData(text, personalData)]);
}

/** The words that stand where something was taken out. */
export function inPlaceOf(caption: string): string {
  return `[${caption}]`;
}
