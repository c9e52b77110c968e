/** What the settings say of models, in plain words. */
import type { ModelTrial } from '../../../src-preload/contract/models.ts';
import { hostOf, isOnThisMachine, isSentInTheClear } from '../../../src-preload/contract/server-address.ts';
import { t } from '../../messages/t.ts';
import { formatNumber } from '../../ui/sizes.ts';

export type ModelPurpose = 'chat' | 'memory';

/** A choice is whole when both are there. */
export interface ChosenModel {
  readonly server: string | null;
  readonly model: string | null;
}

export const purposeWords: Readonly<
  Record<ModelPurpose, { readonly title: string; readonly without: string }>
> = {
  chat: {
    title: t('settings.forChat'),
    without: t('settings.chatWithout'),
  },
  memory: {
    title: t('settings.forMemories'),
    without: t('settings.memoryWithout'),
  },
};

/** What is sent for it, to whom, and what that means. */
export function describeSending(purpose: ModelPurpose, server: string): string {
  const host = hostOf(server);
  const isHere = isOnThisMachine(server);
  if (purpose === 'chat') return t(isHere ? 'settings.chatGoesHere' : 'settings.chatGoesOut', { host });
  return t(isHere ? 'settings.memoryGoesHere' : 'settings.memoryGoesOut', { host });
}

/** Null where there is nothing to warn of. */
export function warningOf(server: string): string | null {
  if (!isSentInTheClear(server)) return null;
  return t('settings.clearWarning', { host: hostOf(server) });
}

/** "It answered in 2.1 s, 34 tokens a second." */
export function describeSpeed({ firstWordSeconds, seconds, tokensPerSecond }: ModelTrial): string {
  return t('settings.speed', {
    first: formatSeconds(firstWordSeconds),
    all: formatSeconds(seconds),
    tokens: Math.round(tokensPerSecond),
  });
}

/** What the model can do, as a list of a fact and whether it is good news. */
export function describeAbilities(trial: ModelTrial): { readonly can: boolean; readonly words: string }[] {
  const structure = {
    schema: { can: true, words: t('settings.canExact') },
    json: { can: true, words: t('settings.canJson') },
    text: { can: false, words: t('settings.canText') },
  }[trial.structure];
  return [
    structure,
    trial.canCallTools
      ? { can: true, words: t('settings.canTools') }
      : { can: false, words: t('settings.noTools') },
    trial.canSee
      ? { can: true, words: t('settings.canSee') }
      : { can: false, words: t('settings.cannotSee') },
    ...(trial.contextTokens === null
      ? []
      : [{ can: true, words: t('settings.reads', { count: trial.contextTokens }) }]),
  ];
}

function formatSeconds(seconds: number): string {
  return seconds < 10 ? `${formatNumber(seconds, 1)} s` : `${formatNumber(Math.round(seconds))} s`;
}
