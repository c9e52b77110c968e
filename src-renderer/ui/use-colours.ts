/** The colours of names, kept while the foremost names stay the same. */
import { useMemo } from 'react';
import { assignColours, type ColourOf } from './colour-slot.ts';

/** A function from a name to the class that paints its colour. */
export function useColours(foremost: readonly string[]): ColourOf {
  return useMemo(() => assignColours(foremost), [foremost]);
}
