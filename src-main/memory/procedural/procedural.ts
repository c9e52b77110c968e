/** Procedural memory: how something is done, in steps. Unverified until the owner says that it is right. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { MemoryComponent } from '../component.ts';
import { joinTexts } from '../join-texts.ts';
import { proceduralPrompt } from './procedural-prompt.ts';
import { proceduralTable } from './procedural-table.ts';

const mostSteps = 100;

export const procedural: MemoryComponent<'procedural'> = {
  kind: 'procedural',
  table: proceduralTable,
  prompt: proceduralPrompt,
  titleOf: ({ summary }) => summary,
  searchTextOf: ({ summary, steps }) => joinTexts([summary, ...steps.map((step, i) => `${i + 1}. ${step}`)]),
  // Outdated: readable in its place, but nothing is answered from it.
  isUsable: ({ validation }) => validation !== 'outdated',
  complete(fields, before, { actor, now }) {
    const isOwner = actor === 'owner' || actor === 'import';
    // What the owner confirmed was confirmed as it stood: other steps by another hand are unverified again.
    const isRewritten =
      !isOwner && before?.validation === 'confirmed' && String(before.steps) !== String(fields.steps);
    const validation = isRewritten ? 'unverified' : fields.validation;
    if (validation === before?.validation) return { ...fields, validation, validatedAt: before.validatedAt };
    return { ...fields, validation, validatedAt: validation === 'unverified' ? null : now };
  },
  check({ validation }, before, { actor }) {
    const isOwner = actor === 'owner' || actor === 'import';
    if (validation === 'confirmed' && before?.validation !== 'confirmed' && !isOwner) {
      throw new MnemeError(
        'invalid-input',
        say('Only the owner confirms how something is done. Write it as "unverified".'),
      );
    }
  },
  merge(into, from) {
    const known = new Set(into.steps.map((step) => step.toLowerCase()));
    const more = from.steps.filter((step) => !known.has(step.toLowerCase()));
    return {
      ...into,
      steps: [...into.steps, ...more].slice(0, mostSteps),
      validation: more.length > 0 ? 'unverified' : into.validation,
      validatedAt: more.length > 0 ? null : into.validatedAt,
    };
  },
};
