/**
 * Extraction by rules, in the place of a model: each statement of an item becomes an entry, and one that repeats what a given
 * memory says with another number takes its place. It shows what the pipeline does with entries, not how well a model finds them.
 */
import type { Script, ScriptedReply } from '../../helpers/scripted-model.ts';

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

/** The data of a prompt. */
export interface ShownBatch {
  readonly items: readonly ShownItem[];
  readonly memories: readonly ShownMemory[];
}

const entryChars = 400;
const happened =
  /\b(?:yesterday|ago|last (?:night|week|weekend|month|year)|went|did|was|were|had|finished|completed|started|met|bought)\b/i;

/** Texts of two messages, of which the second replaces what the first says. */
export interface ToldUpdate {
  readonly replaced: string;
  readonly by: string;
}

export const ruleExtraction: Script = (request) => answerTo(request.text, null);

/** The same, but which message replaces which is told: what is measured then is the way of an update, not its recognition. */
export function extractionWith(updates: readonly ToldUpdate[]): Script {
  return (request) => answerTo(request.text, updates);
}

function answerTo(text: string, updates: readonly ToldUpdate[] | null): ScriptedReply {
  const { items, memories } = JSON.parse(text.slice(text.indexOf('{\n'))) as ShownBatch;
  // Without usage the port estimates the tokens from what was sent.
  return { pieces: [JSON.stringify(extractByRules(items, memories, updates))], usage: null };
}

export function extractByRules(
  items: readonly ShownItem[],
  memories: readonly ShownMemory[],
  updates: readonly ToldUpdate[] | null,
): { readonly episodic: object[]; readonly semantic: object[]; readonly core: object[] } {
  const replacedBy = updates === null ? outdatedBy : toldBy(updates);
  const episodic: object[] = [];
  const semantic: object[] = [];
  const statements = items.map(({ number, text, said_by: author = '' }) => ({
    number,
    author,
    text: statementsOf(text),
  }));
  for (const [place, { number, author, text: said }] of statements.entries()) {
    // Of two that stand in one batch only the later one is remembered.
    const isOutdated = statements
      .slice(place + 1)
      .some(
        (later) =>
          later.text !== '' && replacedBy(later.text, statements.slice(0, place + 1))?.number === number,
      );
    if (said === '' || isOutdated) continue;
    const summary = author ? `${author}: ${said}` : said;
    const common = { items: [number], details: '' };
    const replaced = replacedBy(
      said,
      memories.filter(({ kind }) => kind === 'semantic'),
    );
    if (replaced) {
      semantic.push({
        ...common,
        action: 'supersede',
        target: replaced.number,
        other: null,
        name: nameOf(said),
        summary,
      });
    } else if (happened.test(said) && !/\d/.test(said)) {
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

function toldBy(
  updates: readonly ToldUpdate[],
): <Known extends { readonly text: string }>(said: string, known: readonly Known[]) => Known | undefined {
  return (said, known) => {
    const replaced = updates
      .filter(({ by }) => statementsOf(by) === said)
      .map((update) => statementsOf(update.replaced));
    return known.find(({ text }) => replaced.some((old) => text.includes(old.slice(0, 150))));
  };
}

/**
 * Of what is known, what tells in one of its clauses of the same with another number of the same sort; rare words count more
 * (inverse document frequency among what is known).
 */
function outdatedBy<Known extends { readonly text: string }>(
  said: string,
  known: readonly Known[],
): Known | undefined {
  const old = known.flatMap((each) => clausesOf(each.text).map((clause) => ({ each, ...tellingOf(clause) })));
  const weightOf = (word: string): number =>
    Math.log((old.length + 2) / (1 + old.filter(({ words }) => words.has(word)).length));
  const sum = (words: readonly string[]): number => words.reduce((total, word) => total + weightOf(word), 0);
  let best: { readonly each: Known; readonly likeness: number } | undefined;
  for (const clause of clausesOf(said)) {
    const now = tellingOf(clause);
    for (const { each, words, numbers } of old) {
      const isOther = [...now.numbers].some(
        ([number, sort]) => !numbers.has(number) && [...numbers.values()].includes(sort),
      );
      const common = [...now.words].filter((word) => words.has(word));
      if (!isOther || common.length < 2) continue;
      const likeness = sum(common) / Math.min(sum([...now.words]), sum([...words]));
      if (likeness >= leastLikeness && likeness > (best?.likeness ?? 0)) best = { each, likeness };
    }
  }
  return best?.each;
}

/** Lower, more true updates are recognised, and far more things that only sound alike take one another's place. */
const leastLikeness = 0.7;

/** Parts of a text that tell one thing each; those without a number are left out. */
function clausesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/u).filter((clause) => /\d/.test(clause));
}

/** Words that people use of whatever they ask. */
const idle = new Set(
  'after been could figure have having help implement kinda make making more need really recently sure that their them then they this trouble trying understand using want what with worried your'.split(
    ' ',
  ),
);

interface Telling {
  readonly words: ReadonlySet<string>;
  /** Each number with its sort: a share, a time, a date, or an amount. */
  readonly numbers: ReadonlyMap<string, string>;
}

const sorts: readonly (readonly [string, RegExp])[] = [
  ['share', /\d+(?:\.\d+)?%/g],
  ['time', /\d{1,2}(?::\d\d)?\s*[ap]m\b/gi],
  [
    'date',
    /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2}(?:,\s*\d{4})?/gi,
  ],
  ['amount', /\d+(?:[.,]\d+)*/g],
];

function tellingOf(text: string): Telling {
  const numbers = new Map<string, string>();
  let rest = text;
  for (const [sort, pattern] of sorts)
    rest = rest.replace(pattern, (number) => {
      numbers.set(number.toLowerCase(), sort);
      return ' ';
    });
  const words = wordsOf(text.toLowerCase()).filter(
    (word) => word.length > 3 && !/[\d'’]/.test(word) && !idle.has(word),
  );
  return { words: new Set(words.map((word) => word.replace(/(?:ing|ed|s)$/, ''))), numbers };
}
