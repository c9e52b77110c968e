/** Serves what the window asks of the vault, and offers the vault what was recognised on the screen. */
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { vaultRequests } from '../../src-preload/contract/vault.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { NewSource } from '../memory/memories.ts';
import type { VaultValues } from '../memory/vault/vault-values.ts';
import { fold } from '../privacy/misreadings.ts';
import type { Removed } from '../privacy/redact.ts';

export interface VaultHandlerParts {
  readonly vault: VaultValues;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly onRevealed: (id: MemoryId, at: number) => void;
}

export function createVaultHandlers({
  vault,
  clock,
  log,
  onRevealed,
}: VaultHandlerParts): HandlersFor<typeof vaultRequests> {
  return {
    'vault.classify': ({ id, version, ...classification }) => vault.classify(id, version, classification),
    'vault.add': ({ origin, value, ...classification }) =>
      vault.add(classification, origin, value, likenessOf(value)),
    'vault.reveal': ({ id }) => {
      const value = vault.reveal(id);
      log('info', 'a value of the vault was shown', { id });
      onRevealed(id, clock.now());
      return { value };
    },
    'vault.discard': ({ ids }) => ({ memories: vault.discard(ids) }),
  };
}

/** Where something was recognised. */
export interface SeenAt {
  readonly source: NewSource;
  readonly at: number;
  /** The application, or another place in words; null where nobody knows. */
  readonly place: string | null;
}

/** Offers what is worth keeping: codes that are used once are not, and of personal data only cards are. */
export function offerRemoved(
  vault: VaultValues,
  removed: readonly Removed[],
  { source, at, place }: SeenAt,
): void {
  for (const { value, rule, type, caption } of removed) {
    if (rule === 'one-time-code' || (rule === 'personal' && type !== 'card')) continue;
    const where = place ? ` in ${place}` : '';
    vault.offer(
      {
        value,
        likeness: likenessOf(value),
        entryType: type,
        caption: `${caption}${where}`.slice(0, 500),
        origin: place ?? '',
        occurredAt: at,
      },
      source,
    );
  }
}

/** A reader takes one letter for another, and that must not make two secrets of one. Without letters, the value itself. */
export function likenessOf(value: string): string {
  return fold(value) || value;
}
