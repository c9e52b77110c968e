/** Builds FTS5 expressions from words. Everything is quoted, so no question can be taken for syntax. */
import { isUnspaced, normaliseText, tokensOf } from './text-normal.ts';

/** A word, or a run of characters that must stand together. Null where nothing of it can be searched. */
function phrase(text: string): string | null {
  const normal = normaliseText(text).replaceAll('"', ' ').trim();
  // A string without a single letter or digit makes an empty phrase, which FTS5 refuses inside NOT.
  return /[\p{L}\p{N}\p{M}\p{Co}]/u.test(normal) ? `"${normal}"` : null;
}

/** Units in which any of the words stands; null where there is nothing to ask for. */
export function anyOf(words: readonly string[], columns: readonly string[] = []): string | null {
  const phrases = [...new Set(words.flatMap(segments).map(phrase))].filter((part) => part !== null);
  if (phrases.length === 0) return null;
  const either = phrases.join(' OR ');
  return columns.length === 0 ? either : `{${columns.join(' ')}} : (${either})`;
}

/** Units whose own text holds every one of the phrases; null where there is nothing to ask for. */
export function allOf(phrases: readonly string[]): string | null {
  const parts = phrases.map(phrase).filter((part) => part !== null);
  return parts.length === 0 ? null : `{text} : (${parts.join(' AND ')})`;
}

/**
 * Units whose own text holds, for each of the words, one that may begin with it; null where there is nothing to ask for. The index
 * holds stems, which may be shorter than what is typed of a word, so its beginnings are asked for as whole words.
 */
export function beginsOf(words: readonly string[]): string | null {
  const parts = words.flatMap((word) => {
    const typed = phrase(word);
    if (typed === null) return [];
    const shorter = isUnspaced(word)
      ? []
      : Array.from({ length: Math.max(0, word.length - shortestStem) }, (_, at) =>
          phrase(word.slice(0, at + shortestStem)),
        );
    return [`(${[`${typed} *`, ...shorter].join(' OR ')})`];
  });
  return parts.length === 0 ? null : `{text} : (${parts.join(' AND ')})`;
}

/** Stemming leaves two letters at least of a word that it shortens. */
const shortestStem = 2;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** A run of an unspaced script in its words, by the platform's dictionary; a spaced word as it is. */
export function segments(word: string): string[] {
  if (!isUnspaced(word)) return [word];
  const found = [...segmenter.segment(word)]
    .filter((part) => part.isWordLike !== false)
    .map((part) => part.segment);
  const long = found.filter((part) => tokensOf(part).length > 1);
  // Single characters are mostly particles; they count only where there is nothing else.
  return long.length > 0 ? long : found;
}
