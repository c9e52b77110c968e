/** The real port to a model, speaking to a scripted server whose abilities are known, so that no trial comes first. */
import { systemClock, type Clock } from '../../src-main/base/clock.ts';
import type { Abilities } from '../../src-main/llm/abilities.ts';
import { createLlm, type LlmParts, type PreparedLlm } from '../../src-main/llm/create-llm.ts';
import type { AbilityStore, BudgetRefusal, CallLedger, ModelCall } from '../../src-main/llm/model-choice.ts';
import type { ScriptedModel } from './scripted-model.ts';

export const everyAbility: Abilities = {
  structure: 'schema',
  tools: true,
  images: true,
  contextTokens: null,
  refused: [],
};

export interface ScriptedLlm {
  readonly llm: PreparedLlm;
  readonly calls: readonly ModelCall[];
  /** A budget that is used up, or null. */
  budget: BudgetRefusal | null;
}

export interface ScriptedLlmOptions {
  /** Null: not known yet, a trial comes first. */
  readonly abilities?: Abilities | null;
  readonly clock?: Clock;
  readonly limits?: LlmParts['limits'];
  readonly key?: string | null;
}

export function createScriptedLlm(
  { server, model }: Pick<ScriptedModel, 'server' | 'model'>,
  { abilities = everyAbility, clock = systemClock, limits = {}, key = null }: ScriptedLlmOptions = {},
): ScriptedLlm {
  const calls: ModelCall[] = [];
  const ledger: CallLedger = { refusal: () => bed.budget, note: (call) => void calls.push(call) };
  const bed: ScriptedLlm = {
    calls,
    budget: null,
    llm: createLlm({
      choose: (_purpose, inPlace) => ({ server, model: inPlace ?? model, key }),
      abilities: keepAbilities(abilities),
      ledger,
      clock,
      limits,
    }),
  };
  return bed;
}

function keepAbilities(first: Abilities | null): AbilityStore {
  let known = first;
  return { read: () => known, write: (_server, _model, next) => void (known = next) };
}
