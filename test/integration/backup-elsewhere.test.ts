import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import { frameOf, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';
import { testSettings } from '../helpers/test-settings.ts';

const passphrase = 'nine ferries to the island';
const secret = 'swordfish-2041';

describe('a backup with a passphrase, on a computer with other keys', () => {
  const root = mkdtempSync(join(tmpdir(), 'mneme-elsewhere-'));
  const [here, there, folder, folderWithout] = ['here', 'there', 'backups', 'without'].map((name) =>
    join(root, name),
  ) as [string, string, string, string];
  const otherKeys = { key: new Uint8Array(32).fill(91), vaultKey: new Uint8Array(32).fill(17) };
  let other: EngineBed;
  let id: string;
  let without: string;
  let frameId: FrameId;
  let vaultId: MemoryId;

  beforeAll(async () => {
    for (const each of [here, there, folder]) mkdirSync(each);
    const settings = testSettings({ images: { keep: true, keepDays: null } });
    const bed = await startEngine(here, {
      settings: { ...settings, backup: { ...settings.backup, folder } },
    });
    const frame = await bed.ask(
      'frame.accept',
      frameOf(await drawScreen({ title: 'Harbour', lines: ['The ferry leaves at nine'] })),
    );
    frameId = frame.id;
    await bed.ask('memory.create', {
      kind: 'semantic',
      fields: { name: 'Ferry', summary: 'Leaves at nine', details: '', origin: '' },
    });
    const classification = {
      entryType: 'credential',
      sensitivity: 'high',
      caption: 'Harbour login',
    } as const;
    vaultId = (await bed.ask('vault.add', { ...classification, origin: '', value: secret })).id;
    await bed.ask('engine.drain', {});
    mkdirSync(join(here, 'memory_files'), { recursive: true });
    writeFileSync(join(here, 'memory_files', 'MEMORY.md'), '- Ada keeps bees\n');
    without = (await bed.ask('backup.make', {})).id;
    cpSync(folder, folderWithout, { recursive: true });
    await bed.ask('backup.set-passphrase', { passphrase });
    id = (await bed.ask('backup.make', {})).id;
    await bed.close();
    other = await startEngine(there, otherKeys);
  }, 120_000);

  afterAll(async () => {
    await other.close();
    rmSync(root, { recursive: true, force: true });
  });

  const restore = (words: string | null, which = id, place = folder) =>
    other.ask('backup.restore', { id: which, folder: place, passphrase: words });
  const nothingWaits = async () => {
    expect((await other.ask('backup.status', {})).restored).toBeNull();
    expect(readdirSync(there)).not.toContain('restored');
    expect(readdirSync(there)).not.toContain('restored.part');
  };

  it('is listed as one of another computer, and says whether a passphrase opens it', async () => {
    const listed = async (place: string) =>
      (await other.ask('backup.list-in', { folder: place })).map((each) => [
        each.id,
        each.isOwn,
        each.hasPassphrase,
      ]);
    expect(await listed(folder)).toEqual([[id, false, true]]);
    expect(await listed(folderWithout)).toEqual([[without, false, false]]);
    await expect(other.ask('backup.list-in', { folder: join(root, 'gone') })).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  it.each([
    ['no passphrase', 'passphrase', () => restore(null)],
    ['another passphrase', 'passphrase', () => restore('nine ferries to the mainland')],
    ['a backup without one', 'store-key', () => restore(passphrase, without, folderWithout)],
  ])('is refused in words with %s, and nothing is changed', async (_what, code, ask) => {
    await expect(ask()).rejects.toMatchObject({ code, message: expect.stringMatching(/backup/) as string });
    await nothingWaits();
  });

  it.each([
    [
      'a cut passphrase file',
      'store-damaged',
      'backup-passphrase.json',
      (file: string) => truncateSync(file, 40),
    ],
    [
      'a passphrase file of a newer format',
      'store-newer',
      'backup-passphrase.json',
      (file: string) => change(file, '"version":1', '"version":2'),
    ],
    [
      'another salt',
      'passphrase',
      'backup-passphrase.json',
      (file: string) => change(file, /"salt":"./, '"salt":"_'.replace('_', otherLetter(file))),
    ],
    [
      'a manifest that was changed',
      'store-key',
      'manifest.json',
      (file: string) => change(file, 'frames\\":1', 'frames\\":7'),
    ],
    [
      'a manifest of a newer format',
      'store-newer',
      'manifest.json',
      (file: string) => change(file, 'version\\":2', 'version\\":9'),
    ],
    ['a cut list of pieces', 'store-damaged', 'pages.json', (file: string) => truncateSync(file, 40)],
  ])('is refused with %s, and nothing is changed', async (_what, code, name, damage) => {
    const file = join(folder, id, name);
    const whole = readFileSync(file);
    damage(file);
    await expect(restore(passphrase)).rejects.toMatchObject({ code });
    writeFileSync(file, whole);
    await nothingWaits();
  });

  it('is compared and restored with it, and all of it opens with the keys of this computer', async () => {
    const { backup } = await other.ask('backup.compare', { id, folder, passphrase });
    expect(backup).toMatchObject({ frames: 1, memories: { semantic: 1, vault: 1 } });
    expect((await restore(passphrase)).restored).not.toBeNull();
    await other.close();

    other = await startEngine(there, otherKeys);
    const { memories } = await other.ask('memory.list', { kinds: ['semantic'] });
    expect(memories.map(({ title }) => title)).toEqual(['Ferry']);
    expect((await other.ask('vault.reveal', { id: vaultId })).value).toBe(secret);
    const picture = await other.ask('frame.image', { id: frameId, size: 'full' });
    expect(picture.bytes.length).toBeGreaterThan(1_000);
    const { hits } = await other.ask('search.query', { text: 'ferry leaves at nine' });
    expect(hits.length).toBeGreaterThan(0);
    expect(readFileSync(join(there, 'memory_files', 'MEMORY.md'), 'utf8')).toBe('- Ada keeps bees\n');
    await expect(
      other.ask('vault.add', {
        entryType: 'credential',
        sensitivity: 'high',
        caption: 'The same',
        origin: '',
        value: secret,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  }, 60_000);
});

function change(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
}

/** Another first letter than the salt in this file has. */
function otherLetter(file: string): string {
  return readFileSync(file, 'utf8').includes('"salt":"A') ? 'B' : 'A';
}
