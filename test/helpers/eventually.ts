/** Waits for a fact that comes by itself. The library's usual second is too short for a machine that is busy. */
import { vi } from 'vitest';

/** Resolves once `check` no longer throws; rejects with what it throws after twenty seconds. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 20_000 });
}
