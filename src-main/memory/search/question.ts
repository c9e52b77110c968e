/** Reads a question: phrases in quotation marks, words that must not occur, dates, and the words that are left. */
import type { Understood } from '../../../src-preload/contract/search.ts';
import { anyOf, allOf } from '../../store/text-query.ts';
import type { TimeRange } from './calendar-range.ts';
import { findDates, type DateMention } from './question-dates.ts';
import { ownerWords, stopWords } from '../../base/stop-words.ts';
import { foldText, tokensOf } from '../../store/text-normal.ts';

export interface Question {
  /** What is left to be understood by its meaning; empty where only filters were given. */
  readonly sentence: string;
  /** Words worth looking for, as written; a run of an unspaced script is one word. */
  readonly words: readonly string[];
  /** Stretches in quotation marks. */
  readonly phrases: readonly string[];
  /** The phrases must stand in the text as they are. */
  readonly arePhrasesRequired: boolean;
  /** Words and phrases that must not stand in the text. */
  readonly excluded: readonly string[];
  readonly understood: readonly Understood[];
  /** Dates that are no filter, because the owner took the filter away: what was seen then is only preferred. */
  readonly hints: readonly TimeRange[];
  /** The owner speaks of themselves. */
  readonly isAboutOwner: boolean;
  /** Stems of all words with the place of the first, for recognising names. */
  readonly stems: ReadonlyMap<string, number>;
}

/** `literal`: stretches that must not be taken as dates, as the owner sent them back. */
export function readQuestion(text: string, now: number, literal: readonly string[]): Question {
  let rest = text;
  const phrases: string[] = [];
  const excluded: string[] = [];
  for (const match of text.matchAll(
    /(?<minus>(?<=^|\s)[-−])?(?:["“”„«](?<phrase>[^"“”„«»]*)["“”»]|(?<=[-−])(?<word>[^\s"“”„«»−-][^\s"“”„«»]*))/gu,
  )) {
    const { minus, phrase, word } = match.groups!;
    if (phrase === undefined && !minus) continue;
    const part = (phrase ?? word)!.trim();
    if (part) (minus ? excluded : phrases).push(part);
    rest = blank(rest, match.index, match.index + match[0].length);
  }

  const mentioned = findDates(rest, now);
  const dates = mentioned.filter((date) => !isLiteral(date, text, literal));
  for (const date of dates) rest = blank(rest, date.start, date.end);

  const written = rest.match(/[\p{L}\p{N}\p{Mn}\p{Mc}\p{Co}]+/gu) ?? [];
  const folded = written.map(foldText);
  const telling = written.filter((_, place) => !stopWords.has(folded[place]!));
  const searchable = [...phrases, ...written].filter((word) => tokensOf(word).length > 0);
  return {
    sentence: searchable.length > 0 ? [rest, ...phrases].join(' ').replace(/\s+/g, ' ').trim() : '',
    words: telling.length > 0 || phrases.length > 0 ? telling : written,
    phrases,
    // In a whole question the marks name something ('when did we read "Becoming Nicole"?'); the answer need not repeat it.
    arePhrasesRequired: phrases.length > 0 && !/[?？؟]\s*$/.test(text),
    excluded,
    understood: dates.map(({ start, end, from, to }) => ({
      kind: 'time',
      text: text.slice(start, end),
      from: Math.max(0, from),
      to: Math.max(0, to),
    })),
    hints: mentioned.filter((date) => !dates.includes(date)).map(({ from, to }) => ({ from, to })),
    isAboutOwner: folded.some((word) => ownerWords.has(word)),
    // Backwards, so that the first place of a word is the one that stays.
    stems: new Map(
      tokensOf(rest)
        .map((token, place) => [token.stem, place] as const)
        .reverse(),
    ),
  };
}

/** The FTS5 expressions of a question; null where it asks for nothing of the kind. */
export function expressionsOf(question: Question): {
  readonly any: string | null;
  readonly required: string | null;
  readonly excluded: string | null;
} {
  return {
    any: anyOf([...question.words, ...question.phrases]),
    required: question.arePhrasesRequired ? allOf(question.phrases) : null,
    excluded: anyOf(question.excluded, ['text']),
  };
}

function isLiteral(date: DateMention, text: string, literal: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return literal.some((stretch) => {
    const part = stretch.toLowerCase();
    for (let at = lower.indexOf(part); part && at >= 0; at = lower.indexOf(part, at + 1)) {
      if (at < date.end && at + part.length > date.start) return true;
    }
    return false;
  });
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}
