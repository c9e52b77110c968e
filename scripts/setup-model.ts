/** The embedding model is part of the repository; a copy that was cut short or altered must not be searched with. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './places.ts';
import { SetupError } from './say.ts';

const modelFolder = path.join(projectRoot, 'resources/models/bge-small-en-v1.5');

/** Compares the model's files with the checksums in its README. */
export async function checkModel(folder: string = modelFolder): Promise<void> {
  for (const { file, sha256 } of readChecksums(await readFile(path.join(folder, 'README.md'), 'utf8'))) {
    const bytes = await readFile(path.join(folder, file)).catch(() => null);
    const found = bytes && createHash('sha256').update(bytes).digest('hex');
    if (found === sha256) continue;
    const what = bytes ? 'is not the file that its README describes (SHA-256 differs)' : 'is missing';
    throw new SetupError(`${path.join(folder, file)} ${what}. Restore it: git checkout -- resources/models`);
  }
}

/** The rows of the README's table: a file's name in the first cell, its SHA-256 in the last. */
export function readChecksums(readme: string): { file: string; sha256: string }[] {
  return [...readme.matchAll(/^\| `([^`]+)`.*`([0-9a-f]{64})` \|$/gm)].map(([, file, sha256]) => ({
    file: file!,
    sha256: sha256!,
  }));
}
