/**
 * How long a look through a store takes while it is in use, and a repair of it after pages were overwritten, without a backup and with
 * one; and what is gone after each. `--set 283` chooses the megabytes, `--seed` the pages; `--file F` a text file to fill the store with.
 */
import {
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RepairReport } from '../../src-preload/contract/repair.ts';
import { restorePlace } from '../../src-main/backup/restore-places.ts';
import { checkInThread } from '../../src-main/repair/in-repair-thread.ts';
import { prepareRepair, type BackupAsked } from '../../src-main/repair/prepare-repair.ts';
import { backupsIn } from '../helpers/backups-in.ts';
import { makeSampleStore, openSample, sampleKey } from '../helpers/sample-store.ts';
import { quantile, repeatable, round } from './large-store/numbers.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const defaultMegabytes = 100;
const framesAMegabyte = 212;
const lostPages = 51;
const pageBytes = 4096;

const floors = {
  'slowest request ms': 100,
  'repair s': 180,
  'repair with a backup s': 240,
  'gone with a backup': 10,
} as const;

export async function run(args: BenchArgs): Promise<BenchReport> {
  const megabytes = Number(args.set ?? defaultMegabytes);
  const root = mkdtempSync(join(tmpdir(), 'mneme-bench-repair-'));
  const [data, folder] = [join(root, 'data'), join(root, 'backups')];
  mkdirSync(data);
  mkdirSync(folder);
  const sqliteBinding = process.env['MNEME_SQLITE_BINDING'] ?? null;
  const signal = new AbortController().signal;
  const words =
    args.file === null ? undefined : readFileSync(args.file, 'utf8').split(/\s+/u).filter(Boolean);
  try {
    const file = makeSampleStore(data, Math.round((megabytes * framesAMegabyte) / 40) * 40, sampleKey, words);
    const store = openSample(file);
    const waits: number[] = [];
    const asking = askAllTheTime(
      () => store.db.value('SELECT text FROM units WHERE id = ?', [1 + (waits.length % 900)]),
      waits,
    );
    const check = await timed(() => checkInThread({ file, key: sampleKey, sqliteBinding }, signal));
    clearInterval(asking);
    const backups = backupsIn({ dataFolder: data, folder, store, key: sampleKey, sqliteBinding });
    const { id, madeAt } = await backups.make();
    await backups.stop();
    store.close();

    overwrite(file, args.seed ?? 7);
    const repair = (backup: BackupAsked | null): Promise<Timed<RepairReport>> =>
      timed(() =>
        prepareRepair({
          ...{ dataFolder: data, key: sampleKey, sqliteBinding, now: Date.now(), signal, backup },
          onProgress: () => {},
        }),
      );
    const alone = await repair(null);
    rmSync(restorePlace.restored(data), { recursive: true });
    const filled = await repair({ folder, id, madeAt });
    const figures = {
      'store MB': round(statSync(file).size / 1e6, 0),
      'pages lost': filled.answer.lostPages,
      'check beside the work s': check.seconds,
      'requests meanwhile': waits.length,
      'request, 99 % within ms': round(quantile(waits, 0.99)),
      'slowest request ms': round(Math.max(...waits)),
      'repair s': alone.seconds,
      gone: sum(alone.answer, 'gone'),
      'kept in part': sum(alone.answer, 'partly'),
      'repair with a backup s': filled.seconds,
      'brought back': sum(filled.answer, 'returned'),
      'gone with a backup': sum(filled.answer, 'gone'),
    };
    const held = Object.entries(floors).map(([name, floor]): [string, Floor] => {
      const value = figures[name as keyof typeof figures];
      return [name, { floor, value, ok: value <= floor }];
    });
    const setting = `${availableParallelism()} cores, ${figures['store MB']} MB of store, ${lostPages} of ${statSync(file).size / pageBytes} pages overwritten, the first among them`;
    return { bench: 'repair', setting, figures, floors: Object.fromEntries(held) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A read every 10 ms, each asked at its time and not after the one before it. */
function askAllTheTime(ask: () => unknown, waits: number[]): NodeJS.Timeout {
  let asked = performance.now();
  return setInterval(() => {
    const due = asked + 10;
    ask();
    asked = performance.now();
    waits.push(Math.max(0, asked - due));
  }, 10);
}

function overwrite(file: string, seed: number): void {
  const random = repeatable(seed);
  const pages = statSync(file).size / pageBytes;
  const lost = new Set([0]);
  while (lost.size < lostPages) lost.add(Math.floor(random() * pages));
  const handle = openSync(file, 'r+');
  for (const page of lost) writeSync(handle, Buffer.alloc(512, 7), 0, 512, page * pageBytes + 1024);
  closeSync(handle);
}

interface Timed<T> {
  readonly answer: T;
  readonly seconds: number;
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const startedAt = performance.now();
  const answer = await work();
  return { answer, seconds: round((performance.now() - startedAt) / 1000) };
}

function sum({ losses }: RepairReport, of: 'gone' | 'partly' | 'returned'): number {
  return losses.reduce((all, loss) => all + loss[of], 0);
}
