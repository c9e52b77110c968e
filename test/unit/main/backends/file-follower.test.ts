/** How the index follows files that somebody else changes, and what is said where it cannot. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { entriesOf } from '../../../../src-main/backends/markdown-document.ts';
import { agentScope, type Scope } from '../../../../src-main/backends/scope.ts';
import { createBackendBed, type BackendBed } from '../../../helpers/backend-bed.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';
import { mountSmallDisk, noSmallDisk } from '../../../helpers/small-disk.ts';
import { temporaryFolder } from '../../../helpers/temporary-store.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const ada = agentScope('ada');
const bob = agentScope('bob');
const entrypoint = { type: 'entrypoint' } as const;

function start() {
  const bed = createBackendBed(embedder);
  const { follower } = bed;
  const { file } = bed.backends;
  const pathOf = (scope: Scope): string => bed.files.pathOf(scope, entrypoint);
  const write = (scope: Scope, text: string): void => {
    mkdirSync(dirname(pathOf(scope)), { recursive: true });
    writeFileSync(pathOf(scope), text);
  };
  const texts = async (scope = ada): Promise<string[]> =>
    (await file.list(scope, { cursor: null, limit: 100 })).memories.map(({ text }) => text);
  return { bed, file, follower, pathOf, write, texts };
}

function isNotFound(error: unknown): void {
  if ((error as { code?: string }).code !== 'not-found') throw error;
}

/** Twice: what is missing once may be an editor that saves. */
async function lookTwice({ follower }: Pick<BackendBed, 'follower'>): Promise<void> {
  await follower.look();
  await follower.look();
}

describe('a file that somebody else changes', () => {
  it('is followed within two seconds, however it was saved: in place, by another name, with its old time', async () => {
    const { bed, follower, pathOf, write, texts } = start();
    /** Lets two seconds pass, in which everything that waits for nothing but its turn has it. */
    const twoSeconds = async (): Promise<void> => {
      for (let step = 0; step < 40; step++) await bed.clock.advance(50);
    };
    follower.start();
    onTestFinished(() => follower.stop());
    write(ada, 'in place\n');
    await twoSeconds();
    expect(await texts()).toEqual(['in place']);
    writeFileSync(`${pathOf(ada)}~`, 'renamed!\n');
    rmSync(pathOf(ada));
    renameSync(`${pathOf(ada)}~`, pathOf(ada));
    await twoSeconds();
    expect(await texts()).toEqual(['renamed!']);
    writeFileSync(pathOf(ada), 'old time\n');
    utimesSync(pathOf(ada), new Date(0), new Date(0));
    await twoSeconds();
    expect(await texts()).toEqual(['old time']);
  });

  it('keeps its history and its vectors where an editor takes it away for a moment while it saves', async () => {
    const { bed, file, follower, pathOf, texts } = start();
    const { memory } = await file.add(ada, 'Likes tea', 'agent');
    await file.add(bob, 'other', 'agent');
    await follower.look();
    const saved = readFileSync(pathOf(ada));
    rmSync(pathOf(ada));
    await follower.look();
    expect(await texts()).toEqual(['Likes tea']);
    writeFileSync(pathOf(ada), saved);
    await lookTwice(bed);
    expect((await file.history(ada, memory.id)).map(({ event, after }) => [event, after])).toEqual([
      ['ADD', 'Likes tea'],
    ]);
  });

  it('is followed where only a capital or a comma is another, by hand and by an edit', async () => {
    const { bed, file, write, texts } = start();
    write(ada, '- likes tea\n- has a boat\n');
    await bed.follower.look();
    write(ada, '- Likes tea!\n- has a boat\n');
    await bed.follower.look();
    expect(await texts()).toEqual(['Likes tea!', 'has a boat']);
    const boat = (await file.list(ada, { cursor: null, limit: 10 })).memories[1]!;
    await file.update(ada, boat.id, 'Has a boat.', 'owner');
    expect(await texts()).toEqual(['Likes tea!', 'Has a boat.']);
    const { memory } = await file.add(ada, 'Plays chess', 'agent');
    await file.update(ada, memory.id, 'Plays Chess', 'owner');
    expect((await file.get(ada, memory.id)).text).toBe('Plays Chess');
    expect((await file.history(ada, memory.id)).map(({ before, after }) => [before, after])).toEqual([
      [null, 'Plays chess'],
      ['Plays chess', 'Plays Chess'],
    ]);
  });

  it('is forgotten when it is deleted, with its scope as well, while other scopes are there', async () => {
    const { bed, file, pathOf, texts } = start();
    await file.add(ada, 'Likes tea', 'agent');
    await file.add(bob, 'Likes coffee', 'agent');
    await bed.follower.look();
    rmSync(dirname(pathOf(ada)), { recursive: true });
    await lookTwice(bed);
    expect(await texts()).toEqual([]);
    expect(await texts(bob)).toEqual(['Likes coffee']);
    expect(bed.follower.trouble()).toBeNull();
  });

  it('says with the index what it says itself, after any edits by hand and by agents', async () => {
    const line = fc.constantFrom(
      'tea',
      '- boat',
      '* [ ] call Bob',
      '# Title',
      '',
      '```',
      '<!-- x -->',
      '---',
      'dog\r',
    );
    const edit = fc.tuple(
      fc.constantFrom('add', 'update', 'delete', 'by hand', 'by hand', 'remove file'),
      fc.nat(),
      line,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 5, maxLength: 25 }), async (edits) => {
        const { bed, file, follower, pathOf, write, texts } = start();
        write(bob, 'keeps the folder\n');
        for (const [kind, which, text] of edits) {
          const all = (await file.list(ada, { cursor: null, limit: 100 })).memories;
          const one = all[which % Math.max(1, all.length)];
          const present = existsSync(pathOf(ada)) ? readFileSync(pathOf(ada), 'utf8') : '';
          if (kind === 'add') await file.add(ada, `fact ${text}`, 'agent');
          else if (kind === 'by hand')
            write(
              ada,
              present
                .split('\n')
                .toSpliced(which % 7, which % 2, text)
                .join('\n'),
            );
          else if (kind === 'remove file') rmSync(pathOf(ada), { force: true });
          // What an editor has just taken away is not there to be changed.
          else if (one && kind === 'update')
            await file.update(ada, one.id, `other ${text}`, 'owner').catch(isNotFound);
          else if (one) await file.delete(ada, one.id, 'owner').catch(isNotFound);
          if (which % 3 === 0) {
            await lookTwice(bed);
            expect(await texts()).toEqual(
              entriesOf(bed.files.read(ada, entrypoint)).map((entry) => entry.text),
            );
          }
        }
        await lookTwice(bed);
        expect(await texts()).toEqual(entriesOf(bed.files.read(ada, entrypoint)).map((entry) => entry.text));
        expect(follower.trouble()).toBeNull();
      }),
      { numRuns: 12 },
    );
  });

  it('may have a line of ten megabytes: its beginning is found, and a prompt stays short', async () => {
    const { bed, file, write, texts } = start();
    write(ada, `- Likes tea\n- violin ${'x'.repeat(9_900_000)}\n- Has a boat\n`);
    await bed.follower.look();
    const all = await texts();
    expect(all.map((text) => text.slice(0, 9))).toEqual(['Likes tea', 'violin xx', 'Has a boa']);
    const prompt = await file.promptContext([ada], 'tea', { memories: 0, chars: 100 });
    expect(prompt.length).toBeLessThan(3_000);
    expect(prompt).toContain('Has a boat');
    expect(prompt).toContain('more characters of this line are not shown');
  });

  it('is one of an Obsidian vault as well: its front matter, its folders and its other notes are left alone', async () => {
    const { bed, file, write, pathOf, texts } = start();
    const vault =
      '---\ntags: [memory]\naliases: [Ada]\n---\n# Ada\n- Likes [[Green tea|tea]] #drink\n- [x] called ![[Bob.png]]\n';
    write(ada, vault);
    mkdirSync(join(bed.root, '.obsidian'));
    writeFileSync(join(bed.root, '.obsidian', 'app.json'), '{}');
    writeFileSync(join(bed.root, 'Welcome.md'), 'Not of any scope\n');
    writeFileSync(join(dirname(pathOf(ada)), 'Other note.md'), 'Not a memory\n');
    await bed.follower.look();
    expect(await texts()).toEqual(['Likes [[Green tea|tea]] #drink', 'called ![[Bob.png]]']);
    await file.add(ada, 'Has a boat', 'agent');
    expect(readFileSync(pathOf(ada), 'utf8').startsWith(vault)).toBe(true);
    expect(bed.follower.trouble()).toBeNull();
  });

  it('is not read again while nothing has changed', async () => {
    const { bed, file, follower, pathOf, texts } = start();
    await file.add(ada, 'Likes tea', 'agent');
    await follower.look();
    // Were it read, the index would say again what the file says.
    bed.db.run("UPDATE units SET text = 'changed behind its back'");
    await follower.look();
    expect(await texts()).toEqual(['changed behind its back']);
    appendFileSync(pathOf(ada), 'more\n');
    await follower.look();
    expect(await texts()).toEqual(['Likes tea', 'more']);
  });
});

describe('a folder that is out of reach', () => {
  it.each(['taken away', 'emptied', 'replaced by a file'])(
    'keeps its memories in the index while it is %s, says so, and is followed again when it is back',
    async (what) => {
      const { bed, file, follower, texts } = start();
      await file.add(ada, 'Likes tea', 'agent');
      await lookTwice(bed);
      const aside = `${bed.root}-aside`;
      renameSync(bed.root, aside);
      if (what === 'emptied') mkdirSync(bed.root);
      if (what === 'replaced by a file') writeFileSync(bed.root, 'a file');
      await lookTwice(bed);
      expect(await texts()).toEqual(['Likes tea']);
      expect(follower.trouble()).toContain(bed.root);
      rmSync(bed.root, { recursive: true, force: true });
      renameSync(aside, bed.root);
      appendFileSync(bed.files.pathOf(ada, entrypoint), 'by hand\n');
      await lookTwice(bed);
      expect(follower.trouble()).toBeNull();
      expect(await texts()).toEqual(['Likes tea', 'by hand']);
    },
  );

  it('begins anew with the next fact, or with the wish to forget everything', async () => {
    const { bed, file, follower, texts } = start();
    await file.add(ada, 'Likes tea', 'agent');
    await file.add(bob, 'Likes coffee', 'agent');
    await follower.look();
    rmSync(bed.root, { recursive: true });
    await lookTwice(bed);
    await file.deleteAll(bob, 'owner');
    expect(await texts(bob)).toEqual([]);
    await file.add(ada, 'Has a boat', 'agent');
    await lookTwice(bed);
    expect(await texts()).toEqual(['Has a boat']);
    expect(follower.trouble()).toBeNull();
  });

  it('says of each file what is wrong with it, and goes on with the others', async () => {
    const { bed, follower, pathOf, write, texts } = start();
    write(ada, 'Likes tea\n');
    const outside = join(temporaryFolder(), 'outside');
    mkdirSync(outside);
    symlinkSync(outside, dirname(pathOf(bob)));
    await lookTwice(bed);
    expect(await texts()).toEqual(['Likes tea']);
    expect(follower.trouble()).toMatch(/agent_bob.* is a link/);
    rmSync(dirname(pathOf(bob)));
    writeFileSync(pathOf(ada), Buffer.from([0xff, 0xfe, 0x41]));
    await lookTwice(bed);
    expect(follower.trouble()).toMatch(/UTF-8/);
    expect(await texts()).toEqual(['Likes tea']);
    writeFileSync(pathOf(ada), 'Likes coffee\n');
    await lookTwice(bed);
    expect(follower.trouble()).toBeNull();
    expect(await texts()).toEqual(['Likes coffee']);
  });
});

describe('another folder in the settings', () => {
  it('takes the place of the old one, which stays as it is, and the old one is followed again when it is chosen again', async () => {
    const { bed, file, texts } = start();
    const { memory } = await file.add(ada, 'Likes tea', 'agent');
    const before = { ...bed.folder };
    bed.folder.root = join(temporaryFolder(), 'another');
    await lookTwice(bed);
    expect(await texts()).toEqual([]);
    expect(bed.follower.trouble()).toBeNull();
    await file.add(ada, 'Has a boat', 'agent');
    expect(existsSync(join(bed.folder.root, ada, 'MEMORY.md'))).toBe(true);
    expect(readFileSync(join(before.root, ada, 'MEMORY.md'), 'utf8')).toContain('Likes tea');
    Object.assign(bed.folder, before);
    await lookTwice(bed);
    expect(await texts()).toEqual(['Likes tea']);
    expect((await file.history(ada, memory.id))[0]).toMatchObject({ event: 'ADD', after: 'Likes tea' });
    bed.folder.entrypoint = 'NOTES.md';
    await lookTwice(bed);
    expect(await texts()).toEqual([]);
  });

  it('is begun with before anything is written, though nobody has looked yet', async () => {
    const { bed, file, texts } = start();
    await file.add(ada, 'Likes tea', 'agent');
    await bed.follower.look();
    bed.folder.root = join(temporaryFolder(), 'another');
    expect((await file.add(ada, 'Likes tea', 'agent')).event).toBe('ADD');
    await lookTwice(bed);
    expect(await texts()).toEqual(['Likes tea']);
  });
});

describe.skipIf(noSmallDisk !== null)(
  `on a disk of its own${noSmallDisk ? ` (left out: ${noSmallDisk})` : ''}`,
  () => {
    it('a folder that may only be read is told of, and that it may be written again', async () => {
      const disk = mountSmallDisk(2);
      onTestFinished(() => disk.remove());
      const { bed, file, follower, texts } = start();
      bed.folder.root = join(disk.folder, 'memories');
      await file.add(ada, 'Likes tea', 'agent');
      await lookTwice(bed);
      execFileSync('mount', ['-o', 'remount,ro', disk.folder]);
      await expect(file.add(ada, 'Has a boat', 'agent')).rejects.toMatchObject({ code: 'unreadable' });
      await lookTwice(bed);
      expect(follower.trouble()).toMatch(/may not be read or written/);
      expect(await texts()).toEqual(['Likes tea']);
      execFileSync('mount', ['-o', 'remount,rw', disk.folder]);
      await lookTwice(bed);
      expect(follower.trouble()).toBeNull();
    });

    it('a full disk is told of until there is room', async () => {
      const disk = mountSmallDisk(2);
      onTestFinished(() => disk.remove());
      const { bed, file, follower } = start();
      bed.folder.root = join(disk.folder, 'memories');
      await file.add(ada, 'Likes tea', 'agent');
      disk.fill(0);
      await expect(file.add(ada, 'x'.repeat(100_000), 'agent')).rejects.toMatchObject({ code: 'disk-full' });
      await lookTwice(bed);
      expect(follower.trouble()).toMatch(/is full/);
      disk.empty();
      await lookTwice(bed);
      expect(follower.trouble()).toBeNull();
    });
  },
);
