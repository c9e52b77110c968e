/**
 * The stemmer that FTS5's `porter` tokenizer uses, so that marked words are the words that were found.
 * M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), with its author's later changes to step 2.
 */

const step2: readonly Rule[] = [
  ['ational', 'ate'], ['tional', 'tion'], ['enci', 'ence'], ['anci', 'ance'], ['izer', 'ize'], ['logi', 'log'],
  ['bli', 'ble'], ['alli', 'al'], ['entli', 'ent'], ['eli', 'e'], ['ousli', 'ous'], ['ization', 'ize'],
  ['ation', 'ate'], ['ator', 'ate'], ['alism', 'al'], ['iveness', 'ive'], ['fulness', 'ful'], ['ousness', 'ous'],
  ['aliti', 'al'], ['iviti', 'ive'], ['biliti', 'ble'],
]; // prettier-ignore
const step3: readonly Rule[] = [
  ['icate', 'ic'], ['ative', ''], ['alize', 'al'], ['iciti', 'ic'], ['ical', 'ic'], ['ful', ''], ['ness', ''],
]; // prettier-ignore
const step4: readonly string[] = [
  'al', 'ance', 'ence', 'er', 'ic', 'able', 'ible', 'ant', 'ement', 'ment', 'ent', 'ion', 'ou', 'ism', 'ate', 'iti',
  'ous', 'ive', 'ize',
]; // prettier-ignore

type Rule = readonly [ending: string, replacement: string];

/** People use few words again and again, and to look one up takes far less than finding its stem. */
const mostKnown = 20_000;
const known = new Map<string, string>();

/** The stem of a folded word. Words that are shorter than 3 or longer than 64 bytes come back as they are. */
export function porterStem(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const stem = stemOf(word);
  if (known.size >= mostKnown) known.clear();
  known.set(word, stem);
  return stem;
}

function stemOf(word: string): string {
  const bytes = new TextEncoder().encode(word);
  if (bytes.length < 3 || bytes.length > 64) return word;
  if (bytes.length === word.length) return stemLetters(word);
  // FTS5 works on bytes, so a letter outside ASCII counts as two consonants or more.
  const stem = stemLetters(String.fromCharCode(...bytes));
  return new TextDecoder().decode(Uint8Array.from(stem, (letter) => letter.charCodeAt(0)));
}

function stemLetters(word: string): string {
  let stem = step1a(word);
  stem = step1b(stem);
  if (stem.endsWith('y') && hasVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaceEnding(stem, step2);
  stem = replaceEnding(stem, step3);
  stem = dropEnding(stem);
  return step5(stem);
}

function step1a(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('ss') ? word : word.slice(0, -1);
}

function step1b(word: string): string {
  // FTS5 leaves a word that is nothing but the ending to the next rule.
  if (word.endsWith('eed') && word.length > 3)
    return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const stem = word.slice(0, word.length - ending);
  if (ending === 0 || !hasVowel(stem)) return word;
  if (stem.endsWith('at') || stem.endsWith('bl') || stem.endsWith('iz')) return `${stem}e`;
  if (endsDouble(stem) && !/[lsz]$/.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && endsConsonantVowelConsonant(stem) ? `${stem}e` : stem;
}

function replaceEnding(word: string, rules: readonly Rule[]): string {
  for (const [ending, replacement] of rules) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    return measure(stem) > 0 ? stem + replacement : word;
  }
  return word;
}

function dropEnding(word: string): string {
  const ending = step4.filter((each) => word.endsWith(each)).sort((a, b) => b.length - a.length)[0];
  if (!ending) return word;
  const stem = word.slice(0, -ending.length);
  if (measure(stem) <= 1) return word;
  return ending === 'ion' && !/[st]$/.test(stem) ? word : stem;
}

function step5(word: string): string {
  let stem = word;
  if (stem.endsWith('e')) {
    const shorter = stem.slice(0, -1);
    const size = measure(shorter);
    if (size > 1 || (size === 1 && !endsConsonantVowelConsonant(shorter))) stem = shorter;
  }
  return stem.endsWith('ll') && measure(stem.slice(0, -1)) > 1 ? stem.slice(0, -1) : stem;
}

function isVowel(word: string, place: number): boolean {
  const letter = word[place]!;
  if (letter === 'y') return place > 0 && !isVowel(word, place - 1);
  return 'aeiou'.includes(letter);
}

function hasVowel(word: string): boolean {
  for (let place = 0; place < word.length; place++) if (isVowel(word, place)) return true;
  return false;
}

/** Porter's m: how often vowels are followed by consonants. */
function measure(word: string): number {
  let count = 0;
  for (let place = 1; place < word.length; place++) {
    if (isVowel(word, place - 1) && !isVowel(word, place)) count++;
  }
  return count;
}

function endsDouble(word: string): boolean {
  const last = word.length - 1;
  return last > 0 && word[last] === word[last - 1] && !isVowel(word, last);
}

function endsConsonantVowelConsonant(word: string): boolean {
  const last = word.length - 1;
  return (
    last >= 2 &&
    !isVowel(word, last - 2) &&
    isVowel(word, last - 1) &&
    !isVowel(word, last) &&
    !/[wxy]$/.test(word)
  );
}
