/** Why a memory is believed: how sure it is, in words, and what speaks for it. Pure. */
import type { Memory, MemoryChange, MemorySource } from '../../../src-preload/contract/memory.ts';
import { locale } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';
import { formatRelative } from '../../ui/times.ts';

export interface Belief {
  /** As in "Quite sure · 80%". */
  readonly certainty: string;
  /** What speaks for it, the strongest first. */
  readonly reasons: readonly string[];
}

interface Known {
  readonly memory: Memory;
  readonly sources: readonly MemorySource[];
  readonly history: readonly MemoryChange[];
  /** How many it took the place of. */
  readonly replaced: number;
}

export function beliefIn({ memory, sources, history, replaced }: Known, now: number): Belief {
  const standing = history.filter(({ undone }) => !undone);
  const byOwner = standing.filter(({ actor }) => actor === 'owner');
  const wrote = byOwner.some(({ event }) => event === 'ADD');
  const confirmed = latest(byOwner.filter(isConfirmation));
  const corrections = byOwner.filter((change) => change.event === 'UPDATE' && saysOtherwise(change));
  const corrected = latest(corrections);
  const count = (kind: MemorySource['kind']) => sources.filter((source) => source.kind === kind).length;
  const [seen, said, files] = [count('frame'), count('message'), count('file')];
  const reasons = [
    wrote && t('kinds.whyWritten'),
    confirmed && t('kinds.whyConfirmed', { when: formatRelative(confirmed.changedAt, now) }),
    corrected &&
      t('kinds.whyCorrected', { count: corrections.length, when: formatRelative(corrected.changedAt, now) }),
    seen > 0 && t('kinds.whySeen', { count: seen }),
    said > 0 && t('kinds.whySaid', { count: said }),
    files > 0 && t('kinds.whyFile', { count: files }),
    standing.some(({ event, actor }) => event === 'ADD' && actor === 'import') && t('kinds.whyImported'),
    replaced > 0 && t('kinds.whyReplaces', { count: replaced }),
  ].filter((reason) => typeof reason === 'string');
  return {
    certainty: `${certaintyWords(memory.confidence)} · ${inPercent(memory.confidence)}`,
    reasons: reasons.length > 0 ? reasons : [t('kinds.whyNothing')],
  };
}

function certaintyWords(confidence: number): string {
  if (confidence >= 0.95) return t('kinds.whyCertain');
  if (confidence >= 0.75) return t('kinds.whyLikely');
  return t(confidence >= 0.5 ? 'kinds.whyProbable' : 'kinds.whyUnconfirmed');
}

function inPercent(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(share);
}

function isConfirmation({ before, after }: MemoryChange): boolean {
  if (!before || !after) return false;
  if (before.confidence < 1 && after.confidence === 1) return true;
  return (
    before.kind === 'procedural' &&
    after.kind === 'procedural' &&
    before.fields.validation !== 'confirmed' &&
    after.fields.validation === 'confirmed'
  );
}

/** Pinned, filed or tagged is not corrected, and neither is confirmed. */
function saysOtherwise(change: MemoryChange): boolean {
  const { before, after } = change;
  if (!before || !after || isConfirmation(change)) return false;
  return before.title !== after.title || JSON.stringify(before.fields) !== JSON.stringify(after.fields);
}

function latest(changes: readonly MemoryChange[]): MemoryChange | undefined {
  return changes.toSorted((a, b) => b.id - a.id)[0];
}
