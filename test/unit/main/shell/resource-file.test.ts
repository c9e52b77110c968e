import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import type { MemoryOf } from '../../../../src-preload/contract/memory.ts';
import { showResourceFile } from '../../../../src-main/shell/resource-file.ts';
import { openMemories, resourceFields } from '../../../helpers/memories-bed.ts';
import { temporaryFolder } from '../../../helpers/temporary-store.ts';

function resource(address: string | null): MemoryOf<'resource'> {
  const { memories } = openMemories();
  return memories.add({ kind: 'resource', fields: resourceFields({ address }) }, [], {
    actor: 'owner',
  }) as MemoryOf<'resource'>;
}

it('shows a file that is there, by its path or its address', async () => {
  const file = `${temporaryFolder()}/lease.pdf`;
  writeFileSync(file, '');
  const shown: string[] = [];
  await showResourceFile(resource(file), (path) => shown.push(path));
  await showResourceFile(resource(pathToFileURL(file).href), (path) => shown.push(path));
  expect(shown).toEqual([file, file]);
});

it.each([
  ['invalid-input', 'lease.pdf'],
  ['invalid-input', null],
  ['invalid-input', 'https://example.org/lease.pdf'],
  ['not-found', '/nowhere/lease.pdf'],
])('shows nothing and says why (%s) for %s', async (code, address) => {
  const shown: string[] = [];
  await expect(showResourceFile(resource(address), (path) => shown.push(path))).rejects.toMatchObject({
    code,
  });
  expect(shown).toEqual([]);
});
