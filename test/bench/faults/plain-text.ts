/** Words of the owner in the bytes of files that should be ciphertext. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each stands in everything of its sort that the engine to kill writes. */
const needles = ['Letter ', 'Picture ', 'Falcon ', 'lucky number', 'dog called', 'keep that in mind'].flatMap(
  (words) => [Buffer.from(words, 'utf8'), Buffer.from(words, 'utf16le')],
);

/** Markdown files of conversation memory are the owner's to read, so they are left out. Answers `file: words`. */
export function findPlainText(folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || file.includes('memory_files')) continue;
    const bytes = readFileSync(file);
    for (const needle of needles)
      if (bytes.includes(needle)) found.push(`${file}: ${needle.toString('utf8').replaceAll('\0', '')}`);
  }
  return found;
}
