/** Brings the values of a vault under another key: those of a store that comes from another computer. */
import type { WritableDb } from '../../store/statements.ts';
import type { VaultSeal } from './vault-seal.ts';
import { listSealed, writeSealed } from './vault-values-table.ts';

/**
 * `likenessOf` as when a value is offered. A value that does not open stays as it is, and says so when it is asked for. What the
 * owner once discarded is known only by a digest with the old key, so it may be offered again.
 */
export function resealValues(
  db: WritableDb,
  from: VaultSeal,
  to: VaultSeal,
  likenessOf: (value: string) => string,
): void {
  for (const { id, sealed } of listSealed(db)) {
    const value = from.open(id, sealed);
    if (value !== null) writeSealed(db, id, to.seal(id, value), to.digest(likenessOf(value)));
  }
}
