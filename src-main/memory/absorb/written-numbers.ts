/** Numbers as they are written, in figures or words, in a form in which they can be compared. */

const words = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const valueOfWord = new Map<string, string>([
  ...words.map((word, value): [string, string] => [word, String(value)]),
  ...tens.map((word, place): [string, string] => [word, String((place + 2) * 10)]),
  ['hundred', '100'],
  ['thousand', '1000'],
  ['million', '1000000'],
  ['dozen', '12'],
]);

/** `two` → `2`; undefined for other words. "one" says too little to be a number. */
export function numberOfWord(word: string): string | undefined {
  return word === 'one' ? undefined : valueOfWord.get(word);
}

/** A run of figures with the signs between them. */
export const figures = /\d+(?:[.,'’\u00a0 ]\d{3}(?!\d))*(?:[.,]\d+)?/gu;

/**
 * The ways in which figures may be meant: `1,200` is 1200, `1.200` is 1200 or 1.2, `007` is 7, `3.50` is 3.5.
 */
export function valuesOf(written: string): string[] {
  const plain = written.replace(/['’\u00a0 ]/g, '');
  const whole = plain.replace(/[.,]/g, '');
  const separators = plain.match(/[.,]/g) ?? [];
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(plain);
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const decimal =
    separators.length > 0 ? `${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}` : whole;
  return isGrouped ? [trimmed(whole), trimmed(decimal)] : [trimmed(decimal)];
}

/** Without zeros that say nothing; the length of a figure is not limited to what a number holds exactly. */
function trimmed(value: string): string {
  const [whole = '', fraction = ''] = value.split('.');
  const rest = fraction.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}`;
}
