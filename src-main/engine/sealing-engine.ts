/**
 * The engine while the owner has locked it: a process that never had a key. It seals what comes and answers everything else
 * with `locked`. The store is not opened; erasing all of it needs no key.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineHealth } from '../../src-preload/contract/internal.ts';
import { internalRequests } from '../../src-preload/contract/internal.ts';
import { fail, MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { Clock } from '../base/clock.ts';
import type { SealingStartParts } from '../base/engine-start.ts';
import { createLog } from '../base/log.ts';
import { bindPictureLibrary } from '../images/bind-picture-library.ts';
import { encodeFrame } from '../images/image-codec.ts';
import { createSealAway } from '../intake/seal-away.ts';
import { openSealedFolder } from '../intake/sealed-folder.ts';
import type { Engine } from './engine.ts';
import { createLimitedEngine } from './limited-engine.ts';
import { startAnew } from './start-anew.ts';

export interface SealingEngineParts extends SealingStartParts {
  readonly clock: Clock;
  readonly writeLog: (line: string) => void;
}

const recordingRoutes = {
  'frame.accept': internalRequests['frame.accept'],
  'gap.note': internalRequests['gap.note'],
} as const;

/** Answers once it can take frames. Rejects with `unreadable` where the folder for them cannot be used. */
export async function createSealingEngine(parts: SealingEngineParts): Promise<Engine> {
  bindPictureLibrary();
  const { clock, dataFolder } = parts;
  const log = createLog('engine', parts.writeLog, () => clock.now());
  // What is to go needs no key for that.
  if (startAnew(dataFolder)) log('info', 'everything that was remembered was erased');
  let { pictureQuality } = parts.settings.performance;
  const away = await createSealAway({
    folder: openSealedFolder(dataFolder),
    publicKey: parts.sealTo,
    encode: (pixels, size) => encodeFrame(pixels, size, pictureQuality),
  });
  log('info', 'Locked: what comes is sealed.', { waiting: away.waiting() });
  const handlers: HandlersFor<typeof recordingRoutes> = {
    'frame.accept': async (frame) => {
      const place = await away.frame(frame);
      engine.emit('engine.health', health());
      // It gets its number when it is taken in; until then this is its place among those that wait.
      return { id: place as FrameId };
    },
    'gap.note': async (gap) => {
      await away.gap(gap);
      return {};
    },
  };
  const engine = createLimitedEngine({
    dataFolder,
    settings: parts.settings,
    clock,
    log,
    routes: recordingRoutes,
    handlers,
    refuse: () => fail(new MnemeError('locked', say('Mneme is locked. Unlock it, and ask again.'))),
    health,
    onConfigured: ({ performance }) => ({ pictureQuality } = performance),
    drain: () => away.drain(),
    close: () => away.drain(),
  });
  return engine;

  function health(): EngineHealth {
    return {
      backlog: { reading: away.waiting(), readingFailed: 0, vectors: 0 },
      meaning: { state: 'ready', reason: '' },
      readingTrouble: '',
      databaseBytes: statSync(join(dataFolder, 'mneme.db'), { throwIfNoEntry: false })?.size ?? 0,
      imageBytes: 0,
      check: { state: 'none', says: '' },
    };
  }
}
