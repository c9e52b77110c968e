import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportBundle, makeFile, memoriesOfStore, openExchange } from '../../../helpers/exchange-bed.ts';
import { semanticFields } from '../../../helpers/memories-bed.ts';

const owner = { actor: 'owner' } as const;
const passphrase = 'four hedgehogs in a row';
const vaultPassphrase = 'a kettle of another colour';
const classification = { entryType: 'credential', sensitivity: 'high', caption: 'Router' } as const;
const value = 'correct-horse-battery';

function filled() {
  const bed = openExchange();
  // More than a chunk, so that there is an order of them.
  for (let at = 0; at < 8; at++)
    bed.memories.add(
      {
        kind: 'semantic',
        fields: semanticFields({ name: `Fact ${at}`, details: 'Hedgehog. '.repeat(3_000) }),
      },
      [],
      owner,
    );
  bed.vault.add(classification, 'the label', value, value);
  return bed;
}

/** Made once: each passphrase costs half a second, as it should. */
let made: ReturnType<typeof makeFiles> | undefined;
const files = () => (made ??= makeFiles());

async function makeFiles() {
  const bed = filled();
  const plain = await exportBundle(bed, passphrase);
  const withVault = await exportBundle(bed, passphrase, vaultPassphrase);
  return { plain, withVault, memories: memoriesOfStore(bed) };
}

describe('an encrypted bundle', () => {
  it('holds nothing readable, and brings everything back under its passphrase', async () => {
    const { plain, withVault, memories } = await files();
    const bytes = readFileSync(withVault).toString('latin1');
    for (const word of ['Hedgehog', 'Fact', 'Router', value]) expect(bytes).not.toContain(word);
    const to = openExchange();
    await to.imports.run(plain, { passphrase, vaultPassphrase: null });
    expect(memoriesOfStore(to)).toEqual(memories.filter(({ kind }) => kind !== 'vault'));
  });

  it('has the vault only when asked, and gives its values to the vault’s own passphrase alone', async () => {
    const { plain, withVault } = await files();
    const to = openExchange();
    const without = await to.imports.preview(plain, { passphrase, vaultPassphrase });
    expect(without).toMatchObject({ locked: 0, counts: { added: 8 } });
    expect(await to.imports.preview(withVault, { passphrase, vaultPassphrase: null })).toMatchObject({
      locked: 1,
      counts: { added: 8 },
    });
    await expect(to.imports.preview(withVault, { passphrase, vaultPassphrase: passphrase })).rejects.toThrow(
      /vault in .* does not open/,
    );
    const { id, counts } = await to.imports.run(withVault, { passphrase, vaultPassphrase });
    expect(counts).toMatchObject({ added: 9 });
    const [entry] = memoriesOfStore(to).filter(({ kind }) => kind === 'vault');
    expect(entry).toMatchObject({ title: 'Router', fields: { hasValue: true, caption: 'Router' } });
    expect(to.vault.reveal(entry!.id)).toBe(value);
    expect((await to.imports.preview(withVault, { passphrase, vaultPassphrase })).counts).toMatchObject({
      known: 9,
    });
    await to.imports.undo(id);
    expect(memoriesOfStore(to)).toEqual([]);
  });

  it('leaves a value alone that the vault holds already', async () => {
    const { withVault } = await files();
    const to = openExchange();
    to.vault.add({ ...classification, caption: 'Mine' }, '', value, value);
    expect((await to.imports.run(withVault, { passphrase, vaultPassphrase })).counts).toMatchObject({
      added: 8,
      kept: 1,
    });
  });

  it('says that it needs a passphrase, or another one', async () => {
    const { plain } = await files();
    const to = openExchange();
    await expect(to.imports.preview(plain)).rejects.toMatchObject({ code: 'passphrase' });
    await expect(
      to.imports.preview(plain, { passphrase: `${passphrase}!`, vaultPassphrase: null }),
    ).rejects.toMatchObject({ code: 'passphrase', message: expect.stringContaining('does not open') });
    await expect(exportBundle(filled(), 'short')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is refused as a whole where a byte, the order or the end of it is not what was written', async () => {
    const { plain } = await files();
    const bytes = readFileSync(plain);
    const start = bytes.indexOf('\n') + 1;
    const chunk = 64 * 1024 + 16;
    const [first, second] = [
      bytes.subarray(start, start + chunk),
      bytes.subarray(start + chunk, start + 2 * chunk),
    ];
    const spoilt = Buffer.from(bytes);
    spoilt[start + 5_000] = spoilt[start + 5_000]! ^ 1;
    const head = bytes.subarray(0, start);
    const cases = [
      spoilt,
      Buffer.concat([head, second, first, bytes.subarray(start + 2 * chunk)]),
      bytes.subarray(0, start + chunk),
      bytes.subarray(0, bytes.length - 3),
      Buffer.concat([bytes, Buffer.from('more')]),
    ];
    const to = openExchange();
    for (const content of cases) {
      const file = makeFile('memories.mneme', content);
      await expect(to.imports.run(file, { passphrase, vaultPassphrase: null })).rejects.toThrow(
        /was changed or cut off near byte/,
      );
    }
    expect(memoriesOfStore(to)).toEqual([]);
  });

  it('is refused in words where its first line is broken, of a later version, or asks for all the memory there is', async () => {
    const { plain } = await files();
    const [line] = readFileSync(plain, 'latin1').split('\n');
    const to = openExchange();
    const refused = async (text: string, message: RegExp): Promise<void> => {
      const file = makeFile('memories.mneme', text);
      await expect(to.imports.preview(file, { passphrase, vaultPassphrase: null })).rejects.toThrow(message);
      writeFileSync(file, '');
    };
    await refused(line!.slice(0, 100), /first line that cannot be read/);
    await refused(`${line!.replace('"version":1', '"version":2')}\n`, /has version 2/);
    await refused(
      `${line!.replace('"memoryKib":65536', '"memoryKib":99999999')}\n`,
      /first line that cannot be read/,
    );
  });
});
