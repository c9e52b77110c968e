import { describe, expect, it } from 'vitest';
import { sleep } from '../../../../src-main/base/clock.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

describe('sleep', () => {
  it('ends when the clock has moved so far, not before', async () => {
    const clock = new FakeClock();
    let awake = false;
    void sleep(clock, 1000).then(() => (awake = true));
    await clock.advance(999);
    expect(awake).toBe(false);
    await clock.advance(1);
    expect(awake).toBe(true);
  });

  it('ends at once when the signal aborts, and leaves no timer behind', async () => {
    const clock = new FakeClock();
    const stop = new AbortController();
    const sleeping = sleep(clock, 60_000, stop.signal);
    stop.abort();
    await sleeping;
    expect(clock.pendingTimers).toBe(0);
  });

  it('does not begin when the signal was aborted before', async () => {
    const clock = new FakeClock();
    await sleep(clock, 60_000, AbortSignal.abort());
    expect(clock.pendingTimers).toBe(0);
  });
});
