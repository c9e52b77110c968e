import { describe, expect, it } from 'vitest';
import { succeed } from '../../../../src-preload/contract/errors.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { finishWork } from '../../../../src-main/shell/quit.ts';
import { english } from '../../../../src-main/shell/texts/english.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

function setUp(waiting: number, drain: Promise<unknown>, stopCapture: Promise<void> = Promise.resolve()) {
  const clock = new FakeClock();
  const steps: string[] = [];
  const messages: string[] = [];
  const work = finishWork({
    clock,
    log: silentLog,
    texts: english.quit,
    waiting: () => waiting,
    tell: ({ message }) => messages.push(message),
    stopCapture: () => {
      steps.push('stop capture');
      return stopCapture;
    },
    engine: {
      state: () => ({ state: 'ready', message: '' }),
      request: async (name) => {
        steps.push(name);
        await drain;
        return succeed({}) as never;
      },
      stop: () => {
        steps.push('stop engine');
        return Promise.resolve();
      },
    },
  });
  return { clock, work, steps, messages };
}

describe('quitting', () => {
  it('stops capture, reads what is left, then closes, and says so', async () => {
    const { work, steps, messages } = setUp(3, Promise.resolve());
    await work;
    expect(steps).toEqual(['stop capture', 'engine.drain', 'engine.flush', 'stop engine']);
    expect(messages).toHaveLength(4);
  });

  it('does not wait long for a backlog: it is on disk and is read after the next start', async () => {
    const { clock, work, steps } = setUp(4000, new Promise(() => {}));
    await clock.advance(0); // capture has stopped
    await clock.advance(5000);
    // Nor for a model that is slow.
    await clock.advance(9000);
    await work;
    expect(steps.slice(-2)).toEqual(['engine.flush', 'stop engine']);
  });

  it('closes even where capture hangs', async () => {
    const { clock, work, steps } = setUp(0, Promise.resolve(), new Promise(() => {}));
    await clock.advance(10_000);
    await work;
    expect(steps).toEqual(['stop capture', 'engine.flush', 'stop engine']);
  });
});
