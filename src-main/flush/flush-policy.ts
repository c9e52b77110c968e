/** Which conversations are flushed now, in which order, and when to look again. Pure. */
import type { MemoryBackend, MemorySettings } from '../../src-preload/contract/memory-settings.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';

/** Times in milliseconds since 1970-01-01 UTC. */
export interface FlushSession {
  readonly sessionId: number;
  readonly agent: string;
  readonly scope: string;
  /** What keeps its scope now. */
  readonly backend: MemoryBackend;
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
  /** When the next one becomes eligible; null where none ever does by itself. */
  readonly wakeAt: number | null;
}

/** What holds for all conversations at this moment. */
export interface Circumstances {
  readonly isPaused: boolean;
  /** Whether a model for memory work is connected. */
  readonly hasModel: boolean;
}

/**
 * Eligible is what `eligibleAt` says. A stale one goes alone. Else the boosted go first, then those that are dirty for longest,
 * within the limits of a cycle; with what the limits left out the next cycle begins at once.
 */
export function chooseSessions(
  sessions: readonly FlushSession[],
  now: number,
  settings: MemorySettings,
): Choice {
  const dirty = sessions.filter((session) => session.dirtySince !== null && !session.isInFlight);
  const eligible: FlushSession[] = [];
  let later = Infinity;
  for (const session of dirty) {
    const at = eligibleAt(session, now, settings);
    if (at <= now) eligible.push(session);
    else later = Math.min(later, at);
  }
  eligible.sort(inOrder);
  const stale = eligible.find((session) => isStale(session, now, settings));
  const chosen = stale ? [stale] : withinLimits(eligible, settings);
  const wakeAt = chosen.length < eligible.length ? now : later;
  return { chosen, wakeAt: Number.isFinite(wakeAt) ? wakeAt : null };
}

/**
 * When a dirty session may be flushed; `Infinity` where it never is by itself. What is kept as memories is learnt at once after
 * a turn; what is kept in files once the conversation has been idle long enough or dirty too long, where that is switched on;
 * neither before a wait after a failure is over.
 */
export function eligibleAt(session: FlushSession, now: number, settings: MemorySettings): number {
  const dirtySince = session.dirtySince ?? now;
  switch (session.backend) {
    case 'none':
      return Infinity;
    case 'mem0':
      return Math.max(dirtySince, session.nextTryAt ?? 0);
    case 'file': {
      if (!settings.flushEnabled) return Infinity;
      const ready = Math.min(
        session.lastTurnAt + settings.flushIdleSeconds * 1000,
        dirtySince + settings.flushMaxDirtyAgeSeconds * 1000,
      );
      return Math.max(ready, session.nextTryAt ?? 0);
    }
  }
}

/**
 * The session with no time further ahead than it can be: after the clock was set back it would else wait for as long as it
 * went back.
 */
export function withoutFuture<Session extends FlushSession>(
  session: Session,
  now: number,
  settings: MemorySettings,
): Session {
  const { dirtySince, lastTurnAt, nextTryAt } = session;
  const latestTry = now + settings.flushMaxRetryCooldownSeconds * 1000;
  return {
    ...session,
    lastTurnAt: Math.min(lastTurnAt, now),
    dirtySince: dirtySince === null ? null : Math.min(dirtySince, now),
    nextTryAt: nextTryAt === null ? null : Math.min(nextTryAt, latestTry),
  };
}

/** After a failure: doubled with each, up to the limit. `attempts` counts this one. */
export function cooldownMs(attempts: number, settings: MemorySettings): number {
  const doubled = settings.flushRetryCooldownSeconds * 2 ** Math.min(attempts - 1, 30);
  return Math.min(doubled, settings.flushMaxRetryCooldownSeconds) * 1000;
}

/** Why a session is not being flushed at this moment, in words for the owner. */
export function waitingFor(
  session: FlushSession,
  now: number,
  settings: MemorySettings,
  { isPaused, hasModel }: Circumstances,
): string {
  if (session.isInFlight) return tell('It is being flushed.');
  if (session.backend === 'none') return tell('Memory is switched off for this conversation.');
  if (session.dirtySince === null) return tell('Everything that was said has been flushed.');
  if (!hasModel) return tell('No model for memory work is connected.');
  if (session.backend === 'file' && !settings.flushEnabled)
    return tell('Flushing by itself is switched off (memory.auto_flush.enabled).');
  if (isPaused) return tell('Flushing is paused.');
  const at = eligibleAt(session, now, settings);
  if (at <= now) return tell('It is its turn.');
  if (session.nextTryAt !== null && session.nextTryAt > now)
    return tell('The last try failed; it is tried again after a wait.');
  return tell('It waits for a pause in the conversation.');
}

function isStale({ dirtySince }: FlushSession, now: number, settings: MemorySettings): boolean {
  return dirtySince !== null && now - dirtySince >= settings.flushStaleTtlSeconds * 1000;
}

function inOrder(a: FlushSession, b: FlushSession): number {
  return (
    Number(b.isBoosted) - Number(a.isBoosted) ||
    (a.dirtySince ?? 0) - (b.dirtySince ?? 0) ||
    a.sessionId - b.sessionId
  );
}

function withinLimits(
  eligible: readonly FlushSession[],
  { flushMaxSessionsPerCycle, flushMaxSessionsPerAgentPerCycle }: MemorySettings,
): FlushSession[] {
  const perAgent = new Map<string, number>();
  const chosen: FlushSession[] = [];
  for (const session of eligible) {
    if (chosen.length >= flushMaxSessionsPerCycle) break;
    const count = perAgent.get(session.agent) ?? 0;
    if (count >= flushMaxSessionsPerAgentPerCycle) continue;
    perAgent.set(session.agent, count + 1);
    chosen.push(session);
  }
  return chosen;
}
