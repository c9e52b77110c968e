/** What of a claim can be looked up: names, numbers, dates, times, quoted words, and runs of scripts without spaces. */
import { stopWords } from '../../base/stop-words.ts';
import { foldText, isUnspaced } from '../../store/text-normal.ts';
import { findWrittenDates, type WrittenDate } from './written-dates.ts';
import { figures, numberOfWord } from './written-numbers.ts';

export type Fact = {
  readonly text: string;
  /** False where it may as well be an ordinary word: its absence casts a doubt and no more. */
  readonly isSure: boolean;
} & (
  | { readonly kind: 'name' | 'number' | 'quote' | 'run' }
  | { readonly kind: 'date'; readonly readings: readonly WrittenDate[] }
  /** Minutes since midnight. */
  | { readonly kind: 'time'; readonly minutes: number }
);

const quotes = /"([^"\n]{2,200})"|[“„]([^”“\n]{2,200})[”“]|«\s*([^»\n]{2,200}?)\s*»|「([^」\n]{1,200})」/gu;
const clockTimes = /\b(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])\.?m\b\.?|\b([01]?\d|2[0-3]):([0-5]\d)\b/giu;
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]{2,}/gu;

export function factsOf(claim: string): Fact[] {
  const facts: Fact[] = [];
  let rest = claim;
  const take = (pattern: RegExp, toFact: (match: RegExpMatchArray) => Fact | null): void => {
    rest = rest.replace(pattern, (...parts) => {
      const all = parts as (string | undefined)[];
      const fact = toFact(all as RegExpMatchArray);
      if (fact) facts.push(fact);
      return ' '.repeat(all[0]!.length);
    });
  };
  take(quotes, (match) => ({
    kind: 'quote',
    text: match.slice(1, 5).find((part) => part !== undefined)!,
    isSure: true,
  }));
  for (const { start, end, readings } of findWrittenDates(rest)) {
    facts.push({ kind: 'date', text: claim.slice(start, end), readings, isSure: true });
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  take(clockTimes, (match) => ({ kind: 'time', text: match[0], minutes: minutesOf(match), isSure: true }));
  take(runs, (match) => ({ kind: 'run', text: match[0], isSure: true }));
  facts.push(...namesOf(rest, claim));
  for (const match of rest.matchAll(figures)) facts.push({ kind: 'number', text: match[0], isSure: true });
  // Whoever counts what he sees writes the number in words; it is no quotation.
  for (const [word] of rest.toLowerCase().matchAll(/\p{L}+/gu))
    if (numberOfWord(word) !== undefined) facts.push({ kind: 'number', text: word, isSure: false });
  return facts;
}

/** All times of a text, in minutes since midnight. */
export function timesIn(text: string): number[] {
  return [...text.matchAll(clockTimes)].map((match) => minutesOf(match));
}

function minutesOf(match: readonly (string | undefined)[]): number {
  const half = match[3]?.toLowerCase();
  const hour = Number(match[1] ?? match[4]);
  const minute = Number(match[2] ?? match[5] ?? 0);
  return ((half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 60 + minute) % 1440;
}

interface Word {
  readonly text: string;
  readonly start: number;
}

/** Capitalised and mixed-case words. How sure it is that they are names depends on where they stand. */
function namesOf(text: string, claim: string): Fact[] {
  const words = [...text.matchAll(/\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?/gu)].map((match): Word => ({
    text: match[0],
    start: match.index,
  }));
  // Names in a row are no heading.
  const isHeading =
    words.length >= 3 && !claim.includes(',') && words.filter(isCapital).length / words.length > 0.6;
  const hasCapitalNouns = (claim.match(germanWords) ?? []).length >= 2;
  return words.flatMap((word, place): Fact[] => {
    const bare = word.text.replace(/['’]s?$|['’]s$/u, '').replace(/['’]\p{L}{1,2}$/u, '');
    const folded = foldText(bare);
    if (!isCapital(word) || bare.length < 2 || generic.has(folded) || stopWords.has(folded)) return [];
    if (isUnspaced(bare)) return [];
    const isOrdinaryStart =
      beginsSentence(claim, word.start) && !namesSubject(word, words[place + 1], folded);
    if (isOrdinaryStart && !hasInnerCapital(bare)) return [];
    const isSure = !isHeading && (hasInnerCapital(bare) || !hasCapitalNouns);
    return [{ kind: 'name', text: bare, isSure }];
  });
}

function isCapital({ text }: Word): boolean {
  return /\p{Lu}/u.test(text);
}

function hasInnerCapital(word: string): boolean {
  return /.\p{Lu}/u.test(word);
}

function beginsSentence(text: string, start: number): boolean {
  return /(?:^|[.!?:;\n\r•*–—>-])\s*[("'“‘[]*$/u.test(text.slice(0, start));
}

/** "Acme Corp …", "Acme's …" and "Acme hired …" begin with a name; "Meeting notes …" and "Sends invoices …" do not. */
function namesSubject(word: Word, next: Word | undefined, folded: string): boolean {
  if (ordinaryStarts.has(folded)) return false;
  if (/['’]s$/u.test(word.text)) return true;
  if (!next) return false;
  if (isCapital(next)) return !stopWords.has(foldText(next.text));
  if (verbs.has(foldText(next.text))) return true;
  return !/(?:ing|ed|s|tion|ment|ness|ly)$/u.test(folded) && /(?:ed|s)$/u.test(next.text);
}

/** How a memory calls people whom it does not name, and months that stand alone. */
const generic = new Set('user owner assistant i mr mrs ms dr am pm ok url http https www'.split(' '));

const verbs = new Set(
  'is was are were has had have will would can could does did and said told went came met wrote sent made got took gave'.split(
    ' ',
  ),
);

/** Words with which a summary likes to begin, and which are no names. */
const ordinaryStarts = new Set(
  (
    'account activity agenda answer app application article bug build call change chat code command comment conversation ' +
    'customer data date deadline decision design discussion document draft email error event example expense family fact ' +
    'feature feedback file focus friend goal group guide home idea important information interest invoice issue item job ' +
    'list local mail main meeting member message model name new news next note notes number order owner page party people ' +
    'person plan planned plans post price problem procedure process product progress project purchase purpose question ' +
    'reason recent release report request research response result review role schedule school screen search section ' +
    'server session several site some status step steps store story study summary support system task team term test text ' +
    'thread time title today tool topic total travel trip update user version video visit visitor web website week window ' +
    'work workflow works writer yesterday'
  ).split(' '),
);

const germanWords =
  /\b(?:und|der|die|das|dem|den|nicht|mit|für|ist|ein|eine|einen|auf|wird|wurde|von|zum|zur|im)\b/gu;
