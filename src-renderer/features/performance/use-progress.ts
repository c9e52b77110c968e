/** How far measuring or checking has come, while it goes on. */
import { useState } from 'react';
import type { EventValue } from '../../client/bridge.ts';
import { useEvent } from '../../client/use-event.ts';

type Progress = EventValue<'performance.progress'>;

/** Null before the first step. */
export function useProgress(what: Progress['what']): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEvent('performance.progress', (next) => {
    if (next.what === what) setProgress(next);
  });
  return progress;
}
