/**
 * Compares a question with the best candidates word by word: each of its words counts as much as its most like word in the
 * unit (MaxSim, the late interaction of Khattab and Zaharia, ColBERT, 2020), or a little less in the units beside it.
 */
import type { QuestionToken } from '../../embedding/embedder.ts';
import { bestMatches, tableOf, tokenBytes, type TokenTable } from '../../embedding/token-codec.ts';
import type { ReadableDb } from '../../store/statements.ts';
import type { TermCounts } from '../../store/term-counts.ts';
import { readUnitTokens } from '../../store/unit-tokens.ts';
import { isShort, unitsBeside, type UnitBeside } from '../units.ts';

/** A candidate as this comparison needs it. */
export interface ComparedUnit {
  readonly id: number;
  readonly stream: string;
  readonly position: number;
  readonly wordCount: number;
  readonly author: string | null;
}

export interface TokenMatch {
  /** Weighted mean of the words' likenesses in the unit or beside it; about 0..1. */
  readonly match: number;
  /** The same mean for the question that somebody else asked just before; 0 where there was none. */
  readonly asked: number;
}

/** What a match in a neighbour at distance 1 and 2 is worth. */
const neighbourShares = [0.9, 0.81] as const;
/** Telling tokens of about 100 words: a long unit counts as its best stretch of so many. */
const tokensOfPart = 65;

/** The matches of the units that have token vectors; empty where the question has no word to compare. */
export function compareTokens(
  { db, embedderId, termCounts }: { db: ReadableDb; embedderId: number; termCounts: TermCounts },
  question: readonly QuestionToken[],
  units: readonly ComparedUnit[],
): Map<number, TokenMatch> {
  const weights = question.map(({ word }) => weightOf(word, termCounts));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return new Map();
  const mean = (matches: Float32Array): number =>
    matches.reduce((sum, match, place) => sum + weights[place]! * match, 0) / total;

  const tables = question.map(({ vector }) => tableOf(vector));
  const beside = new Map(units.map((unit) => [unit.id, isShort(unit) ? unitsBeside(db, unit) : []]));
  const ids = new Set(
    units.flatMap(({ id }) => [
      id,
      ...beside
        .get(id)!
        .filter(isShort)
        .map((other) => other.id),
    ]),
  );
  const tokens = readUnitTokens(db, embedderId, [...ids]);
  const wholes = new Map<number, Float32Array>();
  const wholeOf = (id: number): Float32Array | null => {
    const packed = tokens.get(id);
    if (!packed) return null;
    let matches = wholes.get(id);
    if (!matches) wholes.set(id, (matches = bestMatches(tables, packed, 0, packed.length / tokenBytes)));
    return matches;
  };

  const found = new Map<number, TokenMatch>();
  for (const unit of units) {
    const packed = tokens.get(unit.id);
    if (!packed) continue;
    if (!isShort(unit)) {
      found.set(unit.id, { match: Math.max(...partsOf(tables, packed).map(mean)), asked: 0 });
      continue;
    }
    const best = wholeOf(unit.id)!.slice();
    let asked = 0;
    for (const other of beside.get(unit.id)!) {
      const matches = isShort(other) ? wholeOf(other.id) : null;
      if (!matches) continue;
      const share = neighbourShares[Math.abs(other.distance) - 1]!;
      for (let place = 0; place < best.length; place++)
        best[place] = Math.max(best[place]!, share * matches[place]!);
      if (isQuestionTo(unit, other)) asked = mean(matches);
    }
    found.set(unit.id, { match: mean(best), asked });
  }
  return found;
}

/** Rare words count more: the root of the inverse document frequency (Robertson and Spärck Jones). */
function weightOf(word: string, counts: TermCounts): number {
  const rows = counts.rows();
  const rowsWith = Math.min(rows, counts.rowsWith(word));
  return Math.sqrt(Math.log(1 + (rows - rowsWith + 0.5) / (rowsWith + 0.5)));
}

function partsOf(tables: readonly TokenTable[], packed: Uint8Array): Float32Array[] {
  const tokens = packed.length / tokenBytes;
  const size = Math.ceil(tokens / Math.max(1, Math.ceil(tokens / tokensOfPart)));
  const parts: Float32Array[] = [];
  for (let from = 0; from === 0 || from < tokens; from += size || 1)
    parts.push(bestMatches(tables, packed, from, Math.min(tokens, from + size)));
  return parts;
}

/** The unit before is what somebody else asked; this one may be the answer. */
function isQuestionTo(unit: ComparedUnit, other: UnitBeside): boolean {
  return other.distance === -1 && other.isQuestion && other.author !== unit.author;
}
