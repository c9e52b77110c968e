/** Finds codes that let in once or for half a minute, and what they are made from: sent codes, recovery codes, set-up keys. */
import type { SecretSpan } from './secret-span.ts';
import { lookAt } from './strangeness.ts';

const codeContext =
  /\b(?:verification|security|one[- ]?time|login|log[- ]?in|sign[- ]?in|confirmation|authentication|access|two[- ]factor|2fa|otp)\s+(?:pass)?(?:code|pin|password)\b|\botp\b|\bpasscode\b|bestätigungscode|sicherheitscode|code de (?:vérification|sécurité)|código de (?:verificación|seguridad)|codice di (?:verifica|sicurezza)/gi;
const someCode = /(?<![\w.,:/#$€-])(?:G-\d{6}|\d{3}[- ]\d{3}|\d{4,8})(?![\w:/%€$-]|[.,]\d)/g;
const codeReach = 70;
/** "482913 is your WhatsApp code" and "Your WhatsApp code is 482913", where nothing else says what the number is. */
const saidFirst =
  /(?<![\w.,:/#$€-])(G-\d{6}|\d{3}[- ]\d{3}|\d{4,8}) (?:is|ist|est|es|è|é|is je|är) (?:your|de[ir]n|ihr|euer|votre|ton|tu|su|il tuo|seu|jouw|din)e? (?:[^\s.,;]{1,24} ){0,2}[\p{L}-]{0,24}(?:code|pin|tan|código|codice|kod)\b/giu;
const saidLast =
  /\b(?:(?:your|dein|ihr) (?:[^\s.,;]{1,24} ){1,2}code|(?:votre|ton|tu|su) (?:code|código)(?: [^\s.,;]{1,24}){0,2}) ?(?:is|ist|est|es|lautet|:) ?(G-\d{6}|\d{3}[- ]\d{3}|\d{4,8})(?![\w:/%€$-]|[.,]\d)/gi;
const cardCode =
  /\b(?:cvv2?|cvc2?|cvn|csc|card (?:security|verification) code)\b[\s:#=-]{0,4}(\d{3,4})(?!\d)/gi;

const recoveryContext =
  /\b(?:recovery|backup|rescue|scratch|emergency) codes?\b|\b(?:wiederherstellungs|backup|ersatz|sicherungs|notfall)-?codes?\b|\bcodes? de (?:secours|récupération|recuperación|respaldo)/gi;
const recoveryCode =
  /(?<![\w.:/#-])(?:[0-9a-z]{4,6}(?:-[0-9a-z]{4,6}){1,3}|\d{4} \d{4}|\d{8}|(?=[a-z]*\d[0-9a-z]*\d)[0-9a-z]{8,16})(?![\w:/-])/gi;
const recoveryReach = 700;
/** Fewer are a date, a number of a ticket, a version. */
const leastOfList = 3;

const setUpContext =
  /\b(?:set-?up key|setup code|secret key|authenticator|manual entry|2fa key|totp|einrichtungsschlüssel|clé de configuration)\b/gi;
const setUpKey =
  /(?<![\w])(?:[a-z2-7]{4} ){3,15}[a-z2-7]{2,4}(?![\w])|(?<![\w])(?:[A-Z2-7]{4} ){3,15}[A-Z2-7]{2,4}(?![\w])/;
const setUpReach = 160;

/** In the order of each kind; they may overlap. */
export function findCodes(text: string): SecretSpan[] {
  return [
    ...sentCodes(text),
    ...groups(text, saidFirst, 'One-time code'),
    ...groups(text, saidLast, 'One-time code'),
    ...groups(text, cardCode, 'Card security code'),
    ...recoveryCodes(text),
    ...setUpKeys(text),
  ];
}

function spanOf(start: number, end: number, caption: string): SecretSpan {
  return { start, end, rule: 'one-time-code', type: 'credential', caption, confidence: 0.8 };
}

/** The code may stand before or behind the words that say what it is. */
function sentCodes(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const { index, 0: words } of text.matchAll(codeContext)) {
    const from = Math.max(0, index - codeReach);
    const near = text.slice(from, index + words.length + codeReach);
    for (const code of near.matchAll(someCode)) {
      const digits = code[0].replaceAll(/\D/g, '');
      if (digits.length === 4 && /^(?:19|20)/.test(digits)) continue;
      found.push(spanOf(from + code.index, from + code.index + code[0].length, 'One-time code'));
    }
  }
  return found;
}

/** What the first group of the pattern holds. */
function groups(text: string, pattern: RegExp, caption: string): SecretSpan[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: whole, 1: code = '' }) => {
    const start = index + whole.indexOf(code);
    return spanOf(start, start + code.length, caption);
  });
}

/** A list of codes of one form below the words that say what they are. */
function recoveryCodes(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  let done = 0;
  for (const { index, 0: words } of text.matchAll(recoveryContext)) {
    const from = index + words.length;
    if (from < done) continue;
    const codes = [...text.slice(from, from + recoveryReach).matchAll(recoveryCode)].filter(
      ({ 0: code }) => /\d/.test(code) || lookAt(code).strangeness >= 4.6,
    );
    done = from + recoveryReach;
    const shape = shapeOf(codes[0]?.[0] ?? '');
    const alike = codes.filter(({ 0: code }) => shapeOf(code) === shape);
    if (alike.length < leastOfList) continue;
    for (const { index: at, 0: code } of alike)
      found.push(spanOf(from + at, from + at + code.length, 'Recovery code'));
  }
  return found;
}

/** How long its parts are. */
function shapeOf(code: string): string {
  return code.replaceAll(/[0-9a-z]/gi, 'a');
}

function setUpKeys(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const { index, 0: words } of text.matchAll(setUpContext)) {
    const from = index + words.length;
    const key = setUpKey.exec(text.slice(from, from + setUpReach));
    if (!key || (!/[2-7]/.test(key[0]) && lookAt(key[0]).strangeness < 4)) continue;
    found.push(spanOf(from + key.index, from + key.index + key[0].length, 'Set-up key'));
  }
  return found;
}
