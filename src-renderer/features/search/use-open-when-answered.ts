/** Enter in the box, pressed faster than the answer comes: the hit is opened when the answer to what stands there is in. */
import { useEffect, useRef } from 'react';
import type { Hit } from '../../../src-preload/contract/search.ts';
import type { Search } from './use-search.ts';

export interface OpenWhenAnswered {
  readonly want: () => void;
  /** The question was changed: what was wanted was another one's answer. */
  readonly forget: () => void;
}

export function useOpenWhenAnswered(search: Search, open: (hit: Hit) => void): OpenWhenAnswered {
  const wanted = useRef(false);
  const openNow = () => {
    wanted.current = false;
    const hit = search.hits[search.selected];
    if (hit) open(hit);
  };
  useEffect(() => {
    if (wanted.current && search.settled) openNow();
  });
  return {
    want() {
      if (search.settled) openNow();
      else wanted.current = search.question.text.trim() !== '';
    },
    forget() {
      wanted.current = false;
    },
  };
}
