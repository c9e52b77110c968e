/** The answer without a model: the best passages, grouped by day and by where they were, and the plain word that it is that. */
import type { MemoryKind } from '../../src-preload/contract/memory.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { inWords, spokenLocale, tell } from '../../src-preload/contract/sentences/wording.ts';
import { labelOf, type Passage } from './passages.ts';
import { refsOf, type Recalled } from './source-book.ts';
import type { SourceRef } from './messages-table.ts';

export interface PassageAnswer {
  readonly text: string;
  readonly citations: readonly SourceRef[];
}

const kindWords: Readonly<Record<MemoryKind, Sentence>> = {
  core: say('core memory'),
  episodic: say('episodic memory'),
  semantic: say('semantic memory'),
  procedural: say('procedural memory'),
  resource: say('resource memory'),
  vault: say('vault memory'),
};

const shown = 8;
const quoteChars = 280;

/** The group of the best passage comes first. `isModelMissing`: none is chosen, as opposed to one that failed. */
export function answerWithPassages(recalled: readonly Recalled[], isModelMissing: boolean): PassageAnswer {
  const reason = isModelMissing ? say('No model is connected') : say('The model gave no answer');
  const best = recalled.slice(0, shown);
  if (best.length === 0) {
    return {
      text: tell('{reason}, and nothing that was recorded, remembered or said here matches your question.', {
        reason,
      }),
      citations: [],
    };
  }
  const groups = new Map<string, Recalled[]>();
  for (const entry of best) {
    const heading = `${dayOf(entry.passage.at)} · ${placeOf(entry.passage)}`;
    groups.set(heading, [...(groups.get(heading) ?? []), entry]);
  }
  const blocks = [...groups].map(([heading, entries]) =>
    [
      `**${plain(heading)}**`,
      ...entries.map(({ number, passage }) => `- ${quoteOf(passage.text)} [${number}]`),
    ].join('\n'),
  );
  return {
    text: [
      tell('{reason}, so this is no answer: these are the passages that match best.', { reason }),
      ...blocks,
    ].join('\n\n'),
    citations: refsOf(best),
  };
}

function placeOf(passage: Passage): string {
  if (passage.memoryKind !== null) return inWords(kindWords[passage.memoryKind]);
  if (passage.messageId !== null) return tell('said in the chat');
  return labelOf(passage);
}

function dayOf(moment: number): string {
  return new Date(moment).toLocaleDateString(spokenLocale(), {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
}

function quoteOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const cut =
    line.length <= quoteChars ? line : `${line.slice(0, quoteChars).replace(/[\ud800-\udbff]$/, '')}…`;
  return `“${plain(cut)}”`;
}

/** Captured text is shown as it is: none of it is taken for Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~!]/gu, '\\$&');
}
