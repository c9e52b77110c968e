/** The cipher of the store's pages against the draft's own vectors. */
import { describe, expect, it } from 'vitest';
import { aegisOpen } from '../../../../src-main/repair/aegis-256.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
// draft-irtf-cfrg-aegis-aead, A.2.5 test vector 1.
const key = hex('1001000000000000000000000000000000000000000000000000000000000000');
const nonce = hex('1000020000000000000000000000000000000000000000000000000000000000');
const sealed = hex('754fc3d8c973246dcc6d741412a4b236');
const tag = hex('1181a1d18091082bf0266f66297d167d2e68b845f61a3b0527d31fc7b7b89f13');

describe('opening a block sealed with AEGIS-256', () => {
  it('gives the text of the published vector', () => {
    expect(aegisOpen(sealed, tag, key, nonce)?.toString('hex')).toBe('00000000000000000000000000000000');
  });

  it('gives nothing where one bit of the text, the tag or the key differs', () => {
    const flipped = (bytes: Buffer): Buffer =>
      Buffer.from(bytes.map((byte, i) => (i === 3 ? byte ^ 1 : byte)));
    expect(aegisOpen(flipped(sealed), tag, key, nonce)).toBeNull();
    expect(aegisOpen(sealed, flipped(tag), key, nonce)).toBeNull();
    expect(aegisOpen(sealed, tag, flipped(key), nonce)).toBeNull();
  });
});
