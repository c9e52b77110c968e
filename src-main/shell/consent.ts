/** The owner's word on being recorded: agreed or not, paused or not. On disk before it takes effect. */
import type { Clock } from '../base/clock.ts';
import type { CaptureFacts } from '../capture/standing-state.ts';
import type { StateFile } from './state-file.ts';

type ConsentFacts = Pick<CaptureFacts, 'agreed' | 'paused'>;

export interface Consent {
  facts(): ConsentFacts;
  onChange(listener: (facts: ConsentFacts) => void): void;
  agree(): void;
  /** Null: until resumed. */
  pause(minutes: number | null): void;
  resume(): void;
}

export function keepConsent(state: StateFile, clock: Clock): Consent {
  const listeners: ((facts: ConsentFacts) => void)[] = [];
  function facts(): ConsentFacts {
    const { agreedAt, pause } = state.get();
    return { agreed: agreedAt !== null, paused: pausedOf(pause) };
  }
  function change(next: Parameters<StateFile['set']>[0]): void {
    state.set(next);
    for (const listener of listeners) listener(facts());
  }
  return {
    facts,
    onChange: (listener) => void listeners.push(listener),
    agree: () => change({ agreedAt: state.get().agreedAt ?? clock.now() }),
    pause: (minutes) =>
      change({
        pause:
          minutes === null
            ? { kind: 'until-resumed' }
            : { kind: 'until', until: clock.now() + minutes * 60_000 },
      }),
    resume: () => change({ pause: { kind: 'none' } }),
  };
}

function pausedOf(pause: ReturnType<StateFile['get']>['pause']): ConsentFacts['paused'] {
  if (pause.kind === 'none') return null;
  return { until: pause.kind === 'until' ? pause.until : null };
}
