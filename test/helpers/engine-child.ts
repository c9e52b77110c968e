/** An engine in a process of its own that takes frames without an end, so that a test can kill it at any moment. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { startEngine } from './engine-bed.ts';
import { isAlone, replayedFrame } from './replayed-stream.ts';

/** What it tells of: that it works, what it begins, and what the engine has acknowledged. */
export type ChildMessage =
  | { readonly kind: 'started' }
  | { readonly kind: 'offered' | 'deleting' | 'deleted'; readonly frame: number }
  | { readonly kind: 'taken'; readonly frame: number; readonly id: FrameId };

const [folder, first] = process.argv.slice(2);
const tell = (message: ChildMessage): void => void process.send!(message);

const bed = await startEngine(folder!);
tell({ kind: 'started' });
for (let frame = Number(first); ; frame++) {
  const picture = await replayedFrame(frame);
  tell({ kind: 'offered', frame });
  const { id } = await bed.ask('frame.accept', picture);
  tell({ kind: 'taken', frame, id });
  // Sometimes the queue is left full, sometimes it is emptied, and some frames go as soon as they were read.
  if (frame % 3 === 2) await bed.ask('engine.drain', {});
  if (isAlone(frame) && frame % 8 === 3) {
    tell({ kind: 'deleting', frame });
    await bed.ask('frame.delete', { ids: [id] });
    tell({ kind: 'deleted', frame });
  }
}
