import { describe, expect, it } from 'vitest';
import { runInThread } from '../../../../src-main/base/run-in-thread.ts';

const threadFile = new URL('../../../helpers/looping-thread.ts', import.meta.url);
/** What the thread notes: 0 not begun, 1 in the middle, 2 put away, 3 done. */
const newMoment = () => new Int32Array(new SharedArrayBuffer(4));
const stopped = () => new Error('stopped by its owner');

describe('a thread', () => {
  it('answers, and is gone then', async () => {
    const moment = newMoment();
    expect(await runInThread(threadFile, { moment, turns: 1 })).toBe('done');
    expect(moment[0]).toBe(3);
  });

  it('that is stopped puts away what it had in hand before anybody goes on', async () => {
    const moment = newMoment();
    const controller = new AbortController();
    const running = runInThread(
      threadFile,
      { moment, turns: 1e6 },
      { signal: controller.signal, stopped, onProgress: () => controller.abort() },
    );
    await expect(running).rejects.toThrow('stopped by its owner');
    expect(moment[0]).toBe(2);
  });

  it('that is stopped while it starts ends without having begun', async () => {
    const moment = newMoment();
    const controller = new AbortController();
    const running = runInThread(threadFile, { moment, turns: 1e6 }, { signal: controller.signal, stopped });
    controller.abort();
    await expect(running).rejects.toThrow('stopped by its owner');
    expect(moment[0]).toBe(0);
  });

  it('that leaves at once keeps nobody waiting, and puts away what it had in hand all the same', async () => {
    const moment = newMoment();
    const controller = new AbortController();
    const running = runInThread(
      threadFile,
      { moment, turns: 1e6 },
      { signal: controller.signal, stopped, leavesAtOnce: true, onProgress: () => controller.abort() },
    );
    await expect(running).rejects.toThrow('stopped by its owner');
    await expect.poll(() => moment[0], { timeout: 20_000 }).toBe(2);
  });
});
