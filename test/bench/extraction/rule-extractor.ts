/**
 * Extraction by rules, in the place of a model: each statement of an item becomes an entry, and one that repeats what a given
 * memory says with another number takes its place. It shows what the pipeline does with entries, not how well a model finds them.
 */
import type { Script } from '../../helpers/scripted-model.ts';

interface ShownItem {
  readonly number: number;
  readonly said_by?: string;
  readonly text: string;
}

interface ShownMemory {
  readonly number: number;
  readonly kind: string;
  readonly text: string;
}

const entryChars = 400;
const happened =
  /\b(?:yesterday|ago|last (?:night|week|weekend|month|year)|went|did|was|were|had|finished|completed|started|met|bought)\b/i;

export const ruleExtraction: Script = ({ text }) => {
  const { items, memories } = JSON.parse(text.slice(text.indexOf('{\n'))) as {
    readonly items: readonly ShownItem[];
    readonly memories: readonly ShownMemory[];
  };
  return { json: extractByRules(items, memories) };
};

export function extractByRules(
  items: readonly ShownItem[],
  memories: readonly ShownMemory[],
): { readonly episodic: object[]; readonly semantic: object[]; readonly core: object[] } {
  const episodic: object[] = [];
  const semantic: object[] = [];
  for (const { number, text, said_by: author = '' } of items) {
    const said = statementsOf(text);
    if (said === '') continue;
    const summary = author ? `${author}: ${said}` : said;
    const common = { items: [number], details: '' };
    const replaced = memories.find((memory) => memory.kind === 'semantic' && isOutdatedBy(memory.text, said));
    if (replaced) {
      semantic.push({
        ...common,
        action: 'supersede',
        target: replaced.number,
        other: null,
        name: nameOf(said),
        summary,
      });
    } else if (happened.test(said)) {
      episodic.push({ ...common, action: 'add', target: null, other: null, summary, event_type: 'talk' });
    } else {
      semantic.push({ ...common, action: 'add', target: null, other: null, name: nameOf(said), summary });
    }
  }
  return { episodic, semantic, core: [] };
}

/** The first sentences that are no questions, without code, as many as an entry holds. */
function statementsOf(text: string): string {
  const sentences = text
    .replace(/```[\s\S]*?(?:```|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .split(/(?<=[.!?])\s+/u);
  const statements = sentences.filter((sentence) => wordsOf(sentence).length >= 3 && !sentence.endsWith('?'));
  // Where all is asked, the question still says what it is about.
  const chosen =
    statements.length > 0 ? statements : sentences.filter((sentence) => wordsOf(sentence).length >= 6);
  let said = '';
  for (const sentence of chosen) {
    if (said.length + sentence.length > entryChars) break;
    said += `${said ? ' ' : ''}${sentence}`;
  }
  return said || (chosen[0] ?? '').slice(0, entryChars);
}

function nameOf(said: string): string {
  return wordsOf(said).slice(0, 8).join(' ');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}'’%.-]*[\p{L}\p{N}%]/gu) ?? [];
}

/** Most of the longer words are the same, and the numbers are not. */
function isOutdatedBy(old: string, said: string): boolean {
  const [a, b] = [tellingOf(old), tellingOf(said)];
  const common = [...b.words].filter((word) => a.words.has(word)).length;
  const isAlike = common >= 3 && common / Math.min(a.words.size, b.words.size) >= 0.5;
  return isAlike && b.numbers.size > 0 && [...b.numbers].some((number) => !a.numbers.has(number));
}

function tellingOf(text: string): {
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
} {
  return {
    words: new Set(wordsOf(text.toLowerCase()).filter((word) => word.length > 4 && !/\d/.test(word))),
    numbers: new Set(text.match(/\d+/g) ?? []),
  };
}
