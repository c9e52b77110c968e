/** Which conversations are flushed now, in which order, and when to look again. Pure. */
import type { FlushSettings } from './flush-settings.ts';

/** Times in milliseconds since 1970-01-01 UTC. */
export interface FlushSession {
  readonly sessionId: number;
  readonly agent: string;
  readonly scope: string;
  /** When the oldest turn was said that was not flushed; null where there is none. */
  readonly dirtySince: number | null;
  readonly lastTurnAt: number;
  readonly isBoosted: boolean;
  readonly isInFlight: boolean;
  readonly attempts: number;
  readonly nextTryAt: number | null;
}

export interface Choice {
  readonly chosen: readonly FlushSession[];
  /** When the next one becomes eligible; null where none is dirty. */
  readonly wakeAt: number | null;
}

/**
 * Eligible is what has been idle long enough or dirty too long, and does not wait after a failure. A stale one goes alone.
 * Else the boosted go first, then those that are dirty for longest, within the limits of a cycle; with what the limits left
 * out the next cycle begins at once.
 */
export function chooseSessions(
  sessions: readonly FlushSession[],
  now: number,
  settings: FlushSettings,
): Choice {
  const dirty = sessions.filter((session) => session.dirtySince !== null && !session.isInFlight);
  const eligible = dirty.filter((session) => eligibleAt(session, now, settings) <= now).toSorted(inOrder);
  const later = dirty.filter((session) => !eligible.includes(session));
  const stale = eligible.find((session) => isStale(session, now, settings));
  const chosen = stale ? [stale] : withinLimits(eligible, settings);
  const wakeAt = Math.min(
    chosen.length < eligible.length ? now : Infinity,
    ...later.map((session) => eligibleAt(session, now, settings)),
  );
  return { chosen, wakeAt: Number.isFinite(wakeAt) ? wakeAt : null };
}

/** When a dirty session may be flushed. */
export function eligibleAt(session: FlushSession, now: number, settings: FlushSettings): number {
  const ready = Math.min(
    session.lastTurnAt + settings.idleSeconds * 1000,
    (session.dirtySince ?? now) + settings.maxDirtyAgeSeconds * 1000,
  );
  return Math.max(ready, session.nextTryAt ?? 0);
}

/**
 * The session with no time further ahead than it can be: after the clock was set back it would else wait for as long as it
 * went back.
 */
export function withoutFuture(session: FlushSession, now: number, settings: FlushSettings): FlushSession {
  const { dirtySince, lastTurnAt, nextTryAt } = session;
  const latestTry = now + settings.maxRetryCooldownSeconds * 1000;
  return {
    ...session,
    lastTurnAt: Math.min(lastTurnAt, now),
    dirtySince: dirtySince === null ? null : Math.min(dirtySince, now),
    nextTryAt: nextTryAt === null ? null : Math.min(nextTryAt, latestTry),
  };
}

/** After a failure: doubled with each, up to the limit. `attempts` counts this one. */
export function cooldownMs(attempts: number, settings: FlushSettings): number {
  const doubled = settings.retryCooldownSeconds * 2 ** Math.min(attempts - 1, 30);
  return Math.min(doubled, settings.maxRetryCooldownSeconds) * 1000;
}

/** Why a session is not being flushed at this moment, in words for the owner. */
export function waitingFor(session: FlushSession, now: number, settings: FlushSettings): string {
  if (session.isInFlight) return 'It is being flushed.';
  if (session.dirtySince === null) return 'Everything that was said has been flushed.';
  if (!settings.enabled) return 'Flushing by itself is switched off.';
  const at = eligibleAt(session, now, settings);
  if (at <= now) return 'It is its turn.';
  const seconds = Math.ceil((at - now) / 1000);
  if (session.nextTryAt !== null && session.nextTryAt > now)
    return `The last try failed; it is tried again in ${seconds} s.`;
  return `It waits for a pause in the conversation, at most ${seconds} s more.`;
}

function isStale({ dirtySince }: FlushSession, now: number, settings: FlushSettings): boolean {
  return dirtySince !== null && now - dirtySince >= settings.staleTtlSeconds * 1000;
}

function inOrder(a: FlushSession, b: FlushSession): number {
  return (
    Number(b.isBoosted) - Number(a.isBoosted) ||
    (a.dirtySince ?? 0) - (b.dirtySince ?? 0) ||
    a.sessionId - b.sessionId
  );
}

function withinLimits(eligible: readonly FlushSession[], { batch }: FlushSettings): FlushSession[] {
  const perAgent = new Map<string, number>();
  const chosen: FlushSession[] = [];
  for (const session of eligible) {
    if (chosen.length >= batch.maxSessionsPerCycle) break;
    const count = perAgent.get(session.agent) ?? 0;
    if (count >= batch.maxSessionsPerAgentPerCycle) continue;
    perAgent.set(session.agent, count + 1);
    chosen.push(session);
  }
  return chosen;
}
