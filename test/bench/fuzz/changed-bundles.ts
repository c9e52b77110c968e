/** Encrypted bundles with something wrong in them: in their bytes, in their first line, and inside, by somebody who has the passphrase. */
import { sealValue, type BundleHead } from '../../../src-main/base/bundle.ts';
import { sealWithPassphrase } from '../../../src-main/base/passphrase.ts';
import { createChunkSealer } from '../../../src-main/base/sealed-chunks.ts';
import { mutateBytes, mutateText, pick, strange, type Random } from './mutate.ts';

export const bundlePassphrase = 'tea for the fuzzed';

/** The cheapest that is let in: each input costs a guess. */
const cost = { memoryKib: 8 * 1024, passes: 1, lanes: 1 };

/** `lines`: what a bundle holds. */
export async function bundleMaker(lines: string): Promise<(random: Random) => Buffer> {
  const [key, vaultKey] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const head: BundleHead = {
    format: 'mneme-bundle',
    version: 1,
    box: await sealWithPassphrase(key, bundlePassphrase, 'mneme export bundle', cost),
    vaultBox: await sealWithPassphrase(vaultKey, bundlePassphrase, 'mneme export vault', cost),
  };
  return (random) => {
    const line = Buffer.from(`${JSON.stringify(head)}\n`);
    const sealer = createChunkSealer(key, line);
    const inside = random() < 0.2 ? lines : mutateText(random, lines + secretLine(random));
    const sealed = Buffer.concat([sealer.seal(Buffer.from(inside)), sealer.end()]);
    const roll = random();
    if (roll < 0.6) return Buffer.concat([line, sealed]);
    if (roll < 0.9) return Buffer.concat([line, mutateBytes(random, sealed)]);
    const values = {
      ...head,
      [pick(random, ['version', 'box', 'vaultBox', 'more'])]: pick(random, [0, 2, null, {}, '']),
    };
    return Buffer.concat([Buffer.from(`${JSON.stringify(values)}\n`), sealed]);
  };

  function secretLine(random: Random): string {
    const id = 'm_20260101000000_0000000b';
    const value = sealValue(vaultKey, random() < 0.8 ? id : 'another', pick(random, strange));
    const times = { occurredAt: 0, createdAt: 0, updatedAt: 0 };
    const rest = { state: 'active', version: 1, pinned: false, categoryId: null, tags: [], confidence: 1 };
    const links = { expiresAt: null, scope: null, supersededBy: null };
    const fields = { caption: 'Card', entryType: 'other', sensitivity: 'high', origin: '' };
    const memory = { id, kind: 'vault', title: 'Card', ...times, ...rest, ...links, fields };
    return `${JSON.stringify({ secret: { memory, value } })}\n`;
  }
}
