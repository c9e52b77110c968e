import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeBoxKeys, openSealed, sealTo } from '../../../../src-main/base/sealed-box.ts';

const keys = makeBoxKeys();

it('opens what was sealed to the public key, whatever it is, and only with its private key', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (plain) => {
      const sealed = sealTo(keys.publicKey, plain);
      expect(openSealed(keys, sealed)).toEqual(Buffer.from(plain));
      expect(openSealed(makeBoxKeys(), sealed)).toBeNull();
    }),
    { numRuns: 30 },
  );
});

it('stays shut when any byte of it was changed, cut off or added', () => {
  const sealed = sealTo(keys.publicKey, Buffer.from('what was on the screen'));
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 0x40;
    expect(openSealed(keys, changed), `byte ${at}`).toBeNull();
    expect(openSealed(keys, sealed.subarray(0, at)), `cut at ${at}`).toBeNull();
  }
  expect(openSealed(keys, Buffer.concat([sealed, Buffer.alloc(1)]))).toBeNull();
});

it('is another ciphertext each time, so that equal pictures do not look equal', () => {
  const plain = Buffer.from('the same');
  expect(sealTo(keys.publicKey, plain)).not.toEqual(sealTo(keys.publicKey, plain));
});
