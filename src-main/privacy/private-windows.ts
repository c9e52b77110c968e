/** The preset that keeps private browser windows out. */
import { isBrowser, isPrivateBrowser } from './browsers.ts';
import { foldText } from './plain-text.ts';
import { privateWindowMarks, privateWindowPhrases } from './private-window-words.ts';
import { hasPart, holdsPhrase } from './title-words.ts';

const phrases = [...new Set(Object.values(privateWindowPhrases).flat().map(foldText))];
const marks = new Set(privateWindowMarks.map(foldText));

/**
 * Whether a window is a private one by its folded facts. Only browsers and unknown applications are asked: an editor
 * may well show a document named "incognito". A browser whose title is unknown (null) could be private: `unknown`.
 */
export function isPrivateWindow(application: string | null, title: string | null): boolean | 'unknown' {
  if (application !== null && isPrivateBrowser(application)) return true;
  const browser = application !== null && isBrowser(application);
  if (application !== null && !browser) return false;
  if (title === null) return browser ? 'unknown' : false;
  if (/\b(tor|mullvad) browser$/u.test(title)) return true;
  return holdsPhrase(title, phrases) || (browser && hasPart(title, marks));
}
