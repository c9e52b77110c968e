/** What an item or a memory says, prepared once so that many claims can be looked up in it. */
import * as chrono from 'chrono-node';
import { stopWords } from '../../base/stop-words.ts';
import { foldText, tokensOf } from '../../store/text-normal.ts';
import type { Fact } from './facts.ts';
import { timesIn } from './facts.ts';
import { asDigits, isOneLetterApart, skeletonOf } from './fold-marks.ts';
import { agrees, dayOf, findWrittenDates, type WrittenDate } from './written-dates.ts';
import { figures, numberOfWord, valuesOf } from './written-numbers.ts';

export interface Statement {
  readonly text: string;
  /** When it was seen or said (ms); relative dates count from here. */
  readonly occurredAt: number;
  /** What else is known of it: its application, its window's title, its writer. */
  readonly labels?: readonly (string | null)[];
}

export interface Evidence {
  /** Whether it says a fact, folded for case, accents, misread letters and the spelling of numbers and dates. */
  says(fact: Fact): boolean;
  /** Whether it has a word, given by its stem. */
  hasStem(stem: string): boolean;
  /** Whether the words stand in it one after the other. */
  hasPhrase(words: string): boolean;
}

export function createEvidence({ text, occurredAt, labels = [] }: Statement): Evidence {
  const whole = [text, ...labels.filter((label) => label !== null)].join('\n');
  const words = whole.match(/[\p{L}\p{N}\p{M}@|!]+/gu) ?? [];
  const stems = new Set(tokensOf(whole).map(({ stem }) => stem));
  const skeletons = new Set(words.map(skeletonOf));
  const squeezed = skeletonOf(whole);
  const folded = foldText(whole);
  const year = new Date(occurredAt).getFullYear();
  const numbers = lazy(() => numbersIn(whole, words, dayOf(occurredAt)));
  const dates = lazy(() => [
    dayOf(occurredAt),
    ...findWrittenDates(whole).flatMap(({ readings }) => readings),
  ]);
  const meantDates = lazy(() => relativeDates(text, occurredAt));
  const times = lazy(() => {
    const at = new Date(occurredAt);
    return new Set([...timesIn(whole), at.getHours() * 60 + at.getMinutes()]);
  });

  return {
    hasStem: (stem) => stems.has(stem),
    hasPhrase,
    says(fact) {
      switch (fact.kind) {
        case 'name':
          return hasName(fact.text);
        case 'quote':
          return hasPhrase(fact.text);
        case 'run':
          return hasRun(foldText(fact.text));
        case 'number':
          return [...valuesOf(fact.text), numberOfWord(fact.text) ?? ''].some((value) =>
            numbers().has(value),
          );
        case 'time':
          return times().has(fact.minutes);
        case 'date':
          return fact.readings.some((claimed) => hasDate(claimed));
      }
    },
  };

  function hasName(name: string): boolean {
    const tokens = tokensOf(name);
    if (tokens.length > 0 && tokens.every(({ stem }) => stems.has(stem))) return true;
    const skeleton = skeletonOf(name);
    if (skeletons.has(skeleton)) return true;
    // Readers run words together, and part them.
    if (skeleton.length >= 5 && squeezed.includes(skeleton)) return true;
    if (skeleton.length < 7) return false;
    for (const known of skeletons) if (isOneLetterApart(skeleton, known)) return true;
    return false;
  }

  function hasPhrase(phrase: string): boolean {
    const skeleton = skeletonOf(phrase);
    return skeleton.length > 0 && squeezed.includes(skeleton);
  }

  /** A short run stands in it as it is; of a longer one, which may be told in other words, most pairs of characters do. */
  function hasRun(run: string): boolean {
    if (run.length <= 4) return folded.includes(run);
    const pairs = Array.from({ length: run.length - 1 }, (_, place) => run.slice(place, place + 2));
    return pairs.filter((pair) => folded.includes(pair)).length / pairs.length >= 0.6;
  }

  function hasDate(claimed: WrittenDate): boolean {
    return (
      dates().some((known) => agrees(claimed, known, year)) ||
      meantDates().some((known) => agrees(claimed, known, year))
    );
  }
}

function numbersIn(text: string, words: readonly string[], { year, month, day }: WrittenDate): Set<string> {
  const numbers = new Set<string>([String(year), String(month), String(day)]);
  for (const [written] of text.matchAll(figures)) for (const value of valuesOf(written)) numbers.add(value);
  for (const word of words) {
    for (const [digits] of word.matchAll(/\d+/g)) numbers.add(valuesOf(digits)[0]!);
    const misread = /\d/.test(word) ? asDigits(word) : null;
    if (misread !== null) numbers.add(valuesOf(misread)[0]!);
    const spelled = numberOfWord(word.toLowerCase());
    if (spelled !== undefined) numbers.add(spelled);
  }
  return numbers;
}

const maxDatedChars = 2_000;

/** "yesterday", "next Friday", "in two weeks": the days that are meant, seen from when it was said. */
function relativeDates(text: string, occurredAt: number): WrittenDate[] {
  return chrono.en.casual
    .parse(text.slice(0, maxDatedChars), new Date(occurredAt))
    .flatMap(({ start, end }) => [start, end ?? start])
    .map((parts) => ({
      year: parts.get('year')!,
      month: parts.get('month')!,
      // "last month" has no day; the one that chrono puts there was not said.
      ...(isDay(parts) && { day: parts.get('day')! }),
    }));
}

function isDay(parts: chrono.ParsedComponents): boolean {
  return parts.isCertain('day') || parts.isCertain('weekday');
}

/** The stems of the words that carry a meaning, each once. */
export function contentStems(text: string): string[] {
  const stems = tokensOf(text)
    .filter(({ start, end, unspaced }) => !unspaced && end - start > 1)
    .filter(({ start, end }) => !stopWords.has(foldText(text.slice(start, end))))
    .map(({ stem }) => stem);
  return [...new Set(stems)].filter((stem) => !['user', 'owner', 'assist'].includes(stem));
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
