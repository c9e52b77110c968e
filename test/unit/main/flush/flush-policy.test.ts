import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseSessions,
  cooldownMs,
  eligibleAt,
  waitingFor,
  withoutFuture,
  type FlushSession,
} from '../../../../src-main/flush/flush-policy.ts';
import { flushSettings } from '../../../helpers/flush-settings.ts';

const now = Date.UTC(2026, 4, 3, 12);
const settings = flushSettings();

function session(more: Partial<FlushSession> = {}): FlushSession {
  return {
    sessionId: 1,
    agent: 'ada',
    scope: 'agent_ada',
    backend: 'file',
    dirtySince: now - 130_000,
    lastTurnAt: now - 130_000,
    isBoosted: false,
    isInFlight: false,
    attempts: 0,
    nextTryAt: null,
    ...more,
  };
}

const chosenOf = (...sessions: FlushSession[]): number[] =>
  chooseSessions(sessions, now, settings).chosen.map(({ sessionId }) => sessionId);

describe('the choice of conversations', () => {
  it('leaves a session alone until it has been idle for idleSeconds', () => {
    const talking = session({ lastTurnAt: now - 119_000 });
    expect(chooseSessions([talking], now, settings)).toEqual({ chosen: [], wakeAt: now + 1_000 });
    expect(chosenOf(session({ lastTurnAt: now - 120_000 }))).toEqual([1]);
  });

  it('does not wait for a pause that never comes', () => {
    expect(chosenOf(session({ lastTurnAt: now, dirtySince: now - 599_000 }))).toEqual([]);
    expect(chosenOf(session({ lastTurnAt: now, dirtySince: now - 600_000 }))).toEqual([1]);
  });

  it('passes over what is clean, in flight, or waits after a failure', () => {
    expect(chooseSessions([session({ dirtySince: null })], now, settings)).toEqual({
      chosen: [],
      wakeAt: null,
    });
    expect(chosenOf(session({ isInFlight: true }))).toEqual([]);
    const failed = session({ nextTryAt: now + 5_000, attempts: 1 });
    expect(chooseSessions([failed], now, settings)).toEqual({ chosen: [], wakeAt: now + 5_000 });
  });

  it('takes a stale one first and alone, and goes on at once with the others', () => {
    const stale = session({ sessionId: 9, dirtySince: now - 3 * 86_400_000, isBoosted: false });
    const choice = chooseSessions([session({ isBoosted: true }), stale], now, settings);
    expect(choice).toEqual({ chosen: [stale], wakeAt: now });
  });

  it('takes the boosted first, then those that are dirty for longest', () => {
    expect(
      chosenOf(
        session({ sessionId: 1, agent: 'a', dirtySince: now - 200_000 }),
        session({ sessionId: 2, agent: 'b', dirtySince: now - 300_000 }),
        session({ sessionId: 3, agent: 'c', dirtySince: now - 130_000, isBoosted: true }),
      ),
    ).toEqual([3, 2, 1]);
  });

  it('takes what is kept as memories at once after a turn, whatever is set of flushing', () => {
    const said = { backend: 'mem0', dirtySince: now, lastTurnAt: now } as const;
    expect(chosenOf(session(said))).toEqual([1]);
    expect(chooseSessions([session(said)], now, flushSettings({ flushEnabled: false })).chosen).toHaveLength(
      1,
    );
    const failed = session({ ...said, nextTryAt: now + 5_000, attempts: 1 });
    expect(chooseSessions([failed], now, settings)).toEqual({ chosen: [], wakeAt: now + 5_000 });
  });

  it('never takes what nothing keeps, nor by itself what is kept in files where that is switched off', () => {
    const nothing = { chosen: [], wakeAt: null };
    expect(chooseSessions([session({ backend: 'none' })], now, settings)).toEqual(nothing);
    expect(chooseSessions([session()], now, flushSettings({ flushEnabled: false }))).toEqual(nothing);
  });

  it('keeps to the limits of a cycle, of an agent and of all', () => {
    const sessions = Array.from({ length: 40 }, (_, place) =>
      session({ sessionId: place, agent: `agent ${place % 4}`, dirtySince: now - 200_000 + place }),
    );
    const { chosen, wakeAt } = chooseSessions(sessions, now, settings);
    expect(chosen).toHaveLength(10);
    expect(wakeAt).toBe(now);
    for (const agent of new Set(chosen.map((one) => one.agent)))
      expect(chosen.filter((one) => one.agent === agent).length).toBeLessThanOrEqual(3);
  });

  it('does not wait for days because the clock was set back', () => {
    const day = 86_400_000;
    const future = withoutFuture(session({ lastTurnAt: now + day, dirtySince: now + day }), now, settings);
    expect(eligibleAt(future, now, settings)).toBe(now + 120_000);
    const retry = withoutFuture(session({ nextTryAt: now + day }), now, settings);
    expect(eligibleAt(retry, now, settings)).toBe(now + 300_000);
    const usual = session({ nextTryAt: now + 9_000 });
    expect(withoutFuture(usual, now, settings)).toEqual(usual);
  });

  it('wakes at the moment at which something becomes eligible, neither before nor after', () => {
    const times = fc.integer({ min: -2_000_000, max: 0 }).map((past) => now + past);
    const anySession = fc.record({
      sessionId: fc.nat(),
      agent: fc.constantFrom('a', 'b', 'c', 'd'),
      scope: fc.constant('s'),
      backend: fc.constantFrom('file', 'mem0', 'none'),
      dirtySince: fc.option(times),
      lastTurnAt: times,
      isBoosted: fc.boolean(),
      isInFlight: fc.boolean(),
      attempts: fc.nat(5),
      nextTryAt: fc.option(fc.integer({ min: now - 1_000, max: now + 400_000 })),
    });
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 12 }), (sessions) => {
        const { chosen, wakeAt } = chooseSessions(sessions, now, settings);
        const waiting = sessions.filter(
          (one) =>
            one.dirtySince !== null &&
            !one.isInFlight &&
            !chosen.includes(one) &&
            eligibleAt(one, now, settings) !== Infinity,
        );
        expect(wakeAt === null).toBe(waiting.length === 0);
        if (wakeAt === null) return;
        expect(wakeAt).toBeGreaterThanOrEqual(now);
        expect(chooseSessions(waiting, wakeAt, settings).chosen.length).toBeGreaterThan(0);
        if (wakeAt > now) expect(chooseSessions(waiting, wakeAt - 1, settings).chosen).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('flushes every dirty session sooner or later, whatever the order', () => {
    let left = Array.from({ length: 57 }, (_, place) =>
      session({ sessionId: place, agent: `agent ${place % 2}` }),
    );
    let cycles = 0;
    while (left.length > 0) {
      const { chosen } = chooseSessions(left, now, settings);
      expect(chosen.length).toBeGreaterThan(0);
      left = left.filter((one) => !chosen.includes(one));
      cycles++;
    }
    expect(cycles).toBe(10);
  });
});

describe('the wait after a failure', () => {
  it('doubles up to its limit', () => {
    expect([1, 2, 3, 4, 5, 40].map((attempts) => cooldownMs(attempts, settings) / 1000)).toEqual([
      30, 60, 120, 240, 300, 300,
    ]);
  });
});

describe('the words for the owner', () => {
  const usual = { isPaused: false, hasModel: true };
  it.each([
    [session({ dirtySince: null }), /has been flushed/],
    [session({ isInFlight: true }), /being flushed/],
    [session({ nextTryAt: now + 9_000 }), /last try failed/],
    [session({ lastTurnAt: now - 100_000 }), /pause in the conversation/],
    [session({ backend: 'none' }), /Memory is switched off/],
    [session(), /its turn/],
  ])('say what a session waits for', (one, words) => {
    expect(waitingFor(one, now, settings, usual)).toMatch(words);
  });

  it('name what keeps all of them waiting', () => {
    expect(waitingFor(session(), now, settings, { ...usual, isPaused: true })).toMatch(/paused/);
    expect(waitingFor(session(), now, settings, { ...usual, hasModel: false })).toBe(
      'No model for memory work is connected.',
    );
    const off = flushSettings({ flushEnabled: false });
    expect(waitingFor(session(), now, off, usual)).toMatch(/switched off/);
    expect(waitingFor(session({ backend: 'mem0' }), now, off, usual)).toMatch(/its turn/);
  });
});
