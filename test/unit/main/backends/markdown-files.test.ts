import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { changeEntries, entriesOf } from '../../../../src-main/backends/markdown-document.ts';
import { createMarkdownFiles, type MarkdownFiles } from '../../../../src-main/backends/markdown-files.ts';
import { agentScope } from '../../../../src-main/backends/scope.ts';
import { mountSmallDisk, noSmallDisk } from '../../../helpers/small-disk.ts';
import { temporaryFolder } from '../../../helpers/temporary-store.ts';

const scope = agentScope('assistant');
const entrypoint = { type: 'entrypoint' } as const;
const id = (place: number): string => `m_20260503100000_${place.toString(16).padStart(8, '0')}`;

function bed(root = join(temporaryFolder(), 'memory_files')): {
  files: MarkdownFiles;
  root: string;
  path: string;
} {
  const files = createMarkdownFiles(() => ({ root, entrypoint: 'MEMORY.md' }));
  return { files, root, path: files.pathOf(scope, entrypoint) };
}

const textsOf = (files: MarkdownFiles): string[] =>
  entriesOf(files.read(scope, entrypoint)).map(({ text }) => text);

describe('files of memories', () => {
  it('are made with the first fact, in the folder of their scope', async () => {
    const { files, root } = bed();
    expect(textsOf(files)).toEqual([]);
    await files.edit(scope, entrypoint, (document) =>
      changeEntries(document, { added: [{ id: id(1), text: 'likes tea' }] }),
    );
    await files.edit(scope, { type: 'note', day: '2026-05-03' }, (document) =>
      changeEntries(document, { added: [{ id: id(2), text: 'was in Bern' }] }),
    );
    expect(readFileSync(join(root, 'agent_assistant', 'MEMORY.md'), 'utf8')).toBe(
      `- [id=${id(1)}] likes tea\n`,
    );
    expect(existsSync(join(root, 'agent_assistant', 'memory', '2026-05-03.md'))).toBe(true);
    expect(files.look(scope).map(({ file }) => file)).toEqual([
      entrypoint,
      { type: 'note', day: '2026-05-03' },
    ]);
    expect(files.scopes()).toEqual([scope]);
  });

  it('lose nothing when many edits come at once, and leave no unfinished file', async () => {
    const { files, path } = bed();
    await Promise.all(
      Array.from({ length: 50 }, (_, place) =>
        files.edit(scope, entrypoint, (document) =>
          changeEntries(document, { added: [{ id: id(place), text: `fact ${place}` }] }),
        ),
      ),
    );
    expect(textsOf(files)).toEqual(Array.from({ length: 50 }, (_, place) => `fact ${place}`));
    expect(readdirSync(join(path, '..'))).toEqual(['MEMORY.md']);
  });

  it('keep what an editor wrote between reading and writing', async () => {
    const { files, path } = bed();
    await files.edit(scope, entrypoint, (document) =>
      changeEntries(document, { added: [{ id: id(1), text: 'first' }] }),
    );
    let interruptions = 0;
    await files.edit(scope, entrypoint, (document) => {
      if (interruptions++ < 3) writeFileSync(path, `${readFileSync(path, 'utf8')}by hand ${interruptions}\n`);
      return changeEntries(document, { added: [{ id: id(2), text: 'ours' }] });
    });
    expect(textsOf(files)).toEqual(['first', 'by hand 1', 'by hand 2', 'by hand 3', 'ours']);
  });

  it('give up on a file that somebody writes without end, and say so', async () => {
    const { files, path } = bed();
    await files.edit(scope, entrypoint, (document) =>
      changeEntries(document, { added: [{ id: id(1), text: 'first' }] }),
    );
    let count = 0;
    const edit = files.edit(scope, entrypoint, (document) => {
      writeFileSync(path, `- by hand ${count++}\n`);
      return changeEntries(document, { added: [{ id: id(2), text: 'ours' }] });
    });
    await expect(edit).rejects.toMatchObject({ code: 'conflict' });
    expect(textsOf(files)).toEqual([`by hand ${count - 1}`]);
  });

  it('are made again where their folder was deleted, and refused where a file took its place', async () => {
    const { files, root, path } = bed();
    const add = (text: string) =>
      files.edit(scope, entrypoint, (document) =>
        changeEntries(document, { added: [{ id: id(text.length), text: text }] }),
      );
    await add('a');
    rmSync(root, { recursive: true });
    await add('bb');
    expect(textsOf(files)).toEqual(['bb']);
    rmSync(root, { recursive: true });
    writeFileSync(root, 'a file');
    await expect(add('ccc')).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining(path) as string,
    });
    expect(readFileSync(root, 'utf8')).toBe('a file');
  });

  it.each([
    ['the file', ['agent_assistant'], 'agent_assistant/MEMORY.md'],
    ['the folder of a scope', [], 'agent_assistant'],
  ])('are not followed out of their folder where %s is a link', async (_what, folders, link) => {
    const { files, root } = bed();
    mkdirSync(join(root, ...folders), { recursive: true });
    const outside = join(temporaryFolder(), 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'MEMORY.md'), '- secret\n');
    symlinkSync(link.endsWith('.md') ? join(outside, 'MEMORY.md') : outside, join(root, link));
    expect(() => files.read(scope, entrypoint)).toThrow(/is a link/);
    await expect(
      files.edit(scope, entrypoint, (document) =>
        changeEntries(document, { added: [{ id: id(1), text: 'x' }] }),
      ),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(readFileSync(join(outside, 'MEMORY.md'), 'utf8')).toBe('- secret\n');
  });

  it.each([
    ['no UTF-8', Buffer.from([0x2d, 0x20, 0xff, 0xfe, 0x41]), /UTF-8/],
    ['too much', Buffer.alloc(10_000_001, 'a'), /10 MB/],
  ])('are left alone with their bytes where they hold %s', async (_what, bytes, message) => {
    const { files, path } = bed();
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, bytes);
    expect(() => files.read(scope, entrypoint)).toThrow(message);
    await expect(
      files.edit(scope, entrypoint, (document) =>
        changeEntries(document, { added: [{ id: id(1), text: 'x' }] }),
      ),
    ).rejects.toThrow(message);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('are found under a name whose accents another computer wrote in the other way', async () => {
    const { files, root } = bed();
    const zoe = agentScope('Zoë');
    const folder = join(root, 'agent_Zoe\u0308');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'MEMORY.md'), '- likes tea\n');
    expect(files.scopes()).toEqual([zoe]);
    await files.edit(zoe, entrypoint, (document) =>
      changeEntries(document, { added: [{ id: id(1), text: 'new' }] }),
    );
    expect(readFileSync(join(folder, 'MEMORY.md'), 'utf8')).toBe(`- likes tea\n- [id=${id(1)}] new\n`);
    expect(readdirSync(root)).toHaveLength(1);
    expect(agentScope('Zoe\u0308')).toBe(zoe);
  });

  it.each(['agent_../../outside', 'agent_a/../../b', '../agent_x', 'agent_a\\b', 'other'])(
    'never lie where the name of a scope (%s) would lead out of the folder',
    async (name) => {
      const { files, root } = bed();
      const bad = name as ReturnType<typeof agentScope>;
      expect(() => files.read(bad, entrypoint)).toThrow(/cannot be the name of a folder/);
      await expect(
        files.edit(bad, entrypoint, (document) =>
          changeEntries(document, { added: [{ id: id(1), text: 'x' }] }),
        ),
      ).rejects.toMatchObject({ code: 'not-allowed' });
      expect(existsSync(root)).toBe(false);
    },
  );

  it('keep who may read them, as their owner set it', async () => {
    const { files, path } = bed();
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'likes tea\n');
    chmodSync(path, 0o644);
    const add = () =>
      files.edit(scope, entrypoint, (document) =>
        changeEntries(document, { added: [{ id: id(1), text: 'x' }] }),
      );
    await add();
    expect(statSync(path).mode & 0o777).toBe(0o644);
    rmSync(path);
    await add();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keep their byte order mark and their line ends', async () => {
    const { files, path } = bed();
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, '\ufeff# Memory\r\n- likes tea\r\n');
    await files.edit(scope, entrypoint, (document) =>
      changeEntries(document, { added: [{ id: id(1), text: 'x' }] }),
    );
    expect(readFileSync(path, 'utf8')).toBe(`\ufeff# Memory\r\n- likes tea\r\n- [id=${id(1)}] x\r\n`);
  });
});

describe.skipIf(noSmallDisk !== null)(
  `on a small disk${noSmallDisk ? ` (left out: ${noSmallDisk})` : ''}`,
  () => {
    it('keep what they hold where the disk is full, and go on with room', async () => {
      const disk = mountSmallDisk(2);
      onTestFinished(() => disk.remove());
      const { files, path } = bed(join(disk.folder, 'memory_files'));
      await files.edit(scope, entrypoint, (document) =>
        changeEntries(document, { added: [{ id: id(1), text: 'first' }] }),
      );
      disk.fill(0);
      const add = () =>
        files.edit(scope, entrypoint, (document) =>
          changeEntries(document, { added: [{ id: id(2), text: 'x'.repeat(200_000) }] }),
        );
      await expect(add()).rejects.toMatchObject({ code: 'disk-full' });
      expect(readFileSync(path, 'utf8')).toBe(`- [id=${id(1)}] first\n`);
      expect(readdirSync(join(path, '..'))).toEqual(['MEMORY.md']);
      disk.empty();
      await add();
      expect(textsOf(files)).toHaveLength(2);
    });
  },
);
