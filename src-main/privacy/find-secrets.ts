/** All secrets of a text, by every way there is to find one. Pure; nothing in here needs more time than in proportion to the text. */
import type { SecretRule } from '../../src-preload/contract/privacy.ts';
import { findKnownFormats } from './known-formats.ts';
import { findLabelled } from './labelled-secrets.ts';
import { findRandomRuns } from './random-runs.ts';
import { findCodes } from './secret-codes.ts';
import { findInCommands } from './secret-commands.ts';
import { findInLinks } from './secret-links.ts';
import { findByPlace } from './secret-places.ts';
import type { SecretSpan } from './secret-span.ts';

/** Spans in the order of the text, none overlapping another; of those that overlapped, the surest says what it is. */
export function findSecrets(text: string, rulesOff: readonly SecretRule[] = []): SecretSpan[] {
  const found = [
    ...findKnownFormats(text),
    ...findByPlace(text),
    ...findInLinks(text),
    ...findInCommands(text),
    ...findCodes(text),
    ...findLabelled(text),
    ...findRandomRuns(text),
  ];
  if (rulesOff.length === 0) return joinSpans(found);
  const off = new Set<string>(rulesOff);
  return joinSpans(found.filter(({ rule }) => !off.has(rule)));
}

/** Overlapping spans as one, which reaches as far as all of them. */
export function joinSpans(spans: readonly SecretSpan[]): SecretSpan[] {
  const joined: SecretSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (!last || span.start >= last.end) {
      joined.push(span);
      continue;
    }
    const surest = span.confidence > last.confidence ? span : last;
    joined[joined.length - 1] = { ...surest, start: last.start, end: Math.max(last.end, span.end) };
  }
  return joined;
}
