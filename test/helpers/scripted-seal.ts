/** A key store of a test: turns each bit around, and opens only what was sealed under the same name. */
import type { Seal } from '../../src-main/shell/keys.ts';

export function sealNamed(name: string): Seal {
  const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
  return {
    name,
    protection: 'system',
    seal: (plain) => flip(Buffer.from(`${name}:${plain}`)),
    open(sealed) {
      const [by, plain] = flip(sealed).toString().split(':');
      if (by !== name || plain === undefined) throw new Error('wrong seal');
      return plain;
    },
  };
}
