import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderTrouble } from '../../../../src-main/shell/folder-trouble.ts';
import { mountSmallDisk, noSmallDisk } from '../../../helpers/small-disk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mneme-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the folder of the application', () => {
  it('is no trouble where it can be written or made, and nothing of the trial stays in it', () => {
    expect(folderTrouble(join(folder, 'new'))).toBeNull();
    expect(readdirSync(join(folder, 'new'))).toEqual([]);
  });

  it('is named where a file stands in its place', () => {
    const file = join(folder, 'taken');
    writeFileSync(file, '');
    expect(folderTrouble(file)?.message).toContain(file);
  });

  it.skipIf(noSmallDisk !== null)('is named where its disk may only be read', () => {
    const disk = mountSmallDisk(1);
    try {
      disk.allowWriting(false);
      expect(folderTrouble(disk.folder)?.message).toMatch(new RegExp(`${disk.folder}.*EROFS`));
    } finally {
      disk.remove();
    }
  });
});
