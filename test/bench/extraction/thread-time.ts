/** Processor time of this thread: unlike the clock on the wall it does not depend on what else the machine does. */

/** User and system time of the calling thread (ms). */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

export interface BlockWatch {
  /** Forgets what was seen so far. */
  begin(): void;
  /** Resolves after the next look: what went before it is counted. */
  lookOnce(): Promise<void>;
  /** The longest stretch in which this thread served nobody else (ms of processor time). */
  longestMs(): number;
  stop(): void;
}

export function watchBlocks(): BlockWatch {
  let longest = 0;
  let last = threadMs();
  const waiting: (() => void)[] = [];
  const timer = setInterval(() => {
    const now = threadMs();
    longest = Math.max(longest, now - last);
    last = now;
    for (const tell of waiting.splice(0)) tell();
  }, 1);
  return {
    begin: () => void (longest = 0),
    lookOnce: () => new Promise((resolve) => waiting.push(resolve)),
    longestMs: () => longest,
    stop: () => clearInterval(timer),
  };
}
