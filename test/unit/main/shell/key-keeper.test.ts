import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createKeyKeeper } from '../../../../src-main/shell/key-keeper.ts';
import { loadKey, loadVaultKey } from '../../../../src-main/shell/keys.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import type { Secrets } from '../../../../src-main/shell/key-envelope.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { sealNamed } from '../../../helpers/scripted-seal.ts';
import { temporaryFolder } from '../../../helpers/temporary-store.ts';

const passphrase = 'seven grey geese';
const other = 'eight brown bears';
const cost = { memoryKib: 8 * 1024, passes: 1, lanes: 1 };

function setUp({ folder = temporaryFolder(), sealName = 'ring', log = silentLog } = {}) {
  const clock = new FakeClock();
  const keys = createKeyKeeper({ dataFolder: folder, seal: () => sealNamed(sealName), clock, log, cost });
  return { folder, file: join(folder, 'key.bin'), clock, keys };
}

/** As after a start of the program. */
const again = (folder: string, sealName = 'ring') => setUp({ folder, sealName }).keys;

function dataKey(opened: Secrets | { readonly sealTo: Uint8Array }): string {
  if ('sealTo' in opened) throw new Error('It is locked.');
  return Buffer.from(opened.dataKey).toString('hex');
}

it('opens by itself without a passphrase, with the keys of a file of the first version', () => {
  const { folder, keys } = setUp();
  const [key, vaultKey] = [loadKey(folder, sealNamed('ring')), loadVaultKey(folder, sealNamed('ring'))];
  expect(keys.open()).toEqual({ dataKey: key, vaultKey, sealing: null });
  expect(keys.state()).toMatchObject({ locked: false, hasPassphrase: false, hasRecoveryCode: false });
});

it('cannot be locked while nothing would keep it shut', () => {
  const { keys } = setUp();
  keys.open();
  expect(keys.lock()).toBe(false);
});

it('is shut at the next start once a passphrase is set, and opens with it to the same keys', async () => {
  const { folder, keys } = setUp();
  const before = dataKey(keys.open());
  await keys.setPassphrase(null, passphrase);
  expect(keys.state()).toMatchObject({ locked: false, hasPassphrase: true });

  const next = again(folder);
  const shut = next.open();
  expect('sealTo' in shut && shut.sealTo).toHaveLength(32);
  expect(next.state()).toMatchObject({ locked: true, hasPassphrase: true });
  await expect(next.unlock(other)).rejects.toMatchObject({ code: 'passphrase' });
  await next.unlock(passphrase);
  expect(dataKey(next.open())).toBe(before);
  expect(next.state().locked).toBe(false);
});

it('forgets the keys when it is locked: they are overwritten, and only the passphrase brings them back', async () => {
  const { keys } = setUp();
  keys.open();
  await keys.setPassphrase(null, passphrase);
  const held = keys.open() as Secrets;
  const before = dataKey(held);
  expect(keys.lock()).toBe(true);
  for (const secret of [held.dataKey, held.vaultKey, held.sealing!.privateKey]) {
    expect(secret.every((byte) => byte === 0)).toBe(true);
  }
  expect('sealTo' in keys.open()).toBe(true);
  await expect(keys.setPassphrase(passphrase, other)).rejects.toMatchObject({ code: 'locked' });
  await keys.unlock(passphrase);
  expect(dataKey(keys.open())).toBe(before);
});

it('changes the passphrase by writing the lock key anew: the secrets in the file stay as they are', async () => {
  const { folder, file, keys } = setUp();
  keys.open();
  await keys.setPassphrase(null, passphrase);
  const secrets = (): unknown => (JSON.parse(readFileSync(file, 'utf8')) as { secrets: unknown }).secrets;
  const before = secrets();
  await expect(keys.setPassphrase(other, 'nine white whales')).rejects.toMatchObject({
    code: 'passphrase',
  });
  await keys.setPassphrase(passphrase, other);
  expect(secrets()).toEqual(before);
  const next = again(folder);
  await expect(next.unlock(passphrase)).rejects.toMatchObject({ code: 'passphrase' });
  await next.unlock(other);
});

it('goes back to the key store when the passphrase is removed', async () => {
  const { folder, keys } = setUp();
  const before = dataKey(keys.open());
  await keys.setPassphrase(null, passphrase);
  await expect(keys.removePassphrase('')).rejects.toMatchObject({ code: 'passphrase' });
  await keys.removePassphrase(passphrase);
  expect(dataKey(again(folder).open())).toBe(before);
});

it('opens with the recovery code where the passphrase was forgotten, and takes another one then', async () => {
  const { folder, keys } = setUp();
  const before = dataKey(keys.open());
  await keys.setPassphrase(null, passphrase);
  const old = await keys.makeRecoveryCode(passphrase);
  const code = await keys.makeRecoveryCode(passphrase);

  const next = again(folder);
  await expect(next.unlockWithCode('7K2M')).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(next.unlockWithCode(old)).rejects.toMatchObject({ code: 'passphrase' });
  await next.unlockWithCode(code.toLowerCase());
  expect(dataKey(next.open())).toBe(before);
  expect(next.state().passphraseForgotten).toBe(true);
  await next.setPassphrase(null, other);
  expect(next.state().passphraseForgotten).toBe(false);
  await again(folder).unlock(other);
});

it('opens with the recovery code where the key store is another one, and by itself from then on', async () => {
  const { folder, keys } = setUp();
  const before = dataKey(keys.open());
  const code = await keys.makeRecoveryCode(null);
  expect(dataKey(again(folder).open())).toBe(before);

  const moved = again(folder, 'another ring');
  expect('sealTo' in moved.open()).toBe(true);
  expect(moved.state()).toMatchObject({ locked: true, hasPassphrase: false });
  expect(moved.state().trouble).toMatch(/sealed by ring.*offers another ring.*What can be saved/s);
  await moved.unlockWithCode(code);
  expect(dataKey(again(folder, 'another ring').open())).toBe(before);
});

it('says what can be saved where nothing is left that opens it', () => {
  const { folder, keys } = setUp();
  keys.open();
  expect(() => again(folder, 'another ring').open()).toThrow(/config\.yaml.*backup/s);
});

it.each<[string, (text: string) => string]>([
  ['cut off', (text) => text.slice(0, -40)],
  [
    'with another public key',
    (text) => text.replace(/"sealingPublicKey":"...../, '"sealingPublicKey":"AAAAA'),
  ],
  ['with other secrets', (text) => text.replace(/("secrets":\{"nonce":"[^"]*","sealed":")...../, '$1AAAAA')],
  ['with a field that is unknown', (text) => text.replace('{"version"', '{"more":1,"version"')],
])('refuses a key file that is %s, and leaves it as it is', async (_what, change) => {
  const { folder, file, keys } = setUp();
  keys.open();
  const code = await keys.makeRecoveryCode(null);
  const text = change(readFileSync(file, 'utf8'));
  writeFileSync(file, text);
  const refused = expect.objectContaining({ code: 'store-key' }) as unknown;
  expect(() => again(folder, 'ring').open()).toThrow(refused);
  const moved = again(folder, 'another ring');
  const opening = (async () => {
    moved.open();
    await moved.unlockWithCode(code);
  })();
  await expect(opening).rejects.toEqual(refused);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('names a file of a later version as such', () => {
  const { folder, file, keys } = setUp();
  keys.open();
  writeFileSync(file, '{"version":3}');
  expect(() => again(folder).open()).toThrow(expect.objectContaining({ code: 'store-newer' }));
});

it('leaves no key and no passphrase in any file or line of the log, and no second way in', async () => {
  const lines: string[] = [];
  const { folder, keys } = setUp({ log: (...line) => void lines.push(JSON.stringify(line)) });
  const secrets = keys.open() as Secrets;
  await keys.setPassphrase(null, passphrase);
  const code = await keys.makeRecoveryCode(passphrase);
  await keys.unlock('wrong wrong wrong').catch(() => undefined);
  const opened = keys.open() as Secrets;
  const telling = [secrets.dataKey, secrets.vaultKey, opened.sealing!.privateKey].flatMap((key) =>
    (['hex', 'base64', 'base64url', 'latin1'] as const).map((form) => Buffer.from(key).toString(form)),
  );
  const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  for (const text of [...written, ...lines]) {
    for (const secret of [...telling, passphrase, code, 'wrong wrong wrong'])
      expect(text).not.toContain(secret);
  }
  expect(existsSync(join(folder, 'vault-key.bin'))).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, 'key.bin'), 'utf8'))).toMatchObject({ system: null });
});

it('begins with another key where every way in is lost, and keeps the old file beside it', async () => {
  const { folder, keys } = setUp();
  const before = dataKey(keys.open());
  await keys.setPassphrase(null, passphrase);
  const old = readFileSync(join(folder, 'key.bin'), 'utf8');
  const next = again(folder);
  next.open();
  next.startAnew();
  expect(next.state()).toMatchObject({ locked: false, hasPassphrase: false, waitSeconds: 0 });
  expect(dataKey(next.open())).not.toBe(before);
  expect(dataKey(again(folder).open())).toBe(dataKey(next.open()));
  const [kept] = readdirSync(folder).filter((name) => name.startsWith('key-before-'));
  expect(readFileSync(join(folder, kept!), 'utf8')).toBe(old);
});
