/**
 * Finds what an address lets in whoever has it: signatures, session ids and tokens among its parameters, and links that reset a
 * password or sign somebody in, which hold theirs in the path. Page addresses are kept, so they must not hold any of these.
 */
import { endOfSecret, isDrawnByLot, isPlaceholder } from './secret-run.ts';
import type { SecretSpan } from './secret-span.ts';
import { lookAt } from './strangeness.ts';

const parameter = /[?&;#]\s?([\w.-]{1,40})\s?=\s?([\w.~%+/:=-]{12,2048})/g;
/** The last word of the name says what the value is: `X-Amz-Signature`, `reset_token`, `oobCode`. */
const tellingName =
  /(?:^|[-_.])(?:sig|signature|token|key|api[-_]?key|code|oob-?code|auth|session|session[-_]?id|[jp]?h?p?sess(?:ion)?id|sid|ticket|secret|jwt|assertion|saml(?:request|response)|invite|credential|verifier|magic|otp)$/i;
const nameInOneWord = /(?:token|signature|apikey|secret|ticket|(?<!post|zip|country|area|status)code)$/i;
/** Steps of a path behind which a link for one use has its token, perhaps behind the id of whose it is. */
const path =
  /\/(?:(?:password[-_]?)?resets?(?:[-_]password)?|passwords?|magic(?:[-_]?links?)?|verify(?:[-_]e?mail)?|verification|confirm(?:ation)?|activat(?:e|ion)|invit(?:es?|ations?)|log-?in|sign-?in|sso|auth|tokens?|unsubscribe|recover(?:y)?)\/(?:[\w=.-]{1,15}\/)?([\w.~%=-]{16,2048})/gi;
const hex = /^(?=.*[a-f])[\da-f]{20,}$/i;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** In the order of each kind; they may overlap. */
export function findInLinks(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const match of text.matchAll(parameter)) {
    const [whole, name = '', value = ''] = match;
    if (!tellingName.test(name) && !nameInOneWord.test(name)) continue;
    note(match.index + whole.length - value.length, value);
  }
  for (const match of text.matchAll(path)) {
    const [whole, value = ''] = match;
    note(match.index + whole.length - value.length, value);
  }
  return found;

  function note(start: number, value: string): void {
    if (!looksGiven(value)) return;
    found.push({
      start,
      end: endOfSecret(text, start, start + value.length, 0),
      rule: 'address',
      type: 'api_key',
      caption: 'Token in an address',
      confidence: 0.85,
    });
  }
}

/** Drawn by a program: no word, no number, no name of a file. */
function looksGiven(value: string): boolean {
  if (hex.test(value) || uuid.test(value)) return !isPlaceholder(value);
  const look = lookAt(value);
  const isMixed = look.digits >= 2 || (look.uppers >= 3 && look.lowers >= 3);
  return look.length >= 16 && isMixed && isDrawnByLot(look) && !isPlaceholder(value, look);
}
