/** What a fact is: one line that says something; and when two are the same but for the way in which they are written. Pure. */
import { createHash } from 'node:crypto';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { FieldsOf, Memory } from '../../src-preload/contract/memory.ts';

/** A longer fact is cut for its name and kept whole in its details. */
const maxNameChars = 500;

/** Files are read whole again and again, and few of their lines are others then. */
const knownDigests = new Map<string, string>();
const mostKnown = 10_000;
const longestKnown = 1_000;

/** Equal for texts that differ only in case, width, accents' encoding, punctuation and white space. */
export function digestOfFact(text: string): string {
  let digest = knownDigests.get(text);
  if (digest === undefined) {
    digest = makeDigest(text);
    if (knownDigests.size >= mostKnown) knownDigests.clear();
    if (text.length <= longestKnown) knownDigests.set(text, digest);
  }
  return digest;
}

function makeDigest(text: string): string {
  const said = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}+#%$€£°@/-]+/gu, ' ')
    .trim();
  // A fact that is all punctuation is compared as it stands.
  return createHash('sha256')
    .update(said || text.trim())
    .digest('hex')
    .slice(0, 32);
}

/** A fact is one line, whatever it came as. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The text of a fact on one line. Throws `invalid-input` where it says nothing. */
export function requireText(text: string): string {
  const said = oneLine(text);
  if (said !== '') return said;
  throw new MnemeError('invalid-input', say('A memory needs a text. Say what is to be remembered.'));
}

/** A fact as a memory. `speaker`: who said it, where that is known. */
export function factFields(text: string, speaker = ''): FieldsOf<'semantic'> {
  const isShort = text.length <= maxNameChars;
  return {
    name: isShort ? text : `${text.slice(0, maxNameChars - 1).trimEnd()}…`,
    summary: '',
    details: isShort ? '' : text,
    origin: speaker,
  };
}

/** What a memory of a scope says. */
export function factText({ kind, title, fields }: Memory): string {
  return kind === 'semantic' ? fields.details || fields.name : title;
}
