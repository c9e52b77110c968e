/**
 * Pictures from the package screenshot-desktop, which starts a program of the system: capture's second `ScreenSource`.
 * On Linux the picture comes through a pipe; on macOS and Windows through a file, which is kept in a private folder and
 * removed after each shot, and at the next start where Mneme was killed in between.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { nativeImage, screen } from 'electron';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { DisplayInfo, Grab, ScreenSource } from '../capture/ports.ts';
import { comparedWidth } from './screen-source.ts';
import { isWayland } from './window-source.ts';

interface ListedDisplay {
  readonly id: string | number;
  readonly name: string;
  /** Linux and Windows only, in pixels. */
  readonly offsetX?: number;
  readonly offsetY?: number;
  readonly left?: number;
  readonly top?: number;
}

interface ScreenshotDesktop {
  (options: { screen: string | number; format: 'png' }): Promise<Buffer>;
  listDisplays(): Promise<ListedDisplay[]>;
}

/** `folder` is Mneme's alone; all that lies in it is removed now, and after each grab. One grab at a time. */
export function createScreenshotSource(folder: string): ScreenSource {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  sweep(folder);
  let shoot: ScreenshotDesktop | null = null;
  return {
    name: 'screenshot-desktop',
    async grab(signal) {
      if (isWayland()) {
        throw new MnemeError(
          'unsupported',
          'Under Wayland no program can take a picture of the screen by itself.',
        );
      }
      try {
        shoot ??= loadWithFolder(folder);
        return await grabDisplays(shoot, signal);
      } catch (error) {
        if (error instanceof MnemeError) throw error;
        throw new MnemeError('unsupported', `The system's screenshot program failed: ${firstLine(error)}`, {
          cause: error,
        });
      } finally {
        sweep(folder);
      }
    },
  };
}

async function grabDisplays(shoot: ScreenshotDesktop, signal: AbortSignal): Promise<Grab[]> {
  const listed = await shoot.listDisplays();
  if (listed.length === 0) throw new MnemeError('unsupported', 'The system lists no display.');
  const grabs: Grab[] = [];
  for (const [index, display] of listed.entries()) {
    const bytes = await shoot({ screen: display.id, format: 'png' });
    if (signal.aborted) throw new MnemeError('cancelled', 'The grab was given up.');
    const image = nativeImage.createFromBuffer(bytes);
    if (image.isEmpty()) throw new MnemeError('image-damaged', 'The screenshot program gave no picture.');
    const small = image.resize({ width: comparedWidth, quality: 'good' });
    grabs.push({
      display: knownDisplay(display, index, listed.length),
      ...image.getSize(),
      thumbnail: { ...small.getSize(), bytes: small.toBitmap() },
      pixels: () => ({ format: 'encoded', bytes: bytes as Uint8Array<ArrayBuffer> }),
    });
  }
  return grabs;
}

/** Electron's id of the same display, so that a change of provider does not make a new display. */
function knownDisplay(listed: ListedDisplay, index: number, count: number): DisplayInfo {
  const displays = screen.getAllDisplays();
  const left = listed.offsetX ?? listed.left;
  const top = listed.offsetY ?? listed.top;
  const same =
    displays.length === 1 && count === 1
      ? displays[0]
      : displays.find(({ nativeOrigin, bounds }) => {
          const origin = nativeOrigin ?? bounds;
          return left === undefined ? false : origin.x === left && origin.y === top;
        });
  if (same) return { id: String(same.id), label: same.label || `Display ${same.id}` };
  return { id: `screenshot-${listed.id}`, label: listed.name || `Display ${index + 1}` };
}

/**
 * The package takes the folder of its files from the environment while it is loaded, and only then. ImageMagick keeps
 * large pictures on disk unless it is told that it may not.
 */
function loadWithFolder(folder: string): ScreenshotDesktop {
  process.env.MAGICK_DISK_LIMIT = '0';
  const names = ['TMPDIR', 'TEMP', 'TMP'] as const;
  const before = names.map((name) => process.env[name]);
  for (const name of names) process.env[name] = folder;
  try {
    return createRequire(import.meta.url)('screenshot-desktop') as ScreenshotDesktop;
  } finally {
    for (const [index, name] of names.entries()) {
      const value = before[index];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

function firstLine(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (code === 'ENOENT') return 'it is not installed (on Linux: packages imagemagick and x11-xserver-utils).';
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
