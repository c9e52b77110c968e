import { expect, it } from 'vitest';
import { createVaultSeal } from '../../../../../src-main/memory/vault/vault-seal.ts';
import { memoryIdSchema } from '../../../../../src-preload/contract/memory.ts';

const key = new Uint8Array(32).map((_, i) => i);
const seal = createVaultSeal(key);
const id = memoryIdSchema.parse('m_20240417101500_0a1b2c3d');
const otherId = memoryIdSchema.parse('m_20240417101500_0a1b2c3e');

it('opens what it sealed, in any script', () => {
  expect(seal.open(id, seal.seal(id, 'pässwörd 密码'))).toBe('pässwörd 密码');
});

it('opens nothing that was changed, cut, moved to another memory or sealed with another key', () => {
  const sealed = seal.seal(id, 'value');
  const changed = sealed.map((byte, i) => (i === sealed.length - 20 ? byte ^ 1 : byte));
  expect(seal.open(id, changed)).toBeNull();
  expect(seal.open(id, sealed.subarray(0, 20))).toBeNull();
  expect(seal.open(otherId, sealed)).toBeNull();
  expect(createVaultSeal(new Uint8Array(32)).open(id, sealed)).toBeNull();
});

it('seals the same value differently each time, and digests it the same', () => {
  expect(seal.seal(id, 'value')).not.toEqual(seal.seal(id, 'value'));
  expect(seal.digest('value')).toEqual(seal.digest('value'));
  expect(seal.digest('value')).not.toEqual(seal.digest('valuf'));
  expect(createVaultSeal(new Uint8Array(32)).digest('value')).not.toEqual(seal.digest('value'));
});
