/** Decides, before anything is written, whether an operation of a model may be carried out, and how sure of it one can be. */
import { stopWords } from '../../base/stop-words.ts';
import type { FieldsOf, MemoryId } from '../../../src-preload/contract/memory.ts';
import { foldText, tokensOf } from '../../store/text-normal.ts';
import type { NewSource } from '../memories.ts';
import { promptOf, type AbsorbedKind, type AbsorbedMemory } from './absorbed-kinds.ts';
import type { Operation } from './answer.ts';
import type { BatchItem } from './batch-items.ts';
import type { CoreEntry } from '../core/core-prompt.ts';
import type { LineChange } from './core-lines.ts';
import type { createEcho } from './echo.ts';
import { isOrderToAssistant } from './echo.ts';
import { contentStems, createEvidence, type Evidence } from './evidence.ts';
import { ground } from './grounding.ts';

/** Why an operation was left out, in words for the owner, after a number ("2 not found in what was seen"). */
export type Refusal =
  | 'not in the asked form'
  | 'of items or memories that do not exist'
  | 'not found in what was seen'
  | 'a repetition of the instructions'
  | 'an order to the assistant'
  | 'about something else than the memory to change'
  | 'older than what is known'
  | 'against a change made meanwhile'
  | 'against the rules of its kind'
  | 'too much for a full block of core memory';

/** What one knows of an entry that stands in its items, and of one of which a small part does not. */
const groundedConfidence = 0.8;
export const doubtfulConfidence = 0.3;

interface Common {
  readonly sources: readonly NewSource[];
}

export type PlannedWrite = Common &
  (
    | {
        readonly action: 'add';
        readonly kind: Exclude<AbsorbedKind, 'core'>;
        readonly fields: FieldsOf<AbsorbedKind>;
        readonly claims: readonly string[];
        readonly occurredAt: number;
        readonly confidence: number;
      }
    | {
        readonly action: 'update' | 'supersede';
        readonly target: AbsorbedMemory;
        readonly fields: FieldsOf<AbsorbedKind>;
        readonly occurredAt: number;
      }
    | { readonly action: 'merge'; readonly target: AbsorbedMemory; readonly other: AbsorbedMemory }
    /** The memory says it already: it gets the sources. */
    | { readonly action: 'repeat'; readonly target: MemoryId }
    | {
        readonly action: 'line';
        readonly block: 'human' | 'persona';
        /** The block as the model knew it; null where there was none. */
        readonly target: AbsorbedMemory | null;
        readonly line: LineChange;
      }
  );

/** A memory as the model was shown it. */
export interface ShownMemory {
  /** As it is now; null where it is not in force any more. */
  readonly memory: AbsorbedMemory | null;
  readonly version: number;
  /** Whether the owner wrote or edited it: no model changes that. */
  readonly isOwners: boolean;
}

export interface CheckContext {
  /** By the model's number minus 1; those that were deleted meanwhile are missing. */
  readonly items: readonly (BatchItem | undefined)[];
  readonly memories: readonly ShownMemory[];
  readonly echo: ReturnType<typeof createEcho>;
  /** Of each item, made once. */
  readonly evidenceOf: (item: BatchItem) => Evidence;
}

export function evidenceOfItem(item: BatchItem): Evidence {
  const { text, occurredAt, author, title, url } = item;
  return createEvidence({ text, occurredAt, labels: [author, title, url] });
}

export function checkOperation(operation: Operation, context: CheckContext): PlannedWrite | Refusal {
  const items = operation.items.map((number) => context.items[number - 1]);
  if (items.length === 0 || !items.every((item) => item !== undefined))
    return 'of items or memories that do not exist';
  const sources = sourcesOf(items);
  if (operation.kind === 'core') return checkLine(operation, items, sources, context);
  const kind = operation.kind;
  if (operation.action === 'merge') return checkMerge(operation, sources, context);

  const prompt = promptOf(kind);
  const claims = prompt.claimsOf(operation.entry).filter((claim) => claim !== '');
  const occurredAt = Math.max(...items.map((item) => item.occurredAt));
  const evidence = items.map(context.evidenceOf);
  const suspicion = suspect(claims, evidence, context);
  if (suspicion) return suspicion;
  const fields = withLabels(kind, prompt.toFields(operation.entry, occurredAt), items);
  const addition = (confidence: number): PlannedWrite => ({
    action: 'add',
    kind,
    fields,
    claims,
    occurredAt,
    confidence,
    sources,
  });

  if (operation.action === 'add') {
    const { verdict } = ground(claims, evidence);
    if (verdict === 'ungrounded') return 'not found in what was seen';
    return addition(verdict === 'grounded' ? groundedConfidence : doubtfulConfidence);
  }

  const target = targetOf(operation.target, kind, context);
  if (typeof target === 'string') return target;
  const { memory, isOwners } = target;
  const known = describeEvidence(memory);
  // Something of it must come from the items, and all of it from them or from the memory.
  if (!isAbout(claims.join('\n'), evidence)) return 'not found in what was seen';
  if (ground(claims, [...evidence, known]).verdict !== 'grounded') return 'not found in what was seen';
  if (!isAbout(claims.join('\n'), [known])) return 'about something else than the memory to change';
  if (isOwners) {
    if (operation.action === 'update') return { action: 'repeat', target: memory.id, sources };
    return ground(claims, evidence).verdict === 'grounded'
      ? addition(groundedConfidence)
      : 'not found in what was seen';
  }
  const grows = kind === 'episodic' || kind === 'resource';
  if (memory.occurredAt > occurredAt && !(grows && operation.action === 'update'))
    return 'older than what is known';
  if (operation.action === 'supersede' && kind === 'episodic') return 'against the rules of its kind';
  return { action: operation.action, target: memory, fields, occurredAt, sources };
}

function checkMerge(
  operation: Operation,
  sources: readonly NewSource[],
  context: CheckContext,
): PlannedWrite | Refusal {
  const target = targetOf(operation.target, operation.kind, context);
  if (typeof target === 'string') return target;
  const other = targetOf(operation.other, operation.kind, context);
  if (typeof other === 'string') return other;
  if (target.memory.id === other.memory.id) return 'of items or memories that do not exist';
  if (!isAbout(target.memory.title, [describeEvidence(other.memory)]))
    return 'about something else than the memory to change';
  // What the owner wrote stays; the other goes into it.
  return other.isOwners && !target.isOwners
    ? { action: 'merge', target: other.memory, other: target.memory, sources }
    : { action: 'merge', target: target.memory, other: other.memory, sources };
}

/** Core memory is in every prompt: nothing doubtful goes there, and only the owner says how the assistant should be. */
function checkLine(
  operation: Operation,
  items: readonly BatchItem[],
  sources: readonly NewSource[],
  context: CheckContext,
): PlannedWrite | Refusal {
  if (operation.action === 'merge') return 'against the rules of its kind';
  const entry = operation.entry as CoreEntry;
  if (entry.block === 'persona' && items.some(({ messageId }) => messageId === null))
    return 'against the rules of its kind';
  const shown = context.memories.find(
    ({ memory }) => memory?.kind === 'core' && memory.fields.block === entry.block,
  );
  if (shown && shown.memory!.version !== shown.version) return 'against a change made meanwhile';
  const evidence = items.map(context.evidenceOf);
  const claims = [entry.text];
  const suspicion = suspect(claims, evidence, context);
  if (suspicion) return suspicion;
  if (ground(claims, evidence).verdict !== 'grounded') return 'not found in what was seen';
  return {
    action: 'line',
    block: entry.block,
    target: shown?.memory ?? null,
    line: { text: entry.text, replaces: entry.replaces },
    sources,
  };
}

function suspect(
  claims: readonly string[],
  evidence: readonly Evidence[],
  { echo }: CheckContext,
): Refusal | null {
  if (claims.some(isOrderToAssistant)) return 'an order to the assistant';
  return echo(claims, evidence) ? 'a repetition of the instructions' : null;
}

function targetOf(
  number: number | null,
  kind: AbsorbedKind,
  { memories }: CheckContext,
): { readonly memory: AbsorbedMemory; readonly isOwners: boolean } | Refusal {
  const shown = number === null ? undefined : memories[number - 1];
  if (!shown) return 'of items or memories that do not exist';
  const { memory, version, isOwners } = shown;
  if (!memory || memory.version !== version) return 'against a change made meanwhile';
  return memory.kind === kind ? { memory, isOwners } : 'of items or memories that do not exist';
}

export function describeEvidence(memory: AbsorbedMemory): Evidence {
  return createEvidence({
    text: promptOf(memory.kind).describe(memory),
    occurredAt: memory.occurredAt,
    labels: [memory.title],
  });
}

/** Whether a text has a telling word, or a character of a script without spaces, in common with what is known. */
function isAbout(text: string, evidence: readonly Evidence[]): boolean {
  const characters = tokensOf(text)
    .filter(({ unspaced }) => unspaced)
    .map(({ stem }) => stem);
  return [...contentStems(text), ...characters].some((stem) => evidence.some((each) => each.hasStem(stem)));
}

function sourcesOf(items: readonly BatchItem[]): NewSource[] {
  return items.flatMap(({ frameId, messageId }): NewSource[] => {
    if (messageId !== null) return [{ kind: 'message', messageId }];
    return frameId === null ? [] : [{ kind: 'frame', frameId }];
  });
}

/** What the items' labels say and no model need repeat: the application of an episode, where a fact was learned. */
function withLabels(
  kind: AbsorbedKind,
  fields: FieldsOf<AbsorbedKind>,
  items: readonly BatchItem[],
): FieldsOf<AbsorbedKind> {
  const frames = items.filter(({ messageId }) => messageId === null);
  const applications = [...new Set(frames.flatMap(({ author }) => author ?? []))];
  if (kind === 'episodic' && applications.length === 1)
    return { ...(fields as FieldsOf<'episodic'>), application: applications[0]! };
  if (kind === 'semantic') {
    const writers = items.filter(({ messageId }) => messageId !== null).flatMap(({ author }) => author ?? []);
    const origin = [...applications, ...new Set(writers)].join(', ').slice(0, 500);
    return { ...(fields as FieldsOf<'semantic'>), origin };
  }
  return fields;
}

/** A text as two of them are compared for being the same: words only. */
export function plainWords(text: string): string {
  return (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !stopWords.has(word)).join(' ');
}
