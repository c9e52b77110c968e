import { describe, expect, it } from 'vitest';
import { deriveKeys } from '../../../../src-main/engine/keys.ts';

describe('deriveKeys', () => {
  it('gives the same keys for the same secret, and never the secret itself', () => {
    const secret = new Uint8Array(32).map((_, i) => i);
    const { database, images } = deriveKeys(secret);
    expect(deriveKeys(secret)).toEqual({ database, images });
    expect(new Set([secret, database, images].map((key) => Buffer.from(key).toString('hex'))).size).toBe(3);
    expect([database.length, images.length]).toEqual([32, 32]);
  });

  it('refuses a secret that is too short', () => {
    expect(() => deriveKeys(new Uint8Array(16))).toThrow(/32 bytes/);
  });
});
