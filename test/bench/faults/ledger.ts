/**
 * What was acknowledged, kept outside of the engine. A deed that a kill cut off leaves its things in doubt: they may be as
 * before or as after; what is found once has to stay.
 */
import type { Changes, Found } from './told.ts';

interface Entry {
  /** Null: it is gone, or never was. */
  readonly is: string | null;
  /** What it may be instead. */
  readonly or: string | null | undefined;
}

export type Ledger = ReadonlyMap<string, Entry>;

export const emptyLedger: Ledger = new Map();

/** A deed begins: from now on each of its things is as before or as after. */
export function doubt(ledger: Ledger, changes: Changes): Ledger {
  const next = new Map(ledger);
  for (const [thing, value] of Object.entries(changes))
    next.set(thing, { is: ledger.get(thing)?.is ?? null, or: value });
  return next;
}

/** It was acknowledged. */
export function settle(ledger: Ledger, changes: Changes): Ledger {
  const next = new Map(ledger);
  for (const [thing, is] of Object.entries(changes)) next.set(thing, { is, or: undefined });
  return next;
}

export interface Comparison {
  /** Acknowledged, and not so. */
  readonly lost: readonly string[];
  /** Deleted, or never begun, and there. */
  readonly risen: readonly string[];
  readonly twice: readonly string[];
  /** Without doubts: as it was found. */
  readonly ledger: Ledger;
}

/** Holds what was found against what was acknowledged. */
export function compare(ledger: Ledger, { things }: Pick<Found, 'things'>): Comparison {
  const lost: string[] = [];
  const risen: string[] = [];
  const twice: string[] = [];
  const found = new Map<string, string>();
  for (const [thing, value] of things) {
    if (found.has(thing)) twice.push(thing);
    found.set(thing, value);
  }
  const next = new Map<string, Entry>();
  for (const thing of new Set([...ledger.keys(), ...found.keys()])) {
    const { is, or } = ledger.get(thing) ?? { is: null, or: undefined };
    const now = found.get(thing) ?? null;
    next.set(thing, { is: now, or: undefined });
    if (now === is || (or !== undefined && now === or)) continue;
    if (is === null) risen.push(`${thing}: ${now}`);
    else lost.push(`${thing}: ${is} was acknowledged, ${now ?? 'nothing'} was found`);
  }
  return { lost, risen, twice, ledger: next };
}

/** The numbers of things of a kind (`said`) that are there. */
export function numbersOf(ledger: Ledger, kind: string): number[] {
  return [...ledger]
    .filter(([thing, { is }]) => is !== null && thing.startsWith(`${kind} `))
    .map(([thing]) => Number(thing.split(' ')[1]));
}
