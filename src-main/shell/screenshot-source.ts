/**
 * Pictures from the package screenshot-desktop, which starts a program of the system: capture's second `ScreenSource`.
 * On Linux the picture comes through a pipe; on macOS and Windows through a file, which is kept in a private folder and
 * removed after each shot, and at the next start where Mneme was killed in between.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { nativeImage, screen, type Display } from 'electron';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Grab, ScreenSource } from '../capture/ports.ts';
import { describe, toGrab, type OwnParts } from './to-grab.ts';
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
export function createScreenshotSource(folder: string, ownParts: OwnParts): ScreenSource {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  sweep(folder);
  let shoot: ScreenshotDesktop | null = null;
  return {
    name: 'screenshot-desktop',
    async grab(signal) {
      if (isWayland()) {
        throw new MnemeError(
          'unsupported',
          say('Under Wayland no program can take a picture of the screen by itself.'),
        );
      }
      try {
        shoot ??= loadWithFolder(folder);
        return await grabDisplays(shoot, signal, ownParts);
      } catch (error) {
        if (error instanceof MnemeError) throw error;
        throw new MnemeError(
          'unsupported',
          say("The system's screenshot program failed: {reason}", { reason: firstLine(error) }),
          {
            cause: error,
          },
        );
      } finally {
        sweep(folder);
      }
    },
  };
}

async function grabDisplays(
  shoot: ScreenshotDesktop,
  signal: AbortSignal,
  ownParts: OwnParts,
): Promise<Grab[]> {
  const listed = await shoot.listDisplays();
  if (listed.length === 0) throw new MnemeError('unsupported', say('The system lists no display.'));
  const grabs: Grab[] = [];
  for (const display of listed) {
    const before = ownParts();
    const bytes = await shoot({ screen: display.id, format: 'png' });
    if (signal.aborted) throw new MnemeError('cancelled', say('The grab was given up.'));
    const image = nativeImage.createFromBuffer(bytes);
    if (image.isEmpty())
      throw new MnemeError('image-damaged', say('The screenshot program gave no picture.'));
    const known = knownDisplay(display, listed.length);
    if (known) grabs.push(toGrab(describe(known), known.bounds, image, before, ownParts));
  }
  if (grabs.length === 0) {
    throw new MnemeError(
      'unsupported',
      say("The screenshot program's displays are not those that Electron knows."),
    );
  }
  return grabs;
}

/** Electron's own idea of the same display: it gives the id, and where Mneme's windows lie on it. */
function knownDisplay(listed: ListedDisplay, count: number): Display | undefined {
  const displays = screen.getAllDisplays();
  if (displays.length === 1 && count === 1) return displays[0];
  const left = listed.offsetX ?? listed.left;
  const top = listed.offsetY ?? listed.top;
  return displays.find(({ nativeOrigin, bounds }) => {
    const origin = nativeOrigin ?? bounds;
    return left !== undefined && origin.x === left && origin.y === top;
  });
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
