/**
 * How little a run of characters looks like words. Whoever makes a secret draws its characters by lot, and neighbours that were
 * drawn by lot are seldom neighbours in words; this holds as well for what a reader made of a few of them.
 */

/**
 * For each letter (row) and the one after it (column), how much rarer the pair is in words than by chance: 0 (many times as
 * frequent) to 9 (hardly ever). Counted in the documentation of free software and its translations into eight languages.
 */
const rarity = [
  '82129527264010928010334535',
  '27782988349289389358299949',
  '18481991362279079241397967',
  '27830879198476279546379959',
  '14103236455220533001533136',
  '39893399199497199344399959',
  '49991963399474599446489957',
  '19990999299767299463599979',
  '33122229995120027200738484',
  '49993998799999679929689999',
  '49872889499596699845699999',
  '15730769186177159633257929',
  '14851979297547229948469959',
  '28111308294464139700348747',
  '53215239554210219022132567',
  '19751966398247139142399759',
  '99999999899899999999299999',
  '16240537194432167212255937',
  '38270693195566127420277638',
  '19360570098466049122294828',
  '44442449378221739112999798',
  '29991989399898599889799989',
  '29973993299894399449999979',
  '49694999599979939993999859',
  '58795889699663329645965999',
  '59894999599797699999797977',
];
/** A digit beside a letter, and an upper letter in the middle of a word, on the same scale. */
const digitBesideLetter = 7;
const digitBesideDigit = 4;
const upperAfterLower = 4;

const [digit, lower, upper] = [1, 2, 3];
const kinds: Uint8Array = makeKinds();
const pairRarity: Uint8Array = makePairs();

export interface Look {
  /** Letters and digits. */
  readonly length: number;
  readonly digits: number;
  readonly lowers: number;
  readonly uppers: number;
  /** How many different characters, up to 64. */
  readonly distinct: number;
  /** 0..9: the mean over all neighbours. Words have 1 to 3.5, what was drawn by lot 5 to 7. */
  readonly strangeness: number;
}

/** Looks at letters and digits of the basic alphabet; anything else parts neighbours. Takes time in proportion to the text. */
export function lookAt(text: string, start = 0, end = text.length): Look {
  let digits = 0;
  let lowers = 0;
  let uppers = 0;
  let sum = 0;
  let pairs = 0;
  let before = -1;
  let seenLow = 0;
  let seenHigh = 0;
  let seenOther = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? kinds[code]! : 0;
    if (kind === 0) {
      before = -1;
      continue;
    }
    if (kind === digit) {
      digits++;
      seenOther |= 1 << (code - 48);
    } else if (kind === lower) {
      lowers++;
      seenLow |= 1 << (code - 97);
    } else {
      uppers++;
      seenHigh |= 1 << (code - 65);
    }
    if (before >= 0) {
      sum += pairRarity[before * 128 + code]!;
      pairs++;
    }
    before = code;
  }
  return {
    length: digits + lowers + uppers,
    digits,
    lowers,
    uppers,
    distinct: bits(seenLow) + bits(seenHigh) + bits(seenOther),
    strangeness: pairs === 0 ? 0 : sum / pairs,
  };
}

function rarityOf(first: number, second: number): number {
  const isFirstDigit = first <= 57;
  const isSecondDigit = second <= 57;
  if (isFirstDigit && isSecondDigit) return digitBesideDigit;
  if (isFirstDigit || isSecondDigit) return digitBesideLetter;
  if (first >= 97 && second <= 90) return upperAfterLower;
  return rarity[(first | 32) - 97]!.charCodeAt((second | 32) - 97) - 48;
}

function makeKinds(): Uint8Array {
  const table = new Uint8Array(128);
  table.fill(digit, 48, 58);
  table.fill(upper, 65, 91);
  table.fill(lower, 97, 123);
  return table;
}

/** By code of the first and of the second, so that a long run costs two look-ups a character. */
function makePairs(): Uint8Array {
  const table = new Uint8Array(128 * 128);
  for (let first = 0; first < 128; first++)
    for (let second = 0; second < 128; second++)
      if (kinds[first] && kinds[second]) table[first * 128 + second] = rarityOf(first, second);
  return table;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
