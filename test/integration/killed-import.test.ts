/** An import is killed again and again; the same file goes on where the last one ended, and is one import in the end. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeDatabase } from '../helpers/foreign-files.ts';
import { openrecall } from '../helpers/foreign-schemas.ts';
import { makeFile, memoriesOfStore, openExchange } from '../helpers/exchange-bed.ts';
import { openTestStore, temporaryFolder } from '../helpers/temporary-store.ts';

const child = new URL('../helpers/import-child.ts', import.meta.url);
const count = 150;
/** Some slices are written by then, and it is not the end. */
const broughtUntilKilled = 60;

/** Answers how often it was killed before it came to its end. */
async function importThroughKills(store: string, file: string): Promise<number> {
  for (let kills = 0; kills < 20; kills++) {
    const running = fork(child, [store, file, String(broughtUntilKilled)], {
      stdio: 'inherit',
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const [code, signal] = (await once(running, 'exit')) as [number | null, string | null];
    if (signal === null) {
      expect(code).toBe(0);
      return kills;
    }
  }
  throw new Error('It never came to its end.');
}

const files: readonly (readonly [string, () => string])[] = [
  [
    'a list',
    () =>
      makeFile(
        'mem0.json',
        JSON.stringify(Array.from({ length: count }, (_, at) => ({ id: `f${at}`, memory: `Fact ${at}` }))),
      ),
  ],
  [
    'a database',
    () =>
      makeDatabase('recall.db', (db) => {
        db.exec(openrecall);
        const add = db.prepare('INSERT INTO entries (app, title, text, timestamp) VALUES (?, ?, ?, ?)');
        for (let at = 0; at < count; at++)
          add.run(['Mail', `Window ${at}`, `Text ${at}`, 1_735_000_000 + at]);
      }),
  ],
];

for (const [what, make] of files)
  it(
    `the import of ${what} loses nothing and brings nothing twice, and is taken back as one`,
    { timeout: 120_000 },
    async () => {
      const storeFile = join(temporaryFolder(), 'mneme.db');
      openTestStore({ file: storeFile }).close();
      expect(await importThroughKills(storeFile, make())).toBeGreaterThan(0);

      const bed = openExchange(undefined, openTestStore({ file: storeFile }));
      expect(bed.db.value('PRAGMA integrity_check')).toBe('ok');
      expect(new Set(memoriesOfStore(bed).map(({ title }) => title)).size).toBe(count);
      expect(memoriesOfStore(bed)).toHaveLength(count);
      const list = bed.imports.list();
      expect(list).toMatchObject([{ state: 'done', counts: { added: count, known: 0, kept: 0 } }]);
      expect(await bed.imports.undo(list[0]!.id)).toEqual({ removed: count, changedSince: 0 });
    },
  );
