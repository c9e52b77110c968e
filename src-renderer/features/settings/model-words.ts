/** What the settings say of models, in plain words. */
import type { ModelTrial } from '../../../src-preload/contract/models.ts';
import { hostOf, isOnThisMachine, isSentInTheClear } from '../../../src-preload/contract/server-address.ts';

export type ModelPurpose = 'chat' | 'memory';

/** A choice is whole when both are there. */
export interface ChosenModel {
  readonly server: string | null;
  readonly model: string | null;
}

export const purposeWords: Readonly<
  Record<ModelPurpose, { readonly title: string; readonly sends: string; readonly without: string }>
> = {
  chat: {
    title: 'For the chat',
    sends:
      'Your question, the conversation so far, what you attach, your core memory, and the passages and memories that were found for the question',
    without: 'Without it the chat answers with the best passages.',
  },
  memory: {
    title: 'For making memories',
    sends:
      'The text of what you saw and said, as it is recorded, with passwords and keys taken out, and the memories that are nearest to it',
    without: 'Without it pages and activities still become memories, by rules.',
  },
};

/** To whom, and what that means. */
export function describeReceiver(server: string): string {
  if (isOnThisMachine(server)) return `is sent to ${hostOf(server)}, a program on this computer`;
  return `leaves this computer and is sent to ${hostOf(server)}`;
}

/** Null where there is nothing to warn of. */
export function warningOf(server: string): string | null {
  if (!isSentInTheClear(server)) return null;
  return `This address begins with http. On the way to ${hostOf(server)} anybody in between can read what is sent, and your key. Use https if the server has it.`;
}

/** "It answered in 2.1 s, 34 tokens a second." */
export function describeSpeed({ firstWordSeconds, seconds, tokensPerSecond }: ModelTrial): string {
  return `First word after ${formatSeconds(firstWordSeconds)}, all of it after ${formatSeconds(seconds)}, about ${Math.round(tokensPerSecond)} tokens a second.`;
}

/** What the model can do, as a list of a fact and whether it is good news. */
export function describeAbilities(trial: ModelTrial): { readonly can: boolean; readonly words: string }[] {
  const structure = {
    schema: { can: true, words: 'Answers in an exact form' },
    json: { can: true, words: 'Answers in JSON' },
    text: { can: false, words: 'Answers in free text only: making memories may fail more often' },
  }[trial.structure];
  return [
    structure,
    trial.canCallTools
      ? { can: true, words: 'Searches and remembers by itself in the chat' }
      : { can: false, words: 'Calls no tools: Mneme searches for it' },
    trial.canSee ? { can: true, words: 'Sees pictures' } : { can: false, words: 'Sees no pictures' },
    ...(trial.contextTokens === null
      ? []
      : [{ can: true, words: `Reads ${trial.contextTokens.toLocaleString('en')} tokens at once` }]),
  ];
}

function formatSeconds(seconds: number): string {
  return `${seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds))} s`;
}
