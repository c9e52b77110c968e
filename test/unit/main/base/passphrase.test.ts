import { describe, expect, it } from 'vitest';
import {
  openWithPassphrase,
  passphraseBoxSchema,
  sealWithPassphrase,
  type PassphraseBox,
  type PassphraseCost,
} from '../../../../src-main/base/passphrase.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
const passphrase = 'seven grey geese ümlaut';
const cheap: PassphraseCost = { memoryKib: 8 * 1024, passes: 1, lanes: 1 };

describe('a secret under a passphrase', () => {
  it('comes out with the passphrase that it went in with, after a way through a file', async () => {
    const box = await sealWithPassphrase(secret, passphrase, 'a test');
    expect(box.kdf).toMatchObject({ name: 'argon2id', memoryKib: 65_536, passes: 3, lanes: 4 });
    const read = passphraseBoxSchema.parse(JSON.parse(JSON.stringify(box)));
    expect(await openWithPassphrase(read, passphrase, 'a test')).toEqual(secret);
  });

  it('opens whichever way a keyboard composes its letters', async () => {
    const box = await sealWithPassphrase(secret, passphrase.normalize('NFD'), 'a test', cheap);
    expect(await openWithPassphrase(box, passphrase.normalize('NFC'), 'a test')).toEqual(secret);
  });

  it('stays shut for another passphrase and for another purpose', async () => {
    const box = await sealWithPassphrase(secret, passphrase, 'a test', cheap);
    expect(await openWithPassphrase(box, `${passphrase}.`, 'a test')).toBeNull();
    expect(await openWithPassphrase(box, passphrase, 'another test')).toBeNull();
    expect(await openWithPassphrase(box, '', 'a test')).toBeNull();
  });

  it('stays shut when any part of it was changed or cut off', async () => {
    const box = await sealWithPassphrase(secret, passphrase, 'a test', cheap);
    const bytes = Buffer.from(box.sealed, 'base64');
    const flipped = Buffer.from(bytes);
    flipped[3]! ^= 1;
    const changed: PassphraseBox[] = [
      { ...box, sealed: flipped.toString('base64') },
      { ...box, sealed: bytes.subarray(0, -1).toString('base64') },
      { ...box, sealed: bytes.subarray(0, 8).toString('base64') },
      { ...box, nonce: Buffer.alloc(12).toString('base64') },
      { ...box, kdf: { ...box.kdf, salt: Buffer.alloc(16).toString('base64') } },
      { ...box, kdf: { ...box.kdf, passes: 2 } },
    ];
    for (const each of changed) expect(await openWithPassphrase(each, passphrase, 'a test')).toBeNull();
  });

  it('is another box each time, so that two of them tell nothing about each other', async () => {
    const [one, other] = [
      await sealWithPassphrase(secret, passphrase, 'a test', cheap),
      await sealWithPassphrase(secret, passphrase, 'a test', cheap),
    ];
    expect(one.sealed).not.toBe(other.sealed);
    expect(one.kdf.salt).not.toBe(other.kdf.salt);
  });

  it('refuses a passphrase that is too short to be one, and says how long one is', async () => {
    await expect(sealWithPassphrase(secret, 'short', 'a test', cheap)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('8 to 1024 characters; this one has 5') as string,
    });
  });

  it('refuses a file that asks for more memory than a machine has', async () => {
    const box = await sealWithPassphrase(secret, passphrase, 'a test', cheap);
    const greedy = { ...box, kdf: { ...box.kdf, memoryKib: 4_000_000_000 } };
    expect(passphraseBoxSchema.safeParse(greedy).success).toBe(false);
  });
});
