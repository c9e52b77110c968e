/** Of the requests with one key only the newest goes on: typing on cancels what was asked before. */

/** Runs `ask` with a signal that aborts as soon as another request with the same key comes. A null key cancels nothing. */
export type LatestOnly = <T>(key: string | null, ask: (signal: AbortSignal) => Promise<T>) => Promise<T>;

export function createLatestOnly(): LatestOnly {
  const running = new Map<string, AbortController>();
  return async (key, ask) => {
    const own = new AbortController();
    if (key === null) return ask(own.signal);
    running.get(key)?.abort();
    running.set(key, own);
    try {
      return await ask(own.signal);
    } finally {
      if (running.get(key) === own) running.delete(key);
    }
  };
}
