import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestName } from '../../../../src-main/backup/backup-places.ts';
import { readManifest } from '../../../../src-main/backup/manifest.ts';

describe('a manifest', () => {
  it.each(['null', '3', '"text"', '[]', '{}', 'no JSON'])('that says %s says nothing of a backup', (body) => {
    const folder = mkdtempSync(join(tmpdir(), 'mneme-manifest-'));
    writeFileSync(join(folder, manifestName), JSON.stringify({ body, mac: '' }));
    const damaged = expect.objectContaining({ code: 'store-damaged' }) as Error;
    expect(() => readManifest(folder, null)).toThrow(damaged);
  });
});
