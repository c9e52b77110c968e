/** A desktop that a test scripts: windows, pictures and a disk behind capture's ports. Pictures are small and exact. */
import type { Grab, ScreenSource, WindowFacts, WindowReport } from '../../src-main/capture/ports.ts';
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { GapKind } from '../../src-preload/contract/timeline.ts';

export function window(application: string | null, title: string | null, own = false): WindowFacts {
  return { application, title, url: null, own };
}

export class ScriptedDesktop {
  active: WindowFacts | null = window('Editor', 'notes.txt');
  visible: readonly WindowFacts[] | null = null;
  displays: readonly string[] = ['one'];
  /** Each number is another picture; 0 is black. */
  picture = 1;
  /** Called between the first question for the windows and the picture, and after it. */
  beforePicture: () => void = () => {};
  afterPicture: () => void = () => {};
  failWindows: Error | null = null;
  failAccept: Error | null = null;
  /** While set, frames wait for the disk. */
  disk: Promise<void> = Promise.resolve();

  readonly accepted: AcceptedFrame[] = [];
  readonly gaps: { kind: GapKind; from: number; to: number }[] = [];
  grabs = 0;
  grabsUnderWay = 0;
  mostGrabsAtOnce = 0;
  pixelsAsked = 0;

  readonly windows = {
    read: async (): Promise<WindowReport> => {
      if (this.failWindows) throw this.failWindows;
      return { active: this.active, visible: this.visible };
    },
  };

  readonly sink = {
    accept: async (frame: AcceptedFrame): Promise<{ id: FrameId }> => {
      this.accepted.push(frame);
      await this.disk;
      if (this.failAccept) throw this.failAccept;
      return { id: this.accepted.length as FrameId };
    },
    noteGap: (kind: GapKind, from: number, to: number): void => {
      this.gaps.push({ kind, from, to });
    },
  };

  /** A source by name; `attempt` may throw, or wait, before the picture is there. */
  source(name: string, attempt: () => void | Promise<void> = () => {}): ScreenSource {
    return {
      name,
      grab: async () => {
        this.grabs++;
        this.grabsUnderWay++;
        this.mostGrabsAtOnce = Math.max(this.mostGrabsAtOnce, this.grabsUnderWay);
        try {
          this.beforePicture();
          await attempt();
          const grabs = this.displays.map((id) => this.#grab(id));
          this.afterPicture();
          return grabs;
        } finally {
          this.grabsUnderWay--;
        }
      },
    };
  }

  #grab(id: string): Grab {
    const picture = this.picture;
    return {
      display: { id, label: `Display ${id}` },
      width: 1920,
      height: 1080,
      thumbnail: { width: 192, height: 108, bytes: paint(picture) },
      pixels: () => {
        this.pixelsAsked++;
        return { format: 'bgra', bytes: new Uint8Array([picture]) };
      },
    };
  }
}

/** Stripes that differ in most cells from those of every other number. */
function paint(picture: number): Uint8Array {
  const bytes = new Uint8Array(192 * 108 * 4);
  if (picture === 0) return bytes;
  for (let at = 0; at < bytes.length; at += 4)
    bytes.fill(((at >> 6) * (picture * 37 + 11)) % 251, at, at + 3);
  return bytes;
}
