/** An engine that serves a few routes while the database is not open, and refuses all others in words that say why. */
import type { Result } from '../../src-preload/contract/errors.ts';
import { internalRequests, type EngineHealth } from '../../src-preload/contract/internal.ts';
import type { HandlersFor, Routes } from '../../src-preload/contract/route.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { Clock } from '../base/clock.ts';
import { createDispatch } from '../base/dispatch.ts';
import type { Log } from '../base/log.ts';
import { speakLanguage } from '../base/own-language.ts';
import type { Engine } from './engine.ts';
import { askToStartAnew } from './start-anew.ts';

export interface LimitedEngineParts<Own extends Routes> {
  readonly dataFolder: string;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** What is served besides what the shell asks of every engine. */
  readonly routes: Own;
  readonly handlers: HandlersFor<Own>;
  /** What everything else is answered with. */
  readonly refuse: () => Result<never>;
  readonly health: () => EngineHealth;
  readonly onConfigured: (settings: Settings) => void;
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface LimitedEngine extends Engine {
  readonly emit: Parameters<Engine['onEvent']>[0];
}

/** What the shell asks of an engine whatever state it is in. */
const everyEngine = {
  'engine.configure': internalRequests['engine.configure'],
  'engine.use-model-keys': internalRequests['engine.use-model-keys'],
  'engine.health': internalRequests['engine.health'],
  'engine.drain': internalRequests['engine.drain'],
  'engine.flush': internalRequests['engine.flush'],
  'engine.resumed': internalRequests['engine.resumed'],
  'engine.start-anew': internalRequests['engine.start-anew'],
  'engine.close': internalRequests['engine.close'],
} as const;

export function createLimitedEngine<Own extends Routes>(parts: LimitedEngineParts<Own>): LimitedEngine {
  const { clock, dataFolder, log, routes } = parts;
  speakLanguage(parts.settings.window.language);
  const listeners = new Set<Parameters<Engine['onEvent']>[0]>();
  const onBug = (name: string, error: unknown): void =>
    log('error', 'a request failed for a reason that nobody foresaw', { name, error: String(error) });
  const own = createDispatch(routes, parts.handlers, onBug);
  const shared = createDispatch(
    everyEngine,
    {
      'engine.configure': ({ settings }) => {
        speakLanguage(settings.window.language);
        parts.onConfigured(settings);
        return {};
      },
      'engine.use-model-keys': () => ({}),
      'engine.health': parts.health,
      'engine.drain': async () => {
        await parts.drain();
        return {};
      },
      'engine.flush': () => ({}),
      'engine.resumed': () => ({}),
      'engine.start-anew': () => {
        askToStartAnew(dataFolder, clock.now());
        return {};
      },
      'engine.close': async () => {
        await parts.close();
        return {};
      },
    },
    onBug,
  );

  return {
    async dispatch(name, input) {
      if (Object.hasOwn(routes, name)) return own(name, input);
      if (Object.hasOwn(everyEngine, name)) return shared(name, input);
      return parts.refuse();
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(...event) {
      for (const tell of listeners) tell(...event);
    },
    drain: parts.drain,
    close: parts.close,
  };
}
