/** Recognises pictures that are no pictures: all black, frozen, or the wallpaper without the windows on it. */
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import type { Bitmap } from './ports.ts';

type PictureFault = 'blank' | 'frozen';

interface PictureHealth {
  readonly blankLooks: number;
  /** Changes of the active application since the picture last changed. */
  readonly unseenSwitches: number;
  readonly application: string | null;
}

/** What one look at all displays showed. */
export interface Look {
  readonly application: string | null;
  /** Some window is known to be on the screen, so that the picture can't be of one colour. */
  readonly hasWindow: boolean;
  readonly allBlank: boolean;
  /** No cell of any display differs from what was kept. */
  readonly nothingChanged: boolean;
}

export const healthyPictures: PictureHealth = { blankLooks: 0, unseenSwitches: 0, application: null };

const blankLooksToFail = 3;
/** Going to and fro between two applications twice always shows, if only as a caret. */
const switchesToFail = 4;

/**
 * Counts one more look. `blank`: a capture that gives one colour though windows are there. `frozen`: the owner changes
 * applications and the picture does not, as when only the wallpaper may be seen.
 */
export function judgePictures(
  before: PictureHealth,
  look: Look,
): { readonly health: PictureHealth; readonly fault: PictureFault | null } {
  const blankLooks = look.allBlank && look.hasWindow ? before.blankLooks + 1 : 0;
  const switched =
    look.application !== null && before.application !== null && look.application !== before.application;
  const unseenSwitches = look.nothingChanged ? before.unseenSwitches + (switched ? 1 : 0) : 0;
  const health = { blankLooks, unseenSwitches, application: look.application ?? before.application };
  if (blankLooks >= blankLooksToFail) return { health, fault: 'blank' };
  if (unseenSwitches >= switchesToFail) return { health, fault: 'frozen' };
  return { health, fault: null };
}

/** Whether every cell has the same colour, but for the last two steps of 255. */
export function isBlank({ bytes }: Bitmap): boolean {
  for (let at = 4; at + 2 < bytes.length; at += 4) {
    for (let colour = 0; colour < 3; colour++) {
      if (Math.abs(bytes[at + colour]! - bytes[colour]!) > 2) return false;
    }
  }
  return true;
}

/** What each fault means for the owner. */
export const pictureFaultText: Readonly<Record<PictureFault, Sentence>> = {
  blank: say(
    'The picture of the screen has one colour only, although windows are open. Check that recording is allowed.',
  ),
  frozen: say(
    'The picture of the screen does not change although the application does: it is frozen, or shows the wallpaper only. Check that recording is allowed, then start Mneme again.',
  ),
};
