/** The one place that loads the picture library, and sets it up for an engine that must stay small and quiet. */
import type { Sharp, SharpInput, SharpOptions } from 'sharp';

type MakeSharp = (input: SharpInput, options?: SharpOptions) => Sharp;

let loading: Promise<MakeSharp> | null = null;

/** The library, loaded at the first call: it costs some 20 MB and 50 ms that a start need not pay. */
export function loadSharp(): Promise<MakeSharp> {
  loading ??= load();
  return loading;
}

async function load(): Promise<MakeSharp> {
  const { default: sharp } = await withoutElectronWarning(() => import('sharp'));
  // One thread a picture and nothing kept between pictures: reading the screen must not be felt.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

/**
 * On Linux the library warns at load that Electron's GLib and its own may be mixed up. `bind-picture-library` takes care of
 * that, and the owner could do nothing about the line.
 */
async function withoutElectronWarning<T>(load: () => Promise<T>): Promise<T> {
  const emitWarning = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    const options = rest[0];
    if (
      typeof options === 'object' &&
      options !== null &&
      'code' in options &&
      options.code === 'SharpElectronLinux'
    ) {
      return;
    }
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  try {
    return await load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
