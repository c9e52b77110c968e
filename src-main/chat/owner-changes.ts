/** What the owner's word changes in the memories: remember, correct, forget. Each is one step that can be undone. */
import { coreBlockChars, type Memory, type MemoryId } from '../../src-preload/contract/memory.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { Change, Memories, NewMemory, NewSource } from '../memory/memories.ts';
import { tokensOf } from '../store/text-normal.ts';
import { tellingStems } from './telling-stems.ts';

export interface Done {
  /** Null where nothing was changed. */
  readonly step: number | null;
  readonly memoryIds: readonly MemoryId[];
  /** In words for the owner. */
  readonly outcome: string;
}

type Told = Pick<Memories, 'beginStep' | 'add' | 'update' | 'supersede' | 'remove' | 'getMany' | 'core'>;

/** Statements of who the owner is: they belong to the block that every prompt holds. */
const aboutOwner =
  /^(?:my (?:full )?name is|call me|i(?: a|['’])m called|i live in|i work (?:as|at|for)|mein name ist|ich hei(?:ß|ss)e|ich wohne in|ich arbeite (?:als|bei)|je m['’]appelle|j['’]habite|je travaille|me llamo|vivo en|trabajo (?:en|como|de))\s/i;
const aboutAssistant =
  /^(?:(?:you should |please )?(?:always|never) (?:answer|reply|write|speak|use|call|tell)|(?:answer|reply|write|speak)(?: to)? me (?:in|with|only)|antworte (?:mir )?(?:immer|nie|auf|in)|réponds(?:-moi)? (?:toujours|en)|responde(?:me)? (?:siempre|en))\s?/i;

/**
 * Writes what the owner said: into a core block where it tells who they are or how the assistant should be, else as a semantic
 * memory. It stands on the owner's word as well as on the message, so deleting the conversation does not take it away.
 */
export function remember(memories: Told, text: string, messageId: number): Done {
  const sources: NewSource[] = [{ kind: 'owner' }, { kind: 'message', messageId }];
  const step = memories.beginStep();
  const change: Change = { actor: 'owner', reason: tell('You asked to remember it.'), step };
  const block = aboutOwner.test(text) ? 'human' : aboutAssistant.test(text) ? 'persona' : null;
  const core = block === null ? undefined : memories.core().find((status) => status.block === block);
  if (block !== null && (core?.text.length ?? 0) + text.length + 1 <= coreBlockChars) {
    const whole = [core?.text.trimEnd() ?? '', text].filter(Boolean).join('\n');
    const memory = core?.id
      ? memories.update(core.id, { fields: { text: whole } }, sources, change)
      : memories.add({ kind: 'core', fields: { block, text: whole } }, sources, change);
    return { step, memoryIds: [memory.id], outcome: tell('Remembered, in what every answer knows.') };
  }
  const memory = memories.add(factOf(text), sources, change);
  return { step, memoryIds: [memory.id], outcome: tell('Remembered.') };
}

/** Puts what the owner said in the place of a memory, which stays readable with a link. */
export function correct(memories: Told, id: MemoryId, text: string, messageId: number): Done {
  const [old] = memories.getMany([id]);
  if (!old)
    return { step: null, memoryIds: [], outcome: tell('That memory is gone, so nothing was changed.') };
  const sources: NewSource[] = [{ kind: 'owner' }, { kind: 'message', messageId }];
  const step = memories.beginStep();
  const change: Change = { actor: 'owner', reason: tell('You corrected it.'), step };
  const next = corrected(old, text);
  const memory = next
    ? memories.supersede(id, next, sources, change)
    : memories.update(id, patchOf(old, text), sources, change);
  return {
    step,
    memoryIds: [memory.id],
    outcome: tell('Corrected: “{title}” is no longer current.', { title: old.title }),
  };
}

/** Removes memories; of a core block only the lines that hold what is to be forgotten. */
export function forget(memories: Told, ids: readonly MemoryId[], text: string): Done {
  const found = memories.getMany(ids);
  const step = memories.beginStep();
  const change: Change = { actor: 'owner', reason: tell('You asked to forget it.'), step };
  const removed = found.filter(({ kind }) => kind !== 'core').map(({ id }) => id);
  const trimmed: MemoryId[] = [];
  for (const memory of found) {
    if (memory.kind !== 'core') continue;
    const lines = memory.fields.text.split('\n');
    const gone = new Set(bestMatches(lines, (line) => [line], text));
    const kept = lines.filter((line) => !gone.has(line));
    if (kept.length === lines.length) continue;
    memories.update(memory.id, { fields: { text: kept.join('\n') } }, [], change);
    trimmed.push(memory.id);
  }
  if (removed.length > 0) memories.remove(removed, change);
  const count = removed.length + trimmed.length;
  if (count === 0) return { step: null, memoryIds: [], outcome: tell('There was nothing left to forget.') };
  return {
    step,
    memoryIds: [...removed, ...trimmed],
    outcome: count === 1 ? tell('Forgot one memory.') : tell('Forgot {count} memories.', { count }),
  };
}

/**
 * Those that tell best of what was said: with at least half of its telling words, and nearly as many as the best of them.
 * "the Lisbon trip" takes the trip to Lisbon and leaves the one to Oslo.
 */
export function bestMatches<Item>(
  items: readonly Item[],
  textsOf: (item: Item) => readonly string[],
  said: string,
): Item[] {
  const shares = items.map((item) => Math.max(0, ...textsOf(item).map((text) => shareOf(text, said))));
  const least = Math.max(0.5, Math.max(0, ...shares) * 0.8);
  return items.filter((_, place) => shares[place]! >= least);
}

/** The texts of a memory that can be forgotten each by itself. */
export function forgettable(memory: Memory): readonly string[] {
  return memory.kind === 'core' ? memory.fields.text.split('\n') : [textOf(memory)];
}

/** The share of the telling words of what was said that stand in a text. */
function shareOf(text: string, said: string): number {
  const wanted = new Set(tellingStems(said));
  const words = new Set(tokensOf(text).map(({ stem }) => stem));
  let common = 0;
  for (const stem of wanted) if (words.has(stem)) common++;
  return wanted.size === 0 ? 0 : common / wanted.size;
}

/** What is searched and shown of a memory, as one text. */
export function textOf(memory: Memory): string {
  const { fields } = memory;
  const said = Object.values(fields).flatMap((value) => (typeof value === 'string' ? [value] : []));
  return [memory.title, ...said].join('\n');
}

function factOf(text: string): NewMemory {
  return {
    kind: 'semantic',
    title: nameOf(text),
    fields: {
      name: nameOf(text),
      summary: text.slice(0, 2_000),
      details: text.slice(2_000, 50_000),
      origin: tell('You said so.'),
    },
  };
}

/** Null for the kinds whose fields tell more than one fact: they are changed, with their history. */
function corrected(old: Memory, text: string): NewMemory | null {
  const said = inContext(old.title, text);
  if (old.kind === 'semantic') {
    const { kind, title, categoryId, tags, pinned } = old;
    const fields = {
      ...old.fields,
      summary: said.slice(0, 2_000),
      details: '',
      origin: tell('You corrected it.'),
    };
    return { kind, title, categoryId, tags, pinned, fields };
  }
  if (old.kind === 'episodic') {
    const { kind, occurredAt, categoryId, tags, pinned } = old;
    const fields = { ...old.fields, summary: said.slice(0, 500), details: '' };
    return { kind, title: said.slice(0, 500), occurredAt, categoryId, tags, pinned, fields };
  }
  return null;
}

function patchOf(old: Memory, text: string): { fields: Record<string, unknown> } {
  switch (old.kind) {
    case 'core':
      return { fields: { text: `${old.fields.text}\n${text}`.slice(0, coreBlockChars) } };
    case 'vault':
      return { fields: { caption: text.slice(0, 500) } };
    default:
      return { fields: { summary: text.slice(0, 500) } };
  }
}

/** "on Tuesday" alone says nothing later: it is kept together with what it corrects. */
function inContext(title: string, text: string): string {
  return tellingStems(text).length <= 3 && shareOf(text, title) < 0.5
    ? `${text} (said about: ${title})`
    : text;
}

function nameOf(text: string): string {
  const line = text.split('\n', 1)[0]!.replace(/[.!\s]+$/u, '');
  if (line.length <= 80) return line || text.slice(0, 80);
  const cut = line.slice(0, 80);
  return `${cut.slice(0, Math.max(40, cut.lastIndexOf(' ')))}…`;
}
