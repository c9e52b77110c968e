/** The time, ticking, for ages that stay true while they are looked at. */
import { useEffect, useState } from 'react';

/** Milliseconds since 1970, renewed every `everyMs` while the window can be seen, and when it comes back. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = () => setNow(Date.now());
    let timer: ReturnType<typeof setInterval> | undefined;
    const run = () => {
      clearInterval(timer);
      if (!document.hidden) timer = setInterval(tick, everyMs);
    };
    const follow = () => {
      tick();
      run();
    };
    run();
    document.addEventListener('visibilitychange', follow);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', follow);
    };
  }, [everyMs]);
  return now;
}
