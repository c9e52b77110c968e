import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askToStartAnew, startAnew } from '../../../../src-main/engine/start-anew.ts';
import { temporaryFolder } from '../../../helpers/temporary-store.ts';

const kept = ['key.bin', 'languages', 'model-keys.json', 'vault-key.bin'];

function filledFolder(): string {
  const folder = temporaryFolder();
  for (const name of ['images', 'languages', 'memory_files', 'replaced', 'restored.part'])
    mkdirSync(join(folder, name, 'inside'), { recursive: true });
  const files = [
    'mneme.db',
    'mneme.db-wal',
    'mneme.db.before-9',
    'mneme.db.check',
    'swap.json',
    'replaced/mneme.db',
  ];
  for (const name of [...files, 'key.bin', 'vault-key.bin', 'model-keys.json'])
    writeFileSync(join(folder, name), 'x');
  return folder;
}

describe('starting anew', () => {
  it('touches nothing that was not asked for', () => {
    const folder = filledFolder();
    const before = readdirSync(folder);
    expect(startAnew(folder)).toBe(false);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('leaves the keys and the languages, and is done once', () => {
    const folder = filledFolder();
    askToStartAnew(folder, 0);
    expect(startAnew(folder)).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(kept);
    expect(startAnew(folder)).toBe(false);
  });

  it('says where it cannot be noted, and then erases nothing', () => {
    const folder = join(temporaryFolder(), 'gone');
    expect(() => askToStartAnew(folder, 0)).toThrow(expect.objectContaining({ code: 'unreadable' }) as Error);
  });
});
