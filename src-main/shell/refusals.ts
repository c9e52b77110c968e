/** What pages asked for and did not get: a permission, an address, a window. Counted, so that the owner can see it. */
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';

export type RefusedWhat = 'permission' | 'address' | 'navigation' | 'window' | 'webview' | 'download';

export interface Refusal {
  readonly what: RefusedWhat;
  /** The name of the permission, or the host of the address; never a whole address, which may tell what was read. */
  readonly name: string;
  readonly count: number;
  readonly lastAt: number;
}

export interface Refusals {
  add(what: RefusedWhat, name: string): void;
  /** The latest first. */
  list(): Refusal[];
}

/** More would mean that something asks in a loop under ever new names. */
const mostNames = 100;

export function createRefusals(clock: Clock, log: Log): Refusals {
  const counted = new Map<string, Refusal>();
  return {
    add(what, name) {
      const key = `${what} ${name}`;
      const before = counted.get(key);
      if (!before && counted.size >= mostNames) return;
      if (!before) log('warn', 'A page asked for what it does not get.', { what, name });
      counted.set(key, { what, name, count: (before?.count ?? 0) + 1, lastAt: clock.now() });
    },
    list: () => [...counted.values()].sort((a, b) => b.lastAt - a.lastAt),
  };
}

/** As much of an address as may be told: its scheme and host. */
export function hostOf(address: string): string {
  if (!URL.canParse(address)) return 'no address';
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}
