/**
 * Large stores for the speed benches: an engine's data folder with generated passages, their vectors and some pictures.
 * Building a million takes minutes, so a store is kept in the house's cache until the store's layout, the model or the
 * generator changes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import { systemClock } from '../../../src-main/base/clock.ts';
import { silentLog } from '../../../src-main/base/log.ts';
import { deriveKeys } from '../../../src-main/engine/keys.ts';
import { encodeFrame } from '../../../src-main/images/image-codec.ts';
import { createImageFiles } from '../../../src-main/images/image-files.ts';
import { seal } from '../../../src-main/images/sealed-file.ts';
import { createEmbedBacklog } from '../../../src-main/memory/embed-backlog.ts';
import { migrations } from '../../../src-main/store/migrate.ts';
import { openDatabase, type Store } from '../../../src-main/store/database.ts';
import { createVectorIndex } from '../../../src-main/store/vector-index.ts';
import { drawScreen } from '../../helpers/screen-picture.ts';
import { benchDataFolder, readLocomo } from '../retrieval/bench-data.ts';
import { createCachedEmbedder, createRealEmbedder } from '../retrieval/cached-embedder.ts';
import { addGeneratedUnits } from './generated-units.ts';
import { createMadeUpEmbedder } from './made-up-vectors.ts';

/** Raise it when what is generated changes. */
const generator = 2;
const seedTexts = 1500;
const pictures = 20_000;

/** The engine's key of every kept store. */
export const largeStoreKey = new Uint8Array(32).map((_, place) => place * 5 + 1);

export interface LargeStore {
  /** What the engine takes as its data folder. Do not change it: others use it, too. */
  readonly dataFolder: string;
  /** Seconds that its building took; null where it was kept from before. */
  readonly builtInSeconds: number | null;
  readonly databaseBytes: number;
}

/** The kept store of so many passages, built where it is missing; null, with a line that says so, without bench data. */
export async function keptLargeStore(units: number): Promise<LargeStore | null> {
  const bench = benchDataFolder();
  if (!bench) return null;
  const cache = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'mneme/bench');
  const prefix = `large-${units}-`;
  const real = createRealEmbedder();
  try {
    const name = prefix + digest(JSON.stringify([generator, migrations, real.fingerprint]));
    const dataFolder = path.join(cache, name);
    const isKept = statSync(dataFolder, { throwIfNoEntry: false }) !== undefined;
    const startedAt = performance.now();
    if (!isKept) {
      mkdirSync(cache, { recursive: true });
      for (const old of readdirSync(cache).filter((each) => each.startsWith(prefix)))
        rmSync(path.join(cache, old), { recursive: true });
      const unfinished = `${dataFolder}.part`;
      const texts = readLocomo(path.join(bench, 'locomo/locomo-dev.json')).flatMap(({ sessions }) =>
        sessions.flat().map(({ text }) => text),
      );
      const seeds = await createCachedEmbedder(real).embedPassages(texts.slice(0, seedTexts));
      await build(unfinished, units, texts, createMadeUpEmbedder(real, seeds));
      renameSync(unfinished, dataFolder);
    }
    return {
      dataFolder,
      builtInSeconds: isKept ? null : Math.round((performance.now() - startedAt) / 1000),
      databaseBytes: statSync(path.join(dataFolder, 'mneme.db')).size,
    };
  } finally {
    await real.close();
  }
}

/** Opens the database of a data folder that has the key of the kept stores. */
export function openLargeStore(dataFolder: string): Store {
  return openDatabase({
    file: path.join(dataFolder, 'mneme.db'),
    key: deriveKeys(largeStoreKey).database,
    sqliteBinding: null,
    log: silentLog,
  });
}

async function build(
  dataFolder: string,
  units: number,
  texts: readonly string[],
  embedder: ReturnType<typeof createMadeUpEmbedder>,
): Promise<void> {
  mkdirSync(dataFolder);
  const store = openLargeStore(dataFolder);
  try {
    const pictured = addGeneratedUnits(store.db, texts, units, pictures);
    const vectors = createVectorIndex(store.db, embedder.fingerprint, embedder.dimensions);
    const backlog = createEmbedBacklog({
      db: store.db,
      embedder,
      vectors,
      clock: systemClock,
      log: silentLog,
    });
    backlog.start();
    await backlog.drain();
    await backlog.stop();
    if (backlog.waiting() > 0) throw new Error(`Vectors are missing: ${backlog.state().reason}`);
    await addPictures(path.join(dataFolder, 'images'), pictured);
    store.checkpoint();
  } finally {
    store.close();
  }
}

/** The same picture for every frame, sealed for each. Written without waiting for the disk, which the product does. */
async function addPictures(folder: string, frames: readonly FrameId[]): Promise<void> {
  const lines = Array.from({ length: 24 }, (_, line) => `Line ${line} of a window full of text`);
  const size = { width: 1920, height: 1080 };
  const drawn = await drawScreen({ title: 'A window', lines }, size.width, size.height);
  const picture = await encodeFrame({ format: 'encoded', bytes: new Uint8Array(drawn) }, size);
  const key = deriveKeys(largeStoreKey).images;
  for (const id of frames) {
    const thousand = path.join(folder, String(Math.floor(id / 1000)).padStart(4, '0'));
    mkdirSync(thousand, { recursive: true });
    writeFileSync(path.join(thousand, `${id}.img`), seal(key, id, picture.bytes));
  }
  // The layout of the folder is the product's: where it changes, this fails.
  if (frames[0] !== undefined) await createImageFiles({ folder, key }).read(frames[0]);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
