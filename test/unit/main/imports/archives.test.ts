import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFile, memoriesOfStore, openExchange } from '../../../helpers/exchange-bed.ts';
import { zipOf } from '../../../helpers/zip-files.ts';

function conversations(...titles: readonly string[]): string {
  return JSON.stringify(
    titles.map((name) => ({
      uuid: `u-${name}`,
      name,
      chat_messages: [{ sender: 'human', text: `About ${name}` }],
    })),
  );
}

describe('an archive as ChatGPT or Claude sends it', () => {
  it('is imported as it is, whatever else is in it, and nothing of it is written to the disk', async () => {
    const file = makeFile(
      'export.zip',
      zipOf([
        { name: 'user.json', content: '{}' },
        { name: 'data/conversations-001.json', content: conversations('Third') },
        { name: 'data/conversations-000.json', content: conversations('First', 'Second') },
        { name: 'data/image.png', content: 'not a picture' },
      ]),
    );
    const unpacked = () => readdirSync(tmpdir()).filter((name) => name.startsWith('mneme-import-'));
    const before = unpacked();
    const bed = openExchange();
    const { counts, format, examples } = await bed.imports.preview(file);
    expect({ format, added: counts.added }).toEqual({ format: 'claude', added: 3 });
    expect(examples.map(({ title }) => title)).toEqual(['First', 'Second', 'Third']);
    await bed.imports.run(file);
    expect(memoriesOfStore(bed)).toHaveLength(3);
    expect(unpacked()).toEqual(before);
    expect(readdirSync(dirname(file))).toEqual(['export.zip']);
  });
});

describe('an archive that is not as it should be', () => {
  const good = { name: 'conversations.json', content: conversations('Fine') };
  const bomb = Buffer.alloc(40_000_000, 0x20);
  const whole = zipOf([good]);
  const cases: readonly (readonly [string, Buffer, RegExp])[] = [
    [
      'holds nothing that is known',
      zipOf([{ name: 'readme.txt', content: 'Hello' }]),
      /holds no conversations\.json/,
    ],
    [
      'leads out of its folder',
      zipOf([good, { name: '../../.bashrc', content: 'x' }]),
      /leads out of its folder/,
    ],
    [
      'names an absolute path',
      zipOf([good, { name: '/etc/passwd', content: 'x' }]),
      /leads out of its folder/,
    ],
    [
      'holds a symbolic link',
      zipOf([good, { name: 'conversations-1.json', content: '/etc/passwd', mode: 0o120_777 }]),
      /has a link in it/,
    ],
    ['is encrypted', zipOf([{ ...good, flags: 1 }]), /encrypted/],
    [
      'would become a thousand times larger',
      zipOf([{ ...good, content: bomb }]),
      /more than 200 times larger/,
    ],
    [
      'says that it is smaller than it is',
      zipOf([{ ...good, content: bomb, claimedBytes: 4_000 }]),
      /does not hold as much as it says/,
    ],
    [
      'holds more than it can be asked to',
      zipOf(
        [0, 1, 2].map((at) => ({
          name: `${at}/conversations.json`,
          content: bomb,
          claimedBytes: 2_000_000_000,
        })),
      ),
      /times larger|more than 4 GB/,
    ],
    ['is cut off', whole.subarray(0, whole.length - 30), /no whole archive/],
    ['was changed on its way', spoilt(whole), /no whole archive/],
    [
      'holds a broken list',
      zipOf([{ ...good, content: good.content.slice(0, -5) }]),
      /conversations\.json.*ends in the middle/,
    ],
    ['holds what is no text', zipOf([{ ...good, content: new Uint8Array([0x5b, 0xff, 0xfe]) }]), /no UTF-8/],
  ];
  for (const [what, bytes, message] of cases)
    it(`is refused in words where it ${what}, and nothing comes in`, async () => {
      const bed = openExchange();
      const file = makeFile('strange.zip', bytes);
      await expect(bed.imports.run(file)).rejects.toThrow(message);
      await expect(bed.imports.preview(file)).rejects.toThrow(file);
      expect(memoriesOfStore(bed)).toEqual([]);
    });

  it('is refused where it counts more files than any export has', async () => {
    const many = zipOf([good, ...Array.from({ length: 3 }, (_, at) => ({ name: `${at}`, content: '' }))]);
    // The number of files stands twice in the last record; the larger form of it is for more than 65,535.
    const end = many.length - 22;
    const large = Buffer.alloc(56 + 20);
    large.write('PK\u0006\u0006', 0);
    large.writeBigUInt64LE(44n, 4);
    large.writeBigUInt64LE(5_000_000n, 24);
    large.writeBigUInt64LE(5_000_000n, 32);
    large.writeBigUInt64LE(BigInt(many.readUInt32LE(end + 12)), 40);
    large.writeBigUInt64LE(BigInt(many.readUInt32LE(end + 16)), 48);
    large.write('PK\u0006\u0007', 56);
    large.writeBigUInt64LE(BigInt(end), 64);
    large.writeUInt32LE(1, 72);
    const last = Buffer.from(many.subarray(end));
    last.writeUInt16LE(0xffff, 8);
    last.writeUInt16LE(0xffff, 10);
    const file = makeFile('many.zip', Buffer.concat([many.subarray(0, end), large, last]));
    await expect(openExchange().imports.run(file)).rejects.toThrow(/more than 100,000 files/);
  });
});

/** One byte of what is packed is another. */
function spoilt(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[60] = changed[60]! ^ 0xff;
  return changed;
}
