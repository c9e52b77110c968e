/** The kinds of which a model is asked, in the order in which it reads of them. The vault is none: no model hears of it. */
import type { z } from 'zod';
import type { FieldsOf, Memory, MemoryOf } from '../../../src-preload/contract/memory.ts';
import { components } from '../components.ts';

export const absorbedKinds = ['core', 'episodic', 'semantic', 'procedural', 'resource'] as const;
export type AbsorbedKind = (typeof absorbedKinds)[number];
export type AbsorbedMemory = { [Kind in AbsorbedKind]: MemoryOf<Kind> }[AbsorbedKind];

/** A kind's prompt where the kind is known only when it runs. */
interface AskedKind {
  readonly instructions: string;
  readonly entrySchema: z.ZodType;
  /** An entry is given to the kind whose schema parsed it. */
  toFields(entry: unknown, occurredAt: number): FieldsOf<AbsorbedKind>;
  claimsOf(entry: unknown): readonly string[];
  describe(memory: AbsorbedMemory): string;
}

export function isAbsorbed(memory: Memory): memory is AbsorbedMemory {
  return (absorbedKinds as readonly string[]).includes(memory.kind);
}

export function promptOf(kind: AbsorbedKind): AskedKind {
  const { prompt } = components[kind];
  if (!prompt) throw new Error(`No model is asked for memories of the kind "${kind}".`);
  return prompt;
}
