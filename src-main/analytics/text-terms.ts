/**
 * The words of the text read in a window that say what it was about, alone and in pairs: often there, seldom elsewhere in what the
 * owner has read (tf-idf, Spärck Jones 1972). Pure.
 */
import { foldText, isUnspaced } from '../store/text-normal.ts';
import { isTelling, wordsIn, type Term, type Word } from './title-terms.ts';

interface WeighedTerm extends Term {
  /** 0..1: how telling it is beside the others of the window. */
  readonly weight: number;
  readonly isOfTitle: boolean;
}

/** 0 (stands everywhere) to 1 (hardly anywhere else) of a folded word. */
export type Rarity = (word: string) => number;

/** What one would call a window, then what one would say of it. */
const weights = { titlePair: 1, titleWord: 0.55, textPair: 0.6, textWord: 0.4 } as const;
/** Stands in the text as well. */
const confirmed = 1.2;
/** What stands once may be misread, or be in passing. */
const leastTimes = { pair: 2, word: 3 } as const;
const textTerms = 12;
const spaced = /\p{L}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*/gu;

/** Each term once, the most telling first; of the text a dozen at most. */
export function termsOfWindow(title: readonly Term[], counted: CountedTerms, rarity: Rarity): WeighedTerm[] {
  const isPair = (term: string): boolean => term.includes(' ');
  const rarityOf = (term: string): number => Math.max(...term.split(' ').map(rarity)) ** 2;
  const terms = new Map<string, WeighedTerm>();
  for (const { term, label } of title) {
    const own = (isPair(term) ? weights.titlePair : weights.titleWord) * rarityOf(term);
    const isInText = (counted.get(term)?.times ?? 0) >= leastTimes.pair;
    terms.set(term, { term, label, weight: own * (isInText ? confirmed : 1), isOfTitle: true });
  }
  const scored = [...counted]
    .filter(([term, { times }]) => !terms.has(term) && times >= leastTimes[isPair(term) ? 'pair' : 'word'])
    .map(([term, { label, times }]) => {
      const most = (isPair(term) ? weights.textPair : weights.textWord) * rarityOf(term);
      return { term, label, weight: most * Math.min(1, 0.5 + Math.log(times) / 5), isOfTitle: false };
    })
    .toSorted((a, b) => b.weight - a.weight);
  for (const term of scored.slice(0, textTerms)) terms.set(term.term, term);
  return [...terms.values()].toSorted((a, b) => b.weight - a.weight);
}

/** The words whose rarity `termsOfWindow` will ask for. */
export function wordsToWeigh(title: readonly Term[], counted: CountedTerms): Set<string> {
  const terms = [...counted].filter(([, { times }]) => times >= leastTimes.pair).map(([term]) => term);
  return new Set([...title.map(({ term }) => term), ...terms].flatMap((term) => term.split(' ')));
}

type CountedTerms = ReadonlyMap<string, { readonly label: string; readonly times: number }>;

/** Words and pairs of neighbours, each with how often it stands in the lines. */
export function countTerms(lines: readonly string[]): CountedTerms {
  const counted = new Map<string, { label: string; times: number }>();
  const count = (term: string, label: string): void => {
    const known = counted.get(term);
    if (known) known.times += 1;
    else counted.set(term, { label, times: 1 });
  };
  for (const line of lines) {
    let before: Word | null = null;
    for (const word of wordsOf(line)) {
      if (!isTelling(word.term)) {
        before = null;
        continue;
      }
      count(word.term, word.label);
      if (before && line.slice(before.end, word.start) === ' ')
        count(`${before.term} ${word.term}`, line.slice(before.start, word.end));
      before = word;
    }
  }
  return counted;
}

/** Cutting by a dictionary takes ten times as long, so only where no spaces do it. */
function wordsOf(line: string): Word[] {
  if (isUnspaced(line)) return wordsIn(line);
  return Array.from(line.matchAll(spaced), ({ 0: label, index }) => ({
    term: isPlain.test(label) ? label.toLowerCase() : foldText(label),
    label,
    start: index,
    end: index + label.length,
  }));
}

const isPlain = /^[A-Za-z]+$/;
