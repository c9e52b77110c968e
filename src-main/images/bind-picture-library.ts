/**
 * On Linux the picture library (sharp) brings a GLib of its own inside libvips, and Electron has the system's loaded. Left
 * to the loader, sharp makes objects with one and frees them with the other: every picture leaks some 18 MB, and newer
 * systems crash (github.com/lovell/sharp issues 4522 and 4525). Loading sharp's binding so that it looks in its own
 * libraries first (RTLD_DEEPBIND) cures that. libvips itself must be there before, bound the ordinary way: looked up deeply
 * it would take the C library's malloc instead of Electron's, and a block of one freed by the other ends the process.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import path from 'node:path';

/** Linux's RTLD_NODELETE: a library that turns out to be no addon stays loaded all the same. */
const keepLoaded = 0x1000;

/**
 * Must run before anything in the process imports sharp, also in a thread (transformers.js does). Does nothing outside
 * Electron on Linux. Throws what the loader says where the binding is missing or broken.
 */
export function bindPictureLibrary(): void {
  if (process.platform !== 'linux' || !process.versions.electron) return;
  const { binding, library } = findLibraries();
  const { RTLD_NOW, RTLD_DEEPBIND } = constants.dlopen;
  try {
    process.dlopen({ exports: {} }, library, RTLD_NOW | keepLoaded);
  } catch (error) {
    // Node says that it is no addon; that it was loaded shows in the next step.
    if (!String(error).includes('self-register')) throw error;
  }
  process.dlopen({ exports: {} }, binding, RTLD_NOW | RTLD_DEEPBIND);
}

function findLibraries(): { binding: string; library: string } {
  const fromSharp = createRequire(createRequire(import.meta.url).resolve('sharp'));
  const folder = path.join(
    path.dirname(fromSharp.resolve(`@img/sharp-linux-${process.arch}/package`)),
    'lib',
  );
  const name = readdirSync(folder).find((file) => file.endsWith('.node'));
  if (!name)
    throw new Error(`There is no binding of sharp in ${folder}; install the packages again (npm ci).`);
  return {
    binding: path.join(folder, name),
    library: fromSharp.resolve(`@img/sharp-libvips-linux-${process.arch}/binary`),
  };
}
