/** An export as one encrypted file: JSON lines, sealed on their way to the disk. */
import { makeBundleKeys, sealValue } from '../base/bundle.ts';
import { createChunkSealer } from '../base/sealed-chunks.ts';
import type { MemoryId, MemoryOf } from '../../src-preload/contract/memory.ts';

export interface BundleOrder {
  readonly passphrase: string;
  /** Null: without the vault. */
  readonly vaultPassphrase: string | null;
  /** A value of the vault in plain text. */
  readonly reveal: (id: MemoryId) => string;
}

export interface Bundle {
  /** The bytes to be written for a text; may be empty. */
  seal(text: string): Uint8Array;
  secretLine(entry: MemoryOf<'vault'>): string;
  /** The bytes that end it. */
  end(): Uint8Array;
}

/** Answers the bytes of its first line, too. Rejects with `invalid-input` for a passphrase that is too short. */
export async function beginBundle(order: BundleOrder): Promise<{ head: Uint8Array; bundle: Bundle }> {
  const { head, key, vaultKey } = await makeBundleKeys(order.passphrase, order.vaultPassphrase);
  const sealer = createChunkSealer(key, head);
  const bundle: Bundle = {
    seal: (text) => sealer.seal(Buffer.from(text, 'utf8')),
    secretLine(memory) {
      if (vaultKey === null) throw new Error('This bundle is made without the vault.');
      const value = sealValue(vaultKey, memory.id, order.reveal(memory.id));
      return `${JSON.stringify({ secret: { memory, value } })}\n`;
    },
    end: () => sealer.end(),
  };
  return { head, bundle };
}
