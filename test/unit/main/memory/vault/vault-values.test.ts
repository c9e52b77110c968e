import { expect, it } from 'vitest';
import { createVaultSeal } from '../../../../../src-main/memory/vault/vault-seal.ts';
import { createVaultValues, type OfferedSecret } from '../../../../../src-main/memory/vault/vault-values.ts';
import { listQuery, openMemories } from '../../../../helpers/memories-bed.ts';

const bySight = { kind: 'owner' } as const;
const token: OfferedSecret = {
  value: 'ghp_Q7m2',
  likeness: 'ghpq7m2',
  entryType: 'api_key',
  caption: 'GitHub token in Terminal',
  origin: 'Terminal',
  occurredAt: 1_000,
};

function openVault() {
  const bed = openMemories();
  const seal = createVaultSeal(new Uint8Array(32).fill(7));
  const vault = createVaultValues(bed.db, bed.memories, seal);
  const ids = () => bed.memories.list(listQuery({ kinds: ['vault'] })).memories.map(({ id }) => id);
  return { ...bed, vault, ids };
}

it('a secret that the owner discarded is not offered again, however it is read', () => {
  const { vault, ids } = openVault();
  expect(vault.offer(token, bySight)).toBe(true);
  vault.discard(ids());
  expect(vault.offer({ ...token, value: 'ghp_Q7mZ' }, bySight)).toBe(false);
  expect(vault.offer({ ...token, value: 'ghp_other', likeness: 'ghpother' }, bySight)).toBe(true);
});

it('a candidate that was deleted like any memory does not come back either, once that cannot be undone', async () => {
  const { vault, ids, memories, clock } = openVault();
  vault.offer(token, bySight);
  const { step } = memories.remove(ids(), { actor: 'owner' });
  memories.undo(step, 'owner');
  memories.remove(ids(), { actor: 'owner' });
  await clock.advance(11 * 60_000);
  memories.eraseDue();
  expect(vault.offer(token, bySight)).toBe(false);
});

it('what went with the screen that it was seen on is offered when it is seen again: nothing of it was kept', () => {
  const { vault, ids, memories, db } = openVault();
  vault.offer(token, bySight);
  memories.erase(ids(), 'policy');
  expect(db.value('SELECT count(*) FROM discarded_secrets')).toBe(0);
  expect(vault.offer(token, bySight)).toBe(true);
});

it('the owner can put into the vault what they discarded, and nothing of the value is remembered of a discarded one', () => {
  const { vault, ids, db } = openVault();
  vault.offer(token, bySight);
  vault.discard(ids());
  const [digest] = db.column<Uint8Array>('SELECT digest FROM discarded_secrets');
  expect(Buffer.from(digest!).toString('latin1')).not.toContain('q7m2');
  const { entryType, caption } = token;
  const added = vault.add({ entryType, caption, sensitivity: 'high' }, '', token.value, token.likeness);
  expect(vault.reveal(added.id)).toBe(token.value);
});
