/** Folds what readers of screens mistake for one another, so that a word and its misreading compare as the same. */
import { foldText } from '../../store/text-normal.ts';

/** Single letters first: `c1` becomes `cl` and then `d`. */
const confusions: readonly (readonly [RegExp, string])[] = [
  [/[0@]/g, 'o'],
  [/[1i|!]/g, 'l'],
  [/5/g, 's'],
  [/8/g, 'b'],
  [/2/g, 'z'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];

/** Letters and digits only, with look-alikes made one: `0`/`O`, `1`/`l`/`I`, `5`/`S`, `rn`/`m`, `cl`/`d`, `vv`/`w`. */
export function skeletonOf(text: string): string {
  let skeleton = foldText(text).replace(/[^\p{L}\p{N}@|!]/gu, '');
  for (const [mistaken, as] of confusions) skeleton = skeleton.replace(mistaken, as);
  return skeleton;
}

const digitLookalikes: Readonly<Record<string, string>> = {
  o: '0',
  i: '1',
  l: '1',
  '|': '1',
  s: '5',
  b: '8',
  z: '2',
};

/** A word that holds a digit, with the letters that look like digits read as such; null where other letters are left. */
export function asDigits(word: string): string | null {
  const digits = foldText(word).replace(/[oil|sbz]/g, (letter) => digitLookalikes[letter]!);
  return /^\d+$/.test(digits) ? digits : null;
}

/** Whether two words differ by one letter at most: one more, one less, or another one. */
export function isOneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
