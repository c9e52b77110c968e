/** Says in the contract's words why a unit was found, and what could not take part in the search. */
import type { MissingArm, Reason } from '../../../src-preload/contract/search.ts';
import { spokenLocale, tell } from '../../../src-preload/contract/sentences/wording.ts';
import type { MeaningState } from '../embed-backlog.ts';
import type { RankedUnit } from './fuse.ts';

/** `ownWords`: words of the question that stand in the unit itself; without any, its neighbours were what matched. */
export function reasonsOf(ranked: RankedUnit, ownWords: readonly string[]): Reason[] {
  const reasons: Reason[] = [
    { arm: ownWords.length > 0 ? 'words' : 'neighbour', score: ranked.words, words: [...ownWords] },
    { arm: 'meaning', score: ranked.meaning, words: [] },
    { arm: 'author', score: ranked.author, words: [] },
  ];
  return reasons
    .filter(({ score, words }) => score > 0 || words.length > 0)
    .sort((a, b) => b.score - a.score);
}

/** `failure`: why the question itself got no vector, if it got none. */
export function missingArms(state: MeaningState, waiting: number, failure: string | null): MissingArm[] {
  if (failure !== null || state.state === 'failed') {
    return [
      {
        arm: 'meaning',
        kind: 'unavailable',
        reason: tell('Searched by words only. {trouble}', { trouble: failure ?? state.reason }).trim(),
      },
    ];
  }
  if (state.state === 'loading') {
    return [
      {
        arm: 'meaning',
        kind: 'unavailable',
        reason: tell('Searched by words only: the search by meaning is starting.'),
      },
    ];
  }
  if (waiting === 0) return [];
  const reason =
    waiting === 1
      ? tell('One passage is found by words only until the backlog is done.')
      : tell('{count} passages are found by words only until the backlog is done.', {
          count: waiting.toLocaleString(spokenLocale()),
        });
  return [{ arm: 'meaning', kind: 'backlog', reason }];
}
