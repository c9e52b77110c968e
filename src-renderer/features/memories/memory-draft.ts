/** A memory while it is written: everything as text, what is wrong with it, and the change that it amounts to. Pure. */
import type { Memory, MemoryKind, MemoryPatch } from '../../../src-preload/contract/memory.ts';
import type { Input } from '../../client/bridge.ts';
import { t } from '../../messages/t.ts';
import {
  fieldSpecs,
  maxTagChars,
  maxTags,
  maxTitleChars,
  titleFields,
  type FieldSpec,
} from './field-specs.ts';

export interface Draft {
  readonly title: string;
  /** As `<input type="datetime-local">` writes it, to the minute. */
  readonly occurredAt: string;
  /** Divided by commas. */
  readonly tags: string;
  /** The number as text; empty for none. */
  readonly category: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

/** By the name of the field; `title`, `occurredAt` and `tags` among them. */
export type Problems = Readonly<Record<string, string>>;

export function draftOf(memory: Memory): Draft {
  const values = memory.fields as Readonly<Record<string, unknown>>;
  return {
    title: memory.title,
    occurredAt: localMinute(memory.occurredAt),
    tags: memory.tags.join(', '),
    category: memory.categoryId === null ? '' : String(memory.categoryId),
    fields: Object.fromEntries(
      fieldSpecs[memory.kind].map((spec) => [spec.name, draftValue(spec, values[spec.name])]),
    ),
  };
}

export function emptyDraft(kind: MemoryKind, now: number): Draft {
  return {
    title: '',
    occurredAt: localMinute(now),
    tags: '',
    category: '',
    fields: Object.fromEntries(fieldSpecs[kind].map((spec) => [spec.name, draftValue(spec, undefined)])),
  };
}

/** Whether the title is a field of its own in the form, and does not follow another. */
export function hasOwnTitle(kind: MemoryKind, memory: Memory | null): boolean {
  const field = titleFields[kind];
  if (kind === 'core') return false;
  if (field === null) return true;
  return memory !== null && memory.title !== (memory.fields as Readonly<Record<string, unknown>>)[field];
}

export function problemsOf(kind: MemoryKind, draft: Draft, ownTitle: boolean): Problems {
  const problems: Record<string, string> = {};
  for (const spec of fieldSpecs[kind]) {
    const problem = fieldProblem(spec, draft.fields[spec.name] ?? '');
    if (problem !== null) problems[spec.name] = problem;
  }
  if (ownTitle) {
    if (draft.title.trim() === '') problems['title'] = t('memories.writeTitle');
    else if (draft.title.trim().length > maxTitleChars)
      problems['title'] = tooLong(draft.title.trim(), maxTitleChars);
  }
  if (Number.isNaN(new Date(draft.occurredAt).getTime())) problems['occurredAt'] = t('memories.giveDay');
  const tags = tagsOf(draft.tags);
  if (tags.length > maxTags)
    problems['tags'] = t('memories.tooManyTags', { most: maxTags, count: tags.length });
  const longTag = tags.find((tag) => tag.length > maxTagChars);
  if (longTag !== undefined)
    problems['tags'] = t('memories.longTag', { most: maxTagChars, tag: longTag.slice(0, 20) });
  return problems;
}

/** What the draft changes, or null where it changes nothing. */
export function patchOf(memory: Memory, draft: Draft): MemoryPatch | null {
  const before = draftOf(memory);
  const fields: Record<string, unknown> = {};
  for (const spec of fieldSpecs[memory.kind]) {
    const value = draft.fields[spec.name] ?? '';
    if (JSON.stringify(value) !== JSON.stringify(before.fields[spec.name]))
      fields[spec.name] = fieldValue(spec, value);
  }
  const patch: MemoryPatch = {};
  if (Object.keys(fields).length > 0) patch.fields = fields;
  const titleField = titleFields[memory.kind];
  if (hasOwnTitle(memory.kind, memory)) {
    if (draft.title.trim() !== memory.title) patch.title = draft.title.trim();
  } else if (titleField !== null && typeof fields[titleField] === 'string') patch.title = fields[titleField];
  if (draft.occurredAt !== before.occurredAt) patch.occurredAt = new Date(draft.occurredAt).getTime();
  const tags = tagsOf(draft.tags);
  if (tags.join('\n') !== memory.tags.join('\n')) patch.tags = tags;
  if (draft.category !== before.category) patch.categoryId = categoryOf(draft);
  return Object.keys(patch).length > 0 ? patch : null;
}

/** Core has its own editor, and a secret's value has its own way in. */
export const creatableKinds = [
  'semantic',
  'episodic',
  'procedural',
  'resource',
] as const satisfies MemoryKind[];
export type CreatableKind = (typeof creatableKinds)[number];

/** What is asked of the engine; the draft must be without problems. `now` in milliseconds. */
export function newMemoryOf(kind: CreatableKind, draft: Draft, now: number): Input<'memory.create'> {
  const fields = Object.fromEntries(
    fieldSpecs[kind].map((spec) => [spec.name, fieldValue(spec, draft.fields[spec.name] ?? '')]),
  );
  const at = new Date(draft.occurredAt).getTime();
  const rest: Readonly<Record<CreatableKind, object>> = {
    episodic: { endedAt: null },
    semantic: {},
    procedural: { validation: 'confirmed', validatedAt: now },
    resource: { content: '', visits: 0, lastSeenAt: at },
  };
  const tags = tagsOf(draft.tags);
  return {
    kind,
    // A minute that is still the present one is now, so that the order of writing stays.
    occurredAt: draft.occurredAt === localMinute(now) ? now : at,
    ...(hasOwnTitle(kind, null) && { title: draft.title.trim() }),
    ...(tags.length > 0 && { tags }),
    ...(draft.category !== '' && { categoryId: categoryOf(draft) }),
    fields: { ...fields, ...rest[kind] },
  } as Input<'memory.create'>;
}

function draftValue(spec: FieldSpec, value: unknown): string | readonly string[] {
  if (spec.control === 'steps') return Array.isArray(value) ? (value as string[]) : [];
  if (typeof value === 'string') return value;
  return spec.control === 'choice' ? (spec.options[0]?.value ?? '') : '';
}

/** Fields that are null where nothing is known. */
const nullable: ReadonlySet<string> = new Set(['application', 'address']);

function fieldValue(spec: FieldSpec, value: string | readonly string[]): unknown {
  if (typeof value !== 'string') return value.map((step) => step.trim()).filter((step) => step !== '');
  const text = spec.control === 'text' ? value : value.trim();
  return text === '' && nullable.has(spec.name) ? null : text;
}

function fieldProblem(spec: FieldSpec, value: string | readonly string[]): string | null {
  if (spec.control === 'choice') return null;
  if (spec.control === 'steps') {
    const steps = typeof value === 'string' ? [] : value;
    if (steps.length > spec.maxSteps) return t('memories.tooManySteps', { most: spec.maxSteps });
    const long = steps.findIndex((step) => step.trim().length > spec.maxChars);
    return long < 0
      ? null
      : t('memories.stepProblem', { number: long + 1, problem: tooLong(steps[long]!.trim(), spec.maxChars) });
  }
  const text = typeof value === 'string' ? value.trim() : '';
  if (spec.required && text === '') return t('memories.fillIn', { label: spec.label });
  return text.length > spec.maxChars ? tooLong(text, spec.maxChars) : null;
}

function tooLong(text: string, max: number): string {
  return t('memories.tooLong', { over: text.length - max, most: max });
}

function categoryOf({ category }: Draft): number | null {
  return category === '' ? null : Number(category);
}

function tagsOf(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '');
}

function localMinute(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
