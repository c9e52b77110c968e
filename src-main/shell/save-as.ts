/** Asks the owner where to save something, and saves it there. */
import { writeFile } from 'node:fs/promises';
import { dialog, type BrowserWindow } from 'electron';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

/**
 * Answers the path, or null where the owner cancelled. The content is made before the dialog covers the window. Rejects with
 * `disk-full` or `unreadable`.
 */
export async function saveAs(
  window: BrowserWindow,
  name: string,
  content: () => Promise<string | Uint8Array>,
): Promise<string | null> {
  const made = await content();
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: name,
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return null;
  try {
    await writeFile(filePath, made);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    throw new MnemeError(
      isFull ? 'disk-full' : 'unreadable',
      isFull
        ? say('{file} cannot be written ({code}). Free some space and save it again.', {
            file: filePath,
            code,
          })
        : say('{file} cannot be written ({code}). Choose another folder and save it again.', {
            file: filePath,
            code,
          }),
      { cause },
    );
  }
  return filePath;
}
