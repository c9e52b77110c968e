/** The size of a folder's files, with those of its folders; 0 where there is none. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** `isCounted` chooses by the name of a file; links are not followed. */
export async function folderBytes(
  folder: string,
  isCounted: (name: string) => boolean = () => true,
): Promise<number> {
  let total = 0;
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || !isCounted(entry.name)) continue;
    total += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return total;
}
