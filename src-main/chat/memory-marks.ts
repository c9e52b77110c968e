/**
 * The text form of the memory tool, for models that cannot call functions: `<memory>{"tool":"search_memory","query":"…"}</memory>`.
 * Takes such marks out of an answer while it comes in, however its pieces are cut. Pure.
 */
import { z } from 'zod';
import type { ToolCall } from '../llm/llm.ts';

export interface MarkReader {
  /** What of it may be shown by now. */
  push(piece: string): string;
  /** What is left to be shown when nothing more comes. */
  end(): string;
  /** The marks so far, in order. */
  readonly marks: readonly Mark[];
}

export type Mark =
  | { readonly type: 'call'; readonly call: ToolCall }
  | { readonly type: 'malformed'; readonly problem: string };

/** What a model is told to write. */
export const markForm = '<memory>{"tool":"search_memory","query":"…"}</memory>';

const opening = '<memory>';
const closing = '</memory>';
/** A longer one is not taken for a call. */
const mostMarkChars = 20_000;

const markSchema = z.looseObject({ tool: z.string().min(1).max(100) });

export function createMarkReader(): MarkReader {
  const marks: Mark[] = [];
  let pending = '';
  let isInside = false;

  function take(isEnd: boolean): string {
    let shown = '';
    for (;;) {
      const wanted = isInside ? closing : opening;
      const at = pending.toLowerCase().indexOf(wanted);
      if (at >= 0) {
        if (isInside) marks.push(readMark(pending.slice(0, at), marks.length));
        else shown += pending.slice(0, at);
        pending = pending.slice(at + wanted.length);
        isInside = !isInside;
        continue;
      }
      if (!isInside) {
        const kept = isEnd ? 0 : lengthOfBegun(pending, opening);
        shown += pending.slice(0, pending.length - kept);
        pending = pending.slice(pending.length - kept);
        return shown;
      }
      if (isEnd || pending.length > mostMarkChars) {
        // Small models forget the end of it.
        marks.push(readMark(pending, marks.length));
        pending = '';
        isInside = false;
      }
      return shown;
    }
  }

  return {
    marks,
    push(piece) {
      pending += piece;
      return take(false);
    },
    end: () => take(true),
  };
}

/** How much of the end of a text may be the beginning of a word. */
function lengthOfBegun(text: string, word: string): number {
  const end = text.slice(-(word.length - 1)).toLowerCase();
  for (let length = Math.min(end.length, word.length - 1); length > 0; length--) {
    if (word.startsWith(end.slice(-length))) return length;
  }
  return 0;
}

function readMark(text: string, place: number): Mark {
  let value: unknown;
  try {
    value = JSON.parse(text.trim().replace(/^```(?:json)?\s*|\s*```$/gu, ''));
  } catch {
    return { type: 'malformed', problem: 'What stands between <memory> and </memory> is not JSON.' };
  }
  const parsed = markSchema.safeParse(value);
  if (!parsed.success)
    return { type: 'malformed', problem: 'It does not name a tool: {"tool": …} is missing.' };
  const { tool: name, ...input } = parsed.data;
  return { type: 'call', call: { id: `mark-${place + 1}`, name, input: JSON.stringify(input) } };
}
