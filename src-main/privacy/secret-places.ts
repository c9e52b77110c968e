/** Finds secrets by the frame around them: key blocks, addresses with a password in them, hooks, and phrases. */
import { endOfRun, endOfSecret, isPlaceholder, isTokenCode } from './secret-run.ts';
import type { SecretSpan } from './secret-span.ts';
import { lookAt } from './strangeness.ts';

const keyBegin = /BEGIN[\sA-Z0-9]{0,24}PR[I1l|]VATE[\s_-]?KEY(?:[\s_-]?BLOCK)?[\s-]{0,8}/g;
const keyEnd = /-{0,6}\s?END[\sA-Z0-9]{0,24}PR[I1l|]VATE[\s_-]?KEY(?:[\s_-]?BLOCK)?-{0,6}/;
const longestKey = 16_384;
/** Characters of a key that are more than "your key here". */
const leastKey = 40;

/** `scheme://user:password@`; the password may hold an @. */
const addressWithPassword =
  /[a-z][a-z0-9+.]{1,12}\s?:\s?\/\s?\/\s?([^\s:@/"'<>`]{0,80}):\s?((?:[^\s/"'<>`]{1,120}|[^\s@/"'<>`]{1,60}\s)@)(?=\s?[\w[])/gi;
const hook =
  /(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks|webhook\.office\.com\/webhookb2|api\.telegram\.org\/bot)\/?\s?/gi;
const botToken = /(?<![\w:])\d{5,16}:\s?A[\w-]{30,38}(?![\w-])/g;
const walletKey = /(?<![\w])[0OoQ]x[\da-fA-FOolIsSZz]{62,66}(?![\w])/g;
/** As providers of OpenAI's protocol give them out. */
const hexKey = /(?<![\w-])sk-[\da-f]{32}(?![\w-])/g;
const discordToken = /(?<![\w.-])[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{26,40}(?![\w-])/g;
const braintreeToken =
  /\baccess_token\s?\$\s?(?:production|sandbox)\s?\$\s?[\da-z]{14,18}\s?\$\s?[\da-f]{30,34}(?!\w)/gi;
const mailchimpKey = /(?<![\w-])[\da-f]{32}-us\d{1,2}(?!\w)/g;
const bitwardenToken = /(?<![\w.])0\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.[\w]{24,40}:[\w+/=]{20,28}/g;
const facebookToken = /(?<!\w)\d{14,17}\s?[|Il1!]\s?[\w-]{24,30}(?!\w)/g;

const seedContext = /\b(?:seed|recovery|secret recovery|mnemonic|backup) (?:phrase|words)\b/gi;
const seedWords = /(?:\b\d{0,2}[.)]?\s?[a-z]{3,8}\b[\s,]{1,3}){12,24}/;

/** In the order of each kind; they may overlap. */
export function findByPlace(text: string): SecretSpan[] {
  return [
    ...privateKeys(text),
    ...passwordsInAddresses(text),
    ...hooks(text),
    ...matches(text, botToken, 'Telegram token'),
    ...matches(text, walletKey, 'Wallet key'),
    ...matches(text, facebookToken, 'Facebook token'),
    ...matches(text, hexKey, 'Model provider key'),
    ...matches(text, discordToken, 'Discord token'),
    ...matches(text, braintreeToken, 'Braintree token'),
    ...matches(text, mailchimpKey, 'Mailchimp key'),
    ...matches(text, bitwardenToken, 'Bitwarden token'),
    ...seedPhrases(text),
  ];
}

function privateKeys(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  const beginnings = [...text.matchAll(keyBegin)];
  for (const [nth, match] of beginnings.entries()) {
    const start = match.index;
    const bodyStart = start + match[0].length;
    const next = beginnings[nth + 1]?.index ?? text.length;
    const rest = text.slice(bodyStart, Math.min(next, bodyStart + longestKey));
    if (rest.length < leastKey) continue;
    const closing = keyEnd.exec(rest);
    const bodyEnd = closing ? bodyStart + closing.index : endOfBlock(text, bodyStart);
    const body = text.slice(bodyStart, bodyEnd);
    const look = lookAt(body);
    if (look.length < leastKey || look.distinct < 12 || /\*{3}|\.{3}/.test(body)) continue;
    found.push({
      start,
      end: closing ? bodyEnd + closing[0].length : bodyEnd,
      rule: 'private-key',
      type: 'api_key',
      caption: 'Private key',
      confidence: 0.98,
    });
  }
  return found;
}

/** A block whose end is not to be seen: as long as its lines are no words. */
function endOfBlock(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isTokenCode(text.charCodeAt(at)) && at - start < 16) at++;
  return endOfSecret(text, at, endOfRun(text, at), longestKey);
}

function passwordsInAddresses(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const match of text.matchAll(addressWithPassword)) {
    const [whole, user = '', secret = ''] = match;
    const password = secret.slice(0, -1);
    if (isTemplate(user, password, text.slice(match.index + whole.length, match.index + whole.length + 12)))
      continue;
    const end = match.index + whole.length - 1;
    found.push({
      start: end - password.length,
      end,
      rule: 'address',
      type: 'credential',
      caption: 'Password in an address',
      confidence: 0.9,
    });
  }
  return found;
}

/** `user:password@` and the like, as documentation writes them; a short word on a real host may be one. */
function isTemplate(user: string, password: string, host: string): boolean {
  if (/[${}*[\]]|%s/.test(user + password)) return true;
  if (!/^user(?:name)?$/i.test(user) || !/^(?:pass|password|passwd|pw|x{3,})$/i.test(password.trim()))
    return false;
  return password !== 'pass' || /^(?:localhost|127\.0\.0\.1)/.test(host);
}

function hooks(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const match of text.matchAll(hook)) {
    const start = match.index + match[0].length;
    const end = endOfSecret(text, start, endOfRun(text, start), 36);
    const path = text.slice(start, end);
    if (lookAt(path).length < 16 || isPlaceholder(path)) continue;
    found.push({ start, end, rule: 'address', type: 'api_key', caption: 'Webhook', confidence: 0.95 });
  }
  return found;
}

function matches(text: string, pattern: RegExp, caption: string): SecretSpan[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    rule: 'known-format' as const,
    type: 'api_key' as const,
    caption,
    confidence: 0.9,
  })).filter(({ start, end }) => !isPlaceholder(text.slice(start, end)));
}

function seedPhrases(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const { index, 0: words } of text.matchAll(seedContext)) {
    const from = index + words.length;
    const phrase = seedWords.exec(`${text.slice(from, from + 400)} `);
    if (!phrase || phrase.index > 40 || /\b(?:the|and|is|you|your|to|of)\b/.test(phrase[0])) continue;
    const start = from + phrase.index;
    found.push({
      start,
      end: Math.min(text.length, start + phrase[0].trimEnd().length),
      rule: 'labelled',
      type: 'credential',
      caption: 'Recovery phrase',
      confidence: 0.8,
    });
  }
  return found;
}
