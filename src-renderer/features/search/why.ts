/** Why a hit was found, in words. */
import type { Reason } from '../../../src-preload/contract/search.ts';
import { t } from '../../messages/t.ts';

/** Strongest first: 'words "budget", "plan" · meaning'. Empty where the hit was only filtered. */
export function describeReasons(reasons: readonly Reason[]): string {
  return reasons.map(reasonWords).join(' · ');
}

function reasonWords({ arm, words }: Reason): string {
  switch (arm) {
    case 'words':
      return words.length === 0
        ? t('search.its')
        : t('search.words', {
            count: words.length,
            words: words.map((word) => t('search.word', { word })).join(', '),
          });
    case 'meaning':
      return t('search.meaning');
    case 'neighbour':
      return t('search.around');
    case 'author':
      return t('search.author');
  }
}
