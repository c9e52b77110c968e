/** Personal data that has a form: mail and network addresses, numbers of phones, cards, bank accounts and social security. */
import type { PersonalDataKind } from '../../src-preload/contract/privacy.ts';
import type { SecretSpan } from './secret-span.ts';

interface PersonalDataRule {
  readonly caption: string;
  readonly type: SecretSpan['type'];
  readonly find: (text: string) => readonly Range[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const mail =
  /(?<![\w.+%-])[\p{L}\p{N}_][\p{L}\p{N}._%+-]{0,63}\s?@\s?(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}-])/gu;
const ip4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g;
const ip6 = /(?<![\w:.])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\w:.])/gi;
const ssn = /(?<![\w-])\d{3}([- ])\d{2}\1\d{4}(?![\w-])/g;
const iban = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}(?![A-Za-z0-9])/g;
const cardNumber = /(?<![\w.-])\d(?:[ -]?\d){11,18}(?![\w-]|\.\d)/g;
const cardWords = /card|visa|master|amex|karte|carte|tarjeta|carta|cart[aã]o|\bcc\b|pan\b|maestro|discover/i;
const phone =
  /(?<![\w.+/-])(?:\+\s?\d|\(\s?\d|\d)[\d\s().-]{5,20}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w-]|\.\d)/g;
const phoneWords =
  /(?:phone|mobile|mob|cell|tel|fax|call|dial|desk|contact|whats\s?app|telefon|tél|handy|sms|number|reach|nummer|teléfono|ring|text)\b[^\d\n]{0,24}$/i;

const rules: Readonly<Record<PersonalDataKind, PersonalDataRule>> = {
  card: { caption: 'Card number', type: 'card', find: findCards },
  mail: { caption: 'Mail address', type: 'identity', find: (text) => rangesOf(text, mail) },
  phone: { caption: 'Phone number', type: 'identity', find: findPhones },
  iban: { caption: 'Bank account', type: 'identity', find: (text) => rangesOf(text, iban, isIban) },
  ssn: { caption: 'Social security number', type: 'identity', find: (text) => rangesOf(text, ssn, isSsn) },
  ip: {
    caption: 'IP address',
    type: 'identity',
    find: (text) => [...rangesOf(text, ip4, isIp4), ...rangesOf(text, ip6, isIp6)],
  },
};

/** The personal data of the wanted kinds, in the order of the kinds. */
export function findPersonalData(text: string, kinds: readonly PersonalDataKind[]): SecretSpan[] {
  return kinds.flatMap((kind) =>
    rules[kind].find(text).map(({ start, end }) => ({
      start,
      end,
      rule: 'personal' as const,
      type: rules[kind].type,
      caption: rules[kind].caption,
      confidence: 0.9,
    })),
  );
}

function rangesOf(text: string, pattern: RegExp, isOne: (match: string) => boolean = () => true): Range[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: match }) => ({ index, match }))
    .filter(({ match }) => isOne(match))
    .map(({ index, match }) => ({ start: index, end: index + match.length }));
}

/** Beside a word for cards a number needs no more than its check digit, elsewhere it must begin like a card as well. */
function findCards(text: string): Range[] {
  return Array.from(text.matchAll(cardNumber)).flatMap(({ index, 0: match }) => {
    const digits = match.replaceAll(/\D/g, '');
    const near = text.slice(Math.max(0, index - 60), index);
    const isNamed = cardWords.test(near);
    const isGrouped = /^\d{4}([ -])\d{4}\1\d{4}\1\d{3,4}$|^\d{4}([ -])\d{6}\2\d{5}$/.test(match);
    const hasCheck = passesLuhn(digits);
    const beginsLikeOne = /^(?:3[0-9]|4|5[0-9]|6[0-9]|2[2-7])/.test(digits) && digits.length >= 13;
    const isOne = hasCheck ? isNamed || beginsLikeOne : isNamed && isGrouped;
    return isOne && !/^(\d)\1+$/.test(digits) ? [{ start: index, end: index + match.length }] : [];
  });
}

function findPhones(text: string): Range[] {
  return Array.from(text.matchAll(phone)).flatMap(({ index, 0: match }) => {
    const [main = ''] = match.split(/x|ext/);
    const digits = main.replaceAll(/\D/g, '').length;
    if (digits < 7 || digits > 15 || (main.match(/\n/g)?.length ?? 0) > 0) return [];
    const before = text.slice(Math.max(0, index - 40), index);
    const isNamed = phoneWords.test(before) && !(digits > 11 && cardWords.test(before));
    const isInternational = /^(?:\+|00[1-9])/.test(main) && digits >= 9;
    const isAmerican = /^(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[-.\s])\d{3}[-.\s]\d{4}$/.test(main.trim());
    return isNamed || isInternational || isAmerican ? [{ start: index, end: index + match.length }] : [];
  });
}

/** ISO/IEC 7812-1: every second digit from the right doubled, the sum a multiple of ten. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at--, isDoubled = !isDoubled) {
    const digit = digits.charCodeAt(at) - 48;
    sum += isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** ISO 7064, MOD 97-10: the first four characters at the end, letters as numbers from ten on, the rest one. */
function isIban(match: string): boolean {
  const account = match.replaceAll(/[ -]/g, '');
  if (account.length < 15 || account.length > 34) return false;
  let rest = 0;
  for (const letter of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

function isSsn(match: string): boolean {
  return !/^(?:000|666|9)|[- ]00[- ]|0000$/.test(match);
}

function isIp4(match: string): boolean {
  return match.split('.').every((part) => Number(part) <= 255);
}

function isIp6(match: string): boolean {
  const parts = match.split(':');
  return match.includes('::') ? parts.filter((part) => part !== '').length >= 2 : parts.length === 8;
}
