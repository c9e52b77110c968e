/** A memory and its changes in the owner's words. Pure. */
import type {
  Memory,
  MemoryActor,
  MemoryChange,
  MemoryEvent,
  MemoryState,
} from '../../../src-preload/contract/memory.ts';
import type { Category } from '../../../src-preload/contract/organise.ts';
import { categoryPath } from '../../client/category-paths.ts';
import { t } from '../../messages/t.ts';
import { formatExact } from '../../ui/times.ts';
import { fieldSpecs } from './field-specs.ts';

/** Below this nobody has confirmed it. */
const confirmedFrom = 0.5;

export function isUnconfirmed({ confidence, state }: Pick<Memory, 'confidence' | 'state'>): boolean {
  return confidence < confirmedFrom && state === 'active';
}

/** The second line of a row. */
export function lineOf(memory: Memory): string {
  switch (memory.kind) {
    case 'core':
      return memory.fields.text;
    case 'episodic':
      return (
        firstOther(memory.title, memory.fields.summary, memory.fields.details) ?? memory.fields.eventType
      );
    case 'semantic':
      return firstOther(memory.title, memory.fields.summary, memory.fields.details) ?? '';
    case 'procedural': {
      const { steps } = memory.fields;
      return steps.length === 0
        ? memory.fields.summary
        : steps.map((step, at) => `${at + 1}. ${step}`).join('  ');
    }
    case 'resource':
      return firstOther(memory.title, memory.fields.address ?? '', memory.fields.summary) ?? '';
    case 'vault':
      return memory.fields.hasValue ? t('kinds.valueSealed') : t('memories.valueErased');
  }
}

function firstOther(title: string, ...texts: readonly string[]): string | undefined {
  return texts.find((text) => text.trim() !== '' && text !== title);
}

export const stateWords: Readonly<Record<MemoryState, string>> = {
  active: t('memories.stateCurrent'),
  candidate: t('memories.stateWaits'),
  archived: t('memories.stateArchived'),
  superseded: t('memories.stateSuperseded'),
  deleted: t('memories.stateDeleted'),
};

export const eventWords: Readonly<Record<MemoryEvent, string>> = {
  ADD: t('memories.eventAdded'),
  UPDATE: t('memories.eventChanged'),
  SUPERSEDE: t('memories.eventSuperseded'),
  MERGE: t('memories.eventMerged'),
  SPLIT: t('memories.eventSplit'),
  RETYPE: t('memories.eventRetyped'),
  ARCHIVE: t('memories.eventArchived'),
  RESTORE: t('memories.eventRestored'),
  DELETE: t('memories.eventDeleted'),
};

export const actorWords: Readonly<Record<MemoryActor, string>> = {
  owner: t('memories.byOwner'),
  pipeline: t('memories.byPipeline'),
  policy: t('memories.byPolicy'),
  import: t('memories.byImport'),
  agent: t('memories.byAgent'),
};

export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What a change changed, field by field; nothing for an addition, a deletion, and what was erased. */
export function differencesOf(
  { before, after }: MemoryChange,
  categories: readonly Category[] = [],
): readonly Difference[] {
  if (!before || !after) return [];
  const differences: Difference[] = [];
  const note = (label: string, old: unknown, now: unknown) => {
    const [from, to] = [inWords(old), inWords(now)];
    if (from !== to) differences.push({ label, before: from, after: to });
  };
  const old = before.fields as Readonly<Record<string, unknown>>;
  const now = after.fields as Readonly<Record<string, unknown>>;
  const labels = new Map(fieldSpecs[after.kind].map(({ name, label }) => [name, label]));
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    // Times are told by the change itself.
    if (name.endsWith('At')) continue;
    note(labels.get(name) ?? otherFields[name] ?? name, old[name], now[name]);
  }
  const named = differences.some((difference) => difference.before === before.title);
  if (!named) note(t('kinds.fieldTitle'), before.title, after.title);
  note(t('memories.state'), stateWords[before.state], stateWords[after.state]);
  const filed = (id: number | null) => (id === null ? '' : categoryPath(categories, id));
  note(t('kinds.fieldCategory'), filed(before.categoryId), filed(after.categoryId));
  note(t('kinds.fieldTags'), before.tags, after.tags);
  const expiry = (at: number | null) => (at === null ? '' : formatExact(at));
  note(t('memories.toArchive'), expiry(before.expiresAt), expiry(after.expiresAt));
  note(t('memories.pinnedField'), before.pinned, after.pinned);
  note(t('memories.confirmedField'), before.confidence >= confirmedFrom, after.confidence >= confirmedFrom);
  return differences;
}

const otherFields: Readonly<Record<string, string>> = {
  validation: t('memories.validation'),
  content: t('memories.content'),
  visits: t('memories.visits'),
  hasValue: t('memories.hasValue'),
  block: t('memories.block'),
};

function inWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(inWords).join('\n');
  if (typeof value === 'boolean') return value ? t('memories.yes') : t('memories.no');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
