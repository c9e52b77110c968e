/** The real engine on a data folder of its own: encrypted store, real model, real reader. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src-main/base/clock.ts';
import { createEngine, type Engine } from '../../src-main/engine/engine.ts';
import type { EngineParts } from '../../src-main/engine/parts.ts';
import { startEngine as startAsTheApplication } from '../../src-main/engine/start-engine.ts';
import type { enginePortRequests } from '../../src-preload/contract/contract.ts';
import { unwrap } from '../../src-preload/contract/errors.ts';
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import type { InputOf, NameOf, OutputOf } from '../../src-preload/contract/route.ts';
import { testSettings } from './test-settings.ts';

type Routes = typeof enginePortRequests;

const projectRoot = join(import.meta.dirname, '../..');
/** The key of every such engine, for those who look into its store. */
export const engineKey = new Uint8Array(32).map((_, i) => i * 7);

export const vaultKey = new Uint8Array(32).map((_, i) => 255 - i * 3);

export interface EngineBed {
  readonly engine: Engine;
  readonly dataFolder: string;
  readonly logLines: string[];
  /** Asks, and throws what the engine refused with. */
  ask<Name extends NameOf<Routes>>(name: Name, input: InputOf<Routes, Name>): Promise<OutputOf<Routes, Name>>;
  close(): Promise<void>;
}

export function makeDataFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'mneme-engine-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What such an engine is built from. */
export function engineParts(dataFolder: string, change: Partial<EngineParts> = {}): EngineParts {
  return {
    dataFolder,
    key: engineKey,
    vaultKey,
    modelsFolder: join(projectRoot, 'resources/models'),
    embeddingThread: new URL('../../src-main/embedding/embedding-thread.ts', import.meta.url),
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    settings: testSettings({ images: { keep: true, keepDays: null } }),
    onBattery: false,
    clock: systemClock,
    writeLog: () => {},
    ...change,
  };
}

/** As the application starts it: where the database is damaged, the engine that mends. */
export function startWholeOrMending(
  dataFolder: string,
  change: Partial<EngineParts> = {},
): Promise<EngineBed> {
  return startEngine(dataFolder, change, startAsTheApplication);
}

export async function startEngine(
  dataFolder: string,
  change: Partial<EngineParts> = {},
  start: (parts: EngineParts) => Promise<Engine> = createEngine,
): Promise<EngineBed> {
  const logLines: string[] = [];
  const engine = await start(engineParts(dataFolder, { writeLog: (line) => logLines.push(line), ...change }));
  return {
    engine,
    dataFolder,
    logLines,
    ask: async (name, input) => unwrap(await engine.dispatch(name, input)) as OutputOf<Routes, typeof name>,
    close: () => engine.close(),
  };
}

/** A frame of an encoded picture; the engine takes the size from the picture. */
export function frameOf(picture: Uint8Array, facts: Partial<AcceptedFrame> = {}): AcceptedFrame {
  return {
    displayId: 'display-1',
    capturedAt: Date.now(),
    application: null,
    title: null,
    url: null,
    width: 1280,
    height: 720,
    pixels: { format: 'encoded', bytes: new Uint8Array(picture) },
    changed: null,
    ...facts,
  };
}
