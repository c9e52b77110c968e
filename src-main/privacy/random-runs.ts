/** Finds what looks drawn by lot although nothing says what it is: long, of all kinds of characters, or near words of secrecy. */
import { endOfRun, endOfSecret, isDrawnByLot, isPlaceholder, isTokenCode } from './secret-run.ts';
import type { SecretSpan } from './secret-span.ts';
import { lookAt } from './strangeness.ts';

const leastAlone = 32;
const leastInContext = 20;
/** Longer runs are pictures and programs in base64. */
const longestRun = 1_200;
const contextReach = 80;
const context = /token|secret|passw|api[ _-]?key|access[ _-]?key|credential|bearer|auth|private|\.env\b/i;
/** What looks drawn by lot and is public. */
const publicBefore =
  /(?:sha-?\d*|md5|integrity|hash|checksum|digest|fingerprint|commit|nonce|etag|base64|rev|uuid|guid|(?:public|primary|foreign|publishable)[_-]?\w*)["']?\s{0,2}[-:=,]?\s{0,2}["']?$/i;
const domain = /^(?:[\w-]+\.)+[a-z]{2,12}(?:\/|$)/i;

/** In the order of the text. */
export function findRandomRuns(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isTokenCode(text.charCodeAt(at))) continue;
    const start = at;
    at = endOfRun(text, start);
    if (at - start < leastInContext) continue;
    const value = behindName(text, start, at);
    if (at - value >= leastInContext && isSecret(text, value, at)) {
      const end = endOfSecret(text, value, at, 0);
      found.push({
        start: value,
        end,
        rule: 'random',
        type: 'other',
        caption: 'Random characters',
        confidence: 0.6,
      });
      at = end;
    }
  }
  return found;
}

/** Behind `name=`; at the end where the name says that the value is public. */
function behindName(text: string, start: number, end: number): number {
  // Not sought in the text: without a sign each run would be a way through all that follows.
  const own = text.slice(start, end).indexOf('=');
  const sign = start + own;
  if (own < 0 || sign >= end - 2 || isDrawnByLot(lookAt(text, start, sign))) return start;
  const isPublic = /public|primary|foreign|csrf|issuer|^q$/i.test(text.slice(start, sign));
  return isPublic ? end : sign + 1;
}

function isSecret(text: string, start: number, end: number): boolean {
  const look = lookAt(text, start, end);
  if (look.length < leastInContext || end - start > longestRun) return false;
  if (look.digits < 2 || look.distinct < 12 || !isDrawnByLot(look) || look.lowers + look.uppers < 4)
    return false;
  const run = text.slice(start, end);
  if (
    /^[\da-f-]+$/i.test(run) ||
    run.startsWith('//') ||
    run.startsWith('./') ||
    domain.test(run) ||
    text[end] === '@'
  )
    return false;
  if (isPlaceholder(run, look) || publicBefore.test(text.slice(Math.max(0, start - 24), start))) return false;
  if (/:\/{0,2}$/.test(text.slice(Math.max(0, start - 3), start)) && run.includes('/')) return false;
  // A path is words between slashes; a dotted name is words between dots.
  const longest = run.split(/[/.]/).reduce((a, b) => (b.length > a.length ? b : a));
  if (/^[\da-f-]+$/i.test(longest) || (!isDrawnByLot(lookAt(longest)) && longest.length < run.length))
    return false;
  const isMixed = look.uppers >= 3 && look.lowers >= 3;
  if (
    look.length >= leastAlone &&
    isMixed &&
    look.digits >= 3 &&
    (run.split('/').length < 4 || longest.length >= leastAlone)
  )
    return true;
  return context.test(text.slice(Math.max(0, start - contextReach), start));
}
