/**
 * An engine in a process of its own that is locked and unlocked without an end, and takes frames all the while, so that a test
 * can kill it at any moment.
 */
import { readFileSync } from 'node:fs';
import { systemClock } from '../../src-main/base/clock.ts';
import type { BoxKeys } from '../../src-main/base/sealed-box.ts';
import { createEngine, type Engine } from '../../src-main/engine/engine.ts';
import { createSealingEngine } from '../../src-main/engine/sealing-engine.ts';
import { unwrap } from '../../src-preload/contract/errors.ts';
import { engineParts } from './engine-bed.ts';
import { replayedFrame } from './replayed-stream.ts';
import { testSettings } from './test-settings.ts';

/** What it tells of: what it begins, and what has been acknowledged. */
export interface LockingMessage {
  readonly kind: 'offered' | 'taken';
  readonly frame: number;
}

const [folder, keyFile, first] = process.argv.slice(2) as [string, string, string];
const keys = JSON.parse(readFileSync(keyFile, 'utf8')) as Record<keyof BoxKeys, number[]>;
const sealing: BoxKeys = {
  publicKey: Uint8Array.from(keys.publicKey),
  privateKey: Uint8Array.from(keys.privateKey),
};
const tell = (message: LockingMessage): void => void process.send!(message);

let frame = Number(first);
for (;;) {
  const locked = await createSealingEngine({
    dataFolder: folder,
    sealTo: sealing.publicKey,
    settings: testSettings(),
    clock: systemClock,
    writeLog: () => {},
  });
  await take(locked, 3);
  await locked.close();
  const unlocked = await createEngine(engineParts(folder, { sealing }));
  await take(unlocked, 1);
  // Sometimes everything has come in before it is locked again, sometimes not.
  if (frame % 3 === 0) unwrap(await unlocked.dispatch('engine.drain', {}));
  await unlocked.close();
}

async function take(engine: Engine, count: number): Promise<void> {
  for (const end = frame + count; frame < end; frame++) {
    const picture = await replayedFrame(frame);
    tell({ kind: 'offered', frame });
    unwrap(await engine.dispatch('frame.accept', picture));
    tell({ kind: 'taken', frame });
  }
}
