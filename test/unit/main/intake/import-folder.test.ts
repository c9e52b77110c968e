import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIntakeBed, type IntakeBed } from '../../../helpers/intake-bed.ts';

let bed: IntakeBed;
let folder: string;
beforeEach(async () => {
  bed = await createIntakeBed();
  folder = mkdtempSync(join(tmpdir(), 'mneme-import-'));
});
afterEach(async () => {
  await bed.close();
  rmSync(folder, { recursive: true });
});

/** A picture that shows the lines, as the bed's reader knows them. */
function put(name: string, lines: readonly string[], sideCar?: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(lines));
  if (sideCar !== undefined) {
    const text = typeof sideCar === 'string' ? sideCar : JSON.stringify(sideCar);
    writeFileSync(join(folder, name.replace(/\.\w+$/, '.json')), text);
  }
}

function run(progress: (done: number, found: number) => void = () => {}) {
  return bed.intake.importFolder(folder, progress);
}

function activities() {
  return bed.store.db.all(
    'SELECT application, title, url, display_id AS display, started_at AS startedAt FROM activities ORDER BY started_at',
  );
}

describe('importFolder', () => {
  it('takes pictures with the facts of their side-cars, oldest first', async () => {
    put('b.png', ['later'], {
      time: '2024-05-01T10:00:00Z',
      application: 'Mail',
      title: 'Inbox',
      display: 'left',
    });
    put('a.jpg', ['earlier'], {
      time: 1_700_000_000_000,
      application: 'Browser',
      title: 'News',
      url: 'https://n.example',
    });
    expect(await run()).toEqual({
      folder,
      found: 2,
      imported: 2,
      known: 0,
      same: 0,
      excluded: 0,
      problems: [],
    });
    expect(activities()).toEqual([
      {
        application: 'Browser',
        title: 'News',
        url: 'https://n.example',
        display: 'import',
        startedAt: 1_700_000_000_000,
      },
      {
        application: 'Mail',
        title: 'Inbox',
        url: null,
        display: 'left',
        startedAt: Date.UTC(2024, 4, 1, 10),
      },
    ]);
    await bed.intake.drain();
    expect(bed.texts()).toEqual(['News\nearlier', 'Inbox\nlater']);
  });

  it("takes the file's own time of change where no side-car tells one", async () => {
    put('a.webp', ['text']);
    utimesSync(join(folder, 'a.webp'), 1_600_000_000, 1_600_000_000);
    await run();
    expect(activities()).toMatchObject([{ startedAt: 1_600_000_000_000, application: null }]);
  });

  it('reads a side-car that is named after the whole file', async () => {
    put('a.png', ['text']);
    writeFileSync(join(folder, 'a.png.json'), JSON.stringify({ application: 'Mail' }));
    await run();
    expect(activities()).toMatchObject([{ application: 'Mail' }]);
  });

  it('adds nothing the second time, even after a restart', async () => {
    put('a.png', ['text']);
    await run();
    expect(await run()).toMatchObject({ imported: 0, known: 1 });
    await bed.restart();
    expect(await run()).toMatchObject({ imported: 0, known: 1 });
  });

  it('takes one of two files that are the same', async () => {
    put('a.png', ['text']);
    put('copy of a.png', ['text']);
    expect(await run()).toMatchObject({ imported: 1, same: 1 });
  });

  it('names each file that cannot be taken, with what to do, and goes on', async () => {
    put('broken.png', ['text'], '{ not json');
    put('wrong.png', ['text'], { time: 'yesterday' });
    put('good.png', ['good']);
    mkdirSync(join(folder, 'folder.png'));
    const report = await run();
    expect(report).toMatchObject({ found: 4, imported: 1 });
    expect(report.problems.map(({ file }) => file).sort()).toEqual(['broken.png', 'folder.png', 'wrong.png']);
    expect(report.problems.find(({ file }) => file === 'wrong.png')?.message).toMatch(
      /wrong\.json does not fit \(time: .*leave it out/,
    );
    expect(report.problems.find(({ file }) => file === 'broken.png')?.message).toMatch(
      /broken\.json is not JSON/,
    );
  });

  it("leaves out what the owner's exclusions and the presets cover", async () => {
    bed.intake.configure(
      { ...bed.settings, exclusions: { presetsOff: [], rules: [{ kind: 'application', pattern: 'Bank*' }] } },
      false,
    );
    put('a.png', ['balance'], { application: 'BankApp', title: 'Balance' });
    put('b.png', ['vault'], { application: 'KeePassXC', title: 'Passwords' });
    put('c.png', ['fine'], { application: 'Editor', title: 'fine' });
    expect(await run()).toMatchObject({ found: 3, imported: 1, excluded: 2 });
    expect(bed.images.files.size).toBe(1);
  });

  it('takes a picture that nothing is known of, as the owner chose it, whatever rules there are', async () => {
    bed.intake.configure(
      { ...bed.settings, exclusions: { presetsOff: [], rules: [{ kind: 'title', pattern: 'bank' }] } },
      false,
    );
    put('a.png', ['text']);
    expect(await run()).toMatchObject({ imported: 1, excluded: 0 });
  });

  it('tells how far it is', async () => {
    put('a.png', ['a']);
    put('b.png', ['b']);
    const steps: string[] = [];
    await run((done, found) => steps.push(`${done}/${found}`));
    expect(steps).toEqual(['1/2', '2/2']);
  });

  it('says which folder cannot be read, and what to do', async () => {
    await expect(bed.intake.importFolder(join(folder, 'none'), () => {})).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/none.*does not exist.*Check/) as string,
    });
  });
});
