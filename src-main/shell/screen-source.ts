/** Pictures of all displays from Electron: capture's first `ScreenSource`. */
import { desktopCapturer, screen, systemPreferences, type Display } from 'electron';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Grab, ScreenSource } from '../capture/ports.ts';
import { describe, toGrab, type OwnParts } from './to-grab.ts';
import { isWayland } from './window-source.ts';

/** The loop sees to it that never two grabs are under way: Chromium mixes them up. */
export function createDesktopSource(ownParts: OwnParts): ScreenSource {
  return {
    name: 'desktop-capturer',
    async grab(signal) {
      refuseWhereImpossible();
      return grabDisplays(signal, ownParts);
    },
  };
}

/** One call for each size of display, since a picture is scaled to the size that is asked for. */
async function grabDisplays(signal: AbortSignal, ownParts: OwnParts): Promise<Grab[]> {
  const displays = screen.getAllDisplays();
  const grabs: Grab[] = [];
  for (const size of new Set(displays.map(sizeName))) {
    const ofThisSize = displays.filter((display) => sizeName(display) === size);
    const thumbnailSize = pixelSize(ofThisSize[0]!);
    const before = ownParts();
    const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize });
    if (signal.aborted) throw new MnemeError('cancelled', say('The grab was given up.'));
    for (const display of ofThisSize) {
      const source =
        sources.find((candidate) => candidate.display_id === String(display.id)) ??
        (displays.length === 1 && sources.length === 1 ? sources[0] : undefined);
      if (!source || source.thumbnail.isEmpty()) continue;
      grabs.push(toGrab(describe(display), display.bounds, source.thumbnail, before, ownParts));
    }
  }
  if (grabs.length === 0) {
    throw new MnemeError(
      'unsupported',
      say('The system gave no picture of any display. Check that recording is allowed.'),
    );
  }
  return grabs;
}

function pixelSize(display: Display): { width: number; height: number } {
  return {
    width: Math.round(display.size.width * display.scaleFactor),
    height: Math.round(display.size.height * display.scaleFactor),
  };
}

function sizeName(display: Display): string {
  const { width, height } = pixelSize(display);
  return `${width}x${height}`;
}

function refuseWhereImpossible(): void {
  if (isWayland()) {
    throw new MnemeError(
      'unsupported',
      say(
        'This is a Wayland session, where each picture would open a dialog. Log in to an X11 (Xorg) session to record.',
      ),
    );
  }
  if (process.platform === 'darwin' && systemPreferences.getMediaAccessStatus('screen') !== 'granted') {
    throw new MnemeError(
      'unsupported',
      say(
        'macOS does not allow Mneme to record the screen. Allow it in System Settings, Privacy & Security, Screen & System Audio Recording, then start Mneme again.',
      ),
    );
  }
}
