/** What changes with every key, left alone until it stands still. */
import { useEffect, useState } from 'react';

/** The value as it was when it last stood still for `ms`; the first one at once. */
export function useSettled<T extends string | number>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** Whether the component has been shown for `ms`. */
export function useHasStayed(ms: number): boolean {
  const [hasStayed, setHasStayed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setHasStayed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return hasStayed;
}
