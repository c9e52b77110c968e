import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKey, loadVaultKey } from '../../../../src-main/shell/keys.ts';
import { sealNamed } from '../../../helpers/scripted-seal.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'mneme-keys-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the key of the store', () => {
  it('is made once, is 32 bytes long, and is the same at each start', () => {
    const first = loadKey(folder, sealNamed('ring'));
    expect(first).toHaveLength(32);
    expect([...loadKey(folder, sealNamed('ring'))]).toEqual([...first]);
  });

  it('lies on disk sealed, readable by its owner only', () => {
    const key = loadKey(folder, sealNamed('ring'));
    const text = readFileSync(join(folder, 'key.bin'), 'utf8');
    expect(text).not.toContain(Buffer.from(key).toString('base64'));
    if (process.platform !== 'win32') expect(statSync(join(folder, 'key.bin')).mode & 0o777).toBe(0o600);
  });

  it('is never made anew where a database exists', () => {
    writeFileSync(join(folder, 'mneme.db'), 'x');
    expect(() => loadKey(folder, sealNamed('ring'))).toThrow(expect.objectContaining({ code: 'store-key' }));
    expect(() => readFileSync(join(folder, 'key.bin'))).toThrow();
  });

  it('says by whom it was sealed where this session cannot open it, and leaves the file alone', () => {
    loadKey(folder, sealNamed('gnome_libsecret'));
    const before = readFileSync(join(folder, 'key.bin'), 'utf8');
    expect(() => loadKey(folder, sealNamed('basic_text'))).toThrow(/gnome_libsecret.*basic_text/s);
    expect(readFileSync(join(folder, 'key.bin'), 'utf8')).toBe(before);
  });

  it.each(['', '{', 'null', '{"version":1,"sealedBy":"ring","sealed":"AAAA"}'])(
    'refuses a damaged file (%j) instead of replacing it',
    (content) => {
      writeFileSync(join(folder, 'key.bin'), content);
      expect(() => loadKey(folder, sealNamed('ring'))).toThrow(
        expect.objectContaining({ code: 'store-key' }),
      );
      expect(readFileSync(join(folder, 'key.bin'), 'utf8')).toBe(content);
    },
  );
});

describe("the vault's key", () => {
  it('is another one, made once, and made anew where it was lost: only the values are', () => {
    const key = loadVaultKey(folder, sealNamed('ring'));
    expect([...loadVaultKey(folder, sealNamed('ring'))]).toEqual([...key]);
    expect([...loadKey(folder, sealNamed('ring'))]).not.toEqual([...key]);
    writeFileSync(join(folder, 'mneme.db'), '');
    rmSync(join(folder, 'vault-key.bin'));
    expect(loadVaultKey(folder, sealNamed('ring'))).toHaveLength(32);
  });

  it('is refused with its own name where it does not open', () => {
    loadVaultKey(folder, sealNamed('ring'));
    expect(() => loadVaultKey(folder, sealNamed('other'))).toThrow(/key of the vault in .*vault-key\.bin/);
  });
});
