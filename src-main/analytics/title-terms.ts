/** The words of a window's title that say what it is about, alone and in pairs. Pure. */
import { stopWords } from '../base/stop-words.ts';
import { steadyTitle } from '../base/steady-title.ts';
import { pageTitle } from '../memory/page-title.ts';
import { foldText } from '../store/text-normal.ts';

export interface Term {
  /** Folded: small letters without accents. A pair has a space between its words. */
  readonly term: string;
  /** As written. */
  readonly label: string;
}

/** Finds words in every script, also where no space stands between them. */
const words = new Intl.Segmenter('en', { granularity: 'word' });
/** What titles say of any page or file. */
const emptyWords = new Set(
  (
    'app browser chat com create dashboard data doc docs document documents edit editor file files folder home html http https inbox ' +
    'index list loading login mail main message messages microsoft mozilla new null open org overview page pages pdf private profile project readme ' +
    'results review search settings sheet sign src start tab terminal test title tmp txt undefined untitled update user view ' +
    'watch web website welcome window windows workspace www youtube google'
  ).split(' '),
);

/** Each term once. The application's own name, stop words, numbers and words of any page are none. */
export function termsOfTitle(title: string | null, application: string | null): Term[] {
  const steady = pageTitle(steadyTitle(title) ?? '', application);
  const own = new Set(wordsIn(application ?? '').map(({ term }) => term));
  const found = new Map<string, string>();
  let before: Word | null = null;
  for (const word of wordsIn(steady)) {
    if (!isTelling(word.term) || own.has(word.term)) {
      before = null;
      continue;
    }
    if (!found.has(word.term)) found.set(word.term, word.label);
    if (before && /^[\s'’-]?$/u.test(steady.slice(before.end, word.start))) {
      const pair = `${before.term} ${word.term}`;
      if (!found.has(pair)) found.set(pair, steady.slice(before.start, word.end));
    }
    before = word;
  }
  return [...found].map(([term, label]) => ({ term, label }));
}

interface Word extends Term {
  readonly start: number;
  readonly end: number;
}

function wordsIn(text: string): Word[] {
  return [...words.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({
      term: foldText(segment),
      label: segment,
      start: index,
      end: index + segment.length,
    }));
}

/** Two signs of a script without letters of its own case are a word; of Latin and its like three letters are. */
function isTelling(term: string): boolean {
  const least =
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(term)
      ? 2
      : 3;
  return (
    term.length >= least &&
    term.length <= 40 &&
    /\p{L}/u.test(term) &&
    !/[./\\@]/u.test(term) &&
    !stopWords.has(term) &&
    !emptyWords.has(term)
  );
}
