/** Facts for the speed benches of conversation memory: stretches of the talk of a conversation file, each another one. */
import path from 'node:path';
import { repeatable } from '../large-store/numbers.ts';
import { benchDataFolder, readLocomo } from '../retrieval/bench-data.ts';

export interface MadeUpFacts {
  /** Of 6 to 25 words; no two are the same. */
  readonly facts: readonly string[];
  /** What people asked of these conversations. */
  readonly questions: readonly string[];
  /** The turns themselves. */
  readonly turns: readonly string[];
}

/** `file`: a conversation file as `retrieval` reads it; null for LoCoMo dev. Null without data. */
export function makeUpFacts(count: number, file: string | null): MadeUpFacts | null {
  const folder = benchDataFolder();
  if (!folder && !file) return null;
  const conversations = readLocomo(file ?? path.join(folder ?? '', 'locomo/locomo-dev.json'));
  const turns = conversations.flatMap(({ sessions }) => sessions.flat().map(({ text }) => text));
  const words = turns.join(' ').split(/\s+/);
  const random = repeatable(3);
  const facts = new Set<string>();
  while (facts.size < count) {
    const from = Math.floor(random() * (words.length - 25));
    facts.add(words.slice(from, from + 6 + Math.floor(random() * 20)).join(' '));
  }
  const all = conversations.flatMap(({ questions }) => questions.map(({ text }) => text));
  const step = Math.max(1, Math.floor(all.length / 120));
  return { facts: [...facts], turns, questions: all.filter((_, place) => place % step === 0) };
}
