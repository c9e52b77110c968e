/**
 * Whether what a model says was remembered stands in what it came from. Small models invent names, and copy what they were
 * told into other people's days; so this is decided by code: every name, number, date and quoted word must be found.
 */
import { isUnspaced } from '../../store/text-normal.ts';
import { contentStems, type Evidence } from './evidence.ts';
import { factsOf, type Fact } from './facts.ts';

export interface Grounding {
  /** `partly`: all but a small part was found; nobody should rely on it before it was confirmed. */
  readonly verdict: 'grounded' | 'partly' | 'ungrounded';
  /** What was not found, as the model wrote it. */
  readonly missing: readonly string[];
}

/** A part that is small enough to keep the rest: one fact of at least so many. */
const factsBesideOneMissing = 5;
/** Share of the telling words that must be known, however freely something is told. */
const leastKnownWords = 0.2;
/** In a text without any capital letter a name looks like a word. */
const leastKnownWordsLowerCase = 0.6;
const mostUnknownUnsure = 1 / 3;

/** What is claimed, taken apart once so that it can be looked up in many places. */
export interface Claimed {
  readonly text: string;
  readonly facts: readonly Fact[];
  /** Of the words that carry a meaning. */
  readonly stems: readonly string[];
}

export function takeApart(claims: readonly string[]): Claimed {
  const told = claims.filter((claim) => claim.trim() !== '');
  const text = told.join('\n');
  return { text, facts: told.flatMap(factsOf), stems: contentStems(text) };
}

/** Looks up every fact of the claims in the evidence: the items that an entry names, and the memory that it updates. */
export function ground(claims: readonly string[], evidence: readonly Evidence[]): Grounding {
  return groundClaimed(takeApart(claims), evidence);
}

export function groundClaimed({ text, facts, stems }: Claimed, evidence: readonly Evidence[]): Grounding {
  const absent = facts.filter((fact) => !evidence.some((each) => each.says(fact)));
  const missing = [...new Set(absent.map((fact) => fact.text))];
  const isKnown = (stem: string): boolean => evidence.some((each) => each.hasStem(stem));

  const known = stems.length === 0 ? null : stems.filter(isKnown).length / stems.length;
  if (known === null && !isUnspaced(text)) return { verdict: 'ungrounded', missing };
  if (known !== null && known < leastKnownWords && !hasGroundedRun())
    return { verdict: 'ungrounded', missing };

  const surelyMissing = new Set(absent.filter(({ isSure }) => isSure).map((fact) => fact.text)).size;
  const surely = new Set(facts.filter(({ isSure }) => isSure).map((fact) => fact.text)).size;
  if (surelyMissing > 1 || (surelyMissing === 1 && surely <= factsBesideOneMissing))
    return { verdict: 'ungrounded', missing };
  const isVague =
    known !== null && known < leastKnownWordsLowerCase && !/\p{Lu}/u.test(text) && isCased(text);
  const isDoubtful = surelyMissing > 0 || isVague || lacksUnsure(absent, facts);
  return { verdict: isDoubtful ? 'partly' : 'grounded', missing };

  function hasGroundedRun(): boolean {
    return facts.some((fact) => fact.kind === 'run' && !absent.includes(fact));
  }
}

/** Words of a heading, or German nouns, may be told in other words; many that are unknown cannot, and no number can. */
function lacksUnsure(absent: readonly Fact[], facts: readonly Fact[]): boolean {
  const unsureNames = (all: readonly Fact[]): number =>
    all.filter(({ kind, isSure }) => kind === 'name' && !isSure).length;
  if (absent.some(({ kind, isSure }) => kind !== 'name' && !isSure)) return true;
  return unsureNames(absent) > unsureNames(facts) * mostUnknownUnsure;
}

function isCased(text: string): boolean {
  return /\p{Ll}/u.test(text);
}
