/**
 * How long a backup, an incremental one and a restore take, while the store is written to and asked all the time; and how long
 * the slowest of those requests waited. `--set 1000` chooses the megabytes; `--file F` a text file to fill the store with.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../src-main/base/log.ts';
import { createTextKeeper } from '../../src-main/memory/text-keeper.ts';
import { addUnits } from '../../src-main/memory/units.ts';
import { openDatabase, transaction, type Store } from '../../src-main/store/database.ts';
import { backupsIn } from '../helpers/backups-in.ts';
import { quantile, repeatable, round } from './large-store/numbers.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const defaultMegabytes = 200;
const bytesPerPicture = 80_000;
/** A day of eight hours, with a kept picture about every 20 seconds. */
const picturesOfDay = 1_500;
const pageCharacters = 2_500;

export async function run(args: BenchArgs): Promise<BenchReport> {
  const megabytes = Number(args.set ?? defaultMegabytes);
  const root = mkdtempSync(join(tmpdir(), 'mneme-bench-backup-'));
  const [data, folder] = [join(root, 'data'), join(root, 'backups')];
  mkdirSync(join(data, 'images', '0000'), { recursive: true });
  mkdirSync(folder);
  const words = wordsOf(args.file);
  const random = repeatable(7);
  const page = (): string => {
    let text = '';
    while (text.length < pageCharacters) text += `${words[Math.floor(random() * words.length)]} `;
    return text;
  };
  const key = new Uint8Array(randomBytes(32));
  const file = join(data, 'mneme.db');
  const sqliteBinding = process.env['MNEME_SQLITE_BINDING'] ?? null;
  const store = openDatabase({ file, key, sqliteBinding, log: silentLog });
  try {
    let pictures = 0;
    const addPictures = (count: number): void => {
      for (let i = 0; i < count; i += 1)
        writeFileSync(join(data, 'images', '0000', `${(pictures += 1)}.img`), randomBytes(bytesPerPicture));
    };
    const addPages = (count: number): void =>
      transaction(store.db, () => {
        for (let i = 0; i < count; i += 1) remember(store, page());
      });
    addPages(200);
    multiplyPages(store, megabytes * 1e6);
    addPictures(Math.round((megabytes * 1e6) / 10 / bytesPerPicture));
    store.checkpoint();

    const backups = backupsIn({ dataFolder: data, folder, store, key, sqliteBinding });
    const first = await whileRecording(store, page, () => backups.make());
    addPictures(picturesOfDay);
    addPages(picturesOfDay);
    const second = await whileRecording(store, page, () => backups.make());
    const { id } = backups.list()[0]!;
    const restored = await whileRecording(store, page, () =>
      backups.restore({ id, folder: null, passphrase: null }),
    );

    const figures = {
      'store MB': round(statSync(file).size / 1e6, 0),
      'pictures MB': round((pictures * bytesPerPicture) / 1e6, 0),
      'backup s': first.seconds,
      'one of a day’s change s': second.seconds,
      'restore and verify s': restored.seconds,
      'requests meanwhile': first.waits.length + second.waits.length + restored.waits.length,
      'request, 99 % within ms': round(quantile(first.waits, 0.99)),
      'slowest request ms': round(Math.max(...first.waits, ...second.waits, ...restored.waits)),
    };
    const floors: Record<string, Floor> = {};
    for (const [name, floor] of Object.entries({
      'backup s': 60,
      'one of a day’s change s': 5,
      'restore and verify s': 90,
      'slowest request ms': 100,
    })) {
      const value = figures[name as keyof typeof figures];
      floors[name] = { floor, value, ok: value <= floor };
    }
    const setting = `${availableParallelism()} cores, ${figures['store MB']} MB of store, one disk for both, a page written every 100 ms`;
    return { bench: 'backup', setting, figures, floors };
  } finally {
    store.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Pages without their words in the index, which would take hours to build: a backup copies and checks pages of any kind alike. */
function multiplyPages({ db, room, checkpoint }: Store, bytes: number): void {
  for (let copy = 1; room().fileBytes < bytes; copy += 1) {
    db.run(
      `INSERT INTO units (stream, position, occurred_at, text, word_count)
       SELECT 'copy ' || ?, position, occurred_at, text, word_count FROM units WHERE stream = 's' ORDER BY id LIMIT 200`,
      [copy],
    );
    db.run('DELETE FROM units_waiting');
    if (copy % 10 === 0) checkpoint();
  }
}

interface Watched {
  readonly seconds: number;
  /** How long each request waited for its turn and its answer, in milliseconds. */
  readonly waits: number[];
}

/** Writes a page every 100 ms and reads one every 10 ms, each asked at its time and not after the one before it. */
async function whileRecording(
  store: Store,
  page: () => string,
  work: () => Promise<unknown>,
): Promise<Watched> {
  const waits: number[] = [];
  const keeper = createTextKeeper(store, silentLog);
  let asked = performance.now();
  let turn = 0;
  const timer = setInterval(() => {
    const due = asked + 10;
    if ((turn += 1) % 10 === 0) {
      remember(store, page());
      keeper.wake();
    } else store.db.value('SELECT text FROM units WHERE id = ?', [1 + (turn % 200)]);
    asked = performance.now();
    waits.push(Math.max(0, asked - due));
  }, 10);
  const startedAt = performance.now();
  try {
    await work();
    return { seconds: round((performance.now() - startedAt) / 1000), waits };
  } finally {
    clearInterval(timer);
    await keeper.stop();
  }
}

function remember({ db }: Store, text: string): void {
  addUnits(db, 's', [{ text, author: null, byOwner: false, occurredAt: Date.now(), frameId: null }]);
}

function wordsOf(file: string | null): readonly string[] {
  if (file !== null) return readFileSync(file, 'utf8').split(/\s+/).filter(Boolean);
  const random = repeatable(3);
  const letter = (): string => String.fromCharCode(97 + Math.floor(random() * 26));
  return Array.from({ length: 20_000 }, () =>
    Array.from({ length: 3 + Math.floor(random() * 7) }, letter).join(''),
  );
}
