/** Why a hit was found, in words. */
import type { Reason } from '../../../src-preload/contract/search.ts';

/** Strongest first: 'words "budget", "plan" · meaning'. Empty where the hit was only filtered. */
export function describeReasons(reasons: readonly Reason[]): string {
  return reasons.map(reasonWords).join(' · ');
}

function reasonWords({ arm, words }: Reason): string {
  switch (arm) {
    case 'words':
      return words.length === 0
        ? 'its words'
        : `${words.length === 1 ? 'word' : 'words'} ${words.map((word) => `“${word}”`).join(', ')}`;
    case 'meaning':
      return 'meaning';
    case 'neighbour':
      return 'text around it';
    case 'author':
      return 'application';
  }
}
