/**
 * A memory as a name and a text, and back into the fields of a kind: how one becomes another kind, and how one is cut in two.
 * Core memory has its two blocks and the vault its sealed values; neither is made of anything else, and nothing is made of them.
 */
import type { FieldsOf, MemoryKind, MemoryOf } from '../../src-preload/contract/memory.ts';
import type { MemoryPart } from '../../src-preload/contract/memory-steps.ts';

export type PlainKind = Exclude<MemoryKind, 'core' | 'vault'>;
export type PlainMemory = { [Kind in PlainKind]: MemoryOf<Kind> }[PlainKind];

interface Parts<Kind extends PlainKind> {
  partOf(fields: FieldsOf<Kind>, title: string): MemoryPart;
  /** `like`: the fields of the memory that the part is cut from; null where it was of another kind. */
  fieldsOf(part: MemoryPart, like: FieldsOf<Kind> | null, occurredAt: number): FieldsOf<Kind>;
}

const lineChars = 500;
const summaryChars = 2_000;
const detailsChars = 50_000;
const stepChars = 2_000;
const mostSteps = 100;

const parts: { readonly [Kind in PlainKind]: Parts<Kind> } = {
  episodic: {
    partOf: ({ summary, details }) => ({ line: summary, text: details }),
    fieldsOf: ({ line, text }, like) => ({
      endedAt: null,
      actor: 'user',
      eventType: 'note',
      application: null,
      ...like,
      summary: line,
      details: text.slice(0, detailsChars),
    }),
  },
  semantic: {
    partOf: ({ name, summary, details }) => ({
      line: name,
      text: [summary, details].filter(Boolean).join('\n'),
    }),
    fieldsOf({ line, text }, like) {
      const [first = '', ...others] = text.split('\n');
      const fits = first.length <= summaryChars;
      return {
        origin: like?.origin ?? '',
        name: line,
        summary: fits ? first.trim() : '',
        details: (fits ? others.join('\n') : text).trim().slice(0, detailsChars),
      };
    },
  },
  procedural: {
    partOf: ({ summary, steps }) => ({ line: summary, text: steps.join('\n') }),
    fieldsOf: ({ line, text }, like) => ({
      entryType: like?.entryType ?? 'guide',
      summary: line,
      steps: stepsOf(text),
      validation: 'unverified',
      validatedAt: null,
    }),
  },
  resource: {
    partOf: ({ summary, content }, title) => ({
      line: summary.split('\n')[0]!.trim() || title,
      text: content,
    }),
    fieldsOf({ line, text }, like, occurredAt) {
      const address = like ? like.address : (/(?:https?|file):\/\/[^\s<>"]+/u.exec(text)?.[0] ?? null);
      return {
        resourceType: like?.resourceType ?? (address === null ? 'other' : 'web'),
        address,
        summary: line,
        content: text.trim() === address ? '' : text,
        visits: like?.visits ?? 1,
        lastSeenAt: like?.lastSeenAt ?? occurredAt,
      };
    },
  },
};

export function isPlain(memory: { readonly kind: MemoryKind }): memory is PlainMemory {
  return memory.kind !== 'core' && memory.kind !== 'vault';
}

/** The name and the text of a memory. */
export function partOf({ kind, fields, title }: Pick<PlainMemory, 'kind' | 'fields' | 'title'>): MemoryPart {
  const { line, text } = (parts[kind] as Parts<PlainKind>).partOf(fields, title);
  return { line: line.slice(0, lineChars).trim() || title.slice(0, lineChars), text };
}

/** Fields of a kind from a name and a text; what they cannot tell is as in `like`, or as in a new one. */
export function fieldsOfPart<Kind extends PlainKind>(
  kind: Kind,
  part: MemoryPart,
  like: FieldsOf<Kind> | null,
  occurredAt: number,
): FieldsOf<Kind> {
  return (parts[kind] as Parts<Kind>).fieldsOf(part, like, occurredAt);
}

/** In the middle where there is a break: between lines, else between sentences, else between words. */
export function cutInTwo({ line, text }: MemoryPart): [MemoryPart, MemoryPart] {
  const at = [/\n+/gu, /(?<=[.!?])\s+|(?<=[。！？])/gu, /\s+/gu]
    .map((breaks) => nearestToMiddle(text, breaks))
    .find((place) => place !== null);
  const cut = at ?? Math.floor(text.length / 2);
  const rest = text.slice(cut).trim();
  const name = rest.split('\n')[0]!.slice(0, 80).trim();
  return [
    { line, text: text.slice(0, cut).trim() },
    { line: name || line, text: rest },
  ];
}

function nearestToMiddle(text: string, breaks: RegExp): number | null {
  const middle = text.length / 2;
  let best: number | null = null;
  for (const { index } of text.matchAll(breaks)) {
    const isInside = text.slice(0, index).trim() !== '' && text.slice(index).trim() !== '';
    if (isInside && (best === null || Math.abs(index - middle) < Math.abs(best - middle))) best = index;
  }
  return best;
}

/** Lines as steps; more than a procedure holds are drawn together. */
function stepsOf(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^\s*\d+[.)]\s+/u, '').trim())
    .filter(Boolean)
    .flatMap((line) => line.match(new RegExp(`[^]{1,${stepChars}}`, 'gu')) ?? []);
  const together = Math.ceil(lines.length / mostSteps);
  if (together <= 1) return lines;
  return Array.from({ length: Math.ceil(lines.length / together) }, (_, at) =>
    lines
      .slice(at * together, (at + 1) * together)
      .join(' ')
      .slice(0, stepChars),
  );
}
