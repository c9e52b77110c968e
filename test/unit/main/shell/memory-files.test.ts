import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { showMemoryFile, showMemoryFolder } from '../../../../src-main/shell/memory-files.ts';

let base = '';
let folder = '';
let opened: string[] = [];

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'mneme-files-'));
  folder = join(base, 'memory_files');
  opened = [];
  await mkdir(join(folder, 'agent_ada', 'memory'), { recursive: true });
  await writeFile(join(folder, 'agent_ada', 'MEMORY.md'), '- x\n');
});
afterEach(() => rm(base, { recursive: true, force: true }));

function parts(path: string, name = 'MEMORY.md') {
  return {
    known: () => Promise.resolve({ folder, files: [{ scope: 'agent_ada', name, path }] }),
    openPath: (file: string) => {
      opened.push(`open ${file}`);
      return Promise.resolve('');
    },
    reveal: (file: string) => void opened.push(`reveal ${file}`),
  };
}

describe('a file of conversation memory', () => {
  it('is opened, or shown in its folder, by its scope and name', async () => {
    const path = join(folder, 'agent_ada', 'MEMORY.md');
    await showMemoryFile(parts(path), { scope: 'agent_ada', name: 'MEMORY.md', how: 'open' });
    await showMemoryFile(parts(path), { scope: 'agent_ada', name: 'MEMORY.md', how: 'reveal' });
    expect(opened).toEqual([`open ${path}`, `reveal ${path}`]);
  });

  it('is refused where it is unknown, leaves the folder, is no Markdown, or is gone', async () => {
    await writeFile(join(base, 'out.md'), '');
    await writeFile(join(folder, 'agent_ada', 'run.sh'), '');
    const show = (path: string, scope = 'agent_ada') =>
      showMemoryFile(parts(path), { scope, name: 'MEMORY.md', how: 'open' });
    await expect(show(join(folder, 'agent_ada', 'MEMORY.md'), 'agent_bob')).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const path of [join(base, 'out.md'), join(folder, 'agent_ada', 'run.sh'), folder])
      await expect(show(path), path).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(show(join(folder, 'agent_ada', 'gone.md'))).rejects.toMatchObject({ code: 'not-found' });
    expect(opened).toEqual([]);
  });

  it('is refused where it, or a folder on the way, is a link', async () => {
    await writeFile(join(base, 'secret.md'), '');
    await symlink(join(base, 'secret.md'), join(folder, 'agent_ada', 'link.md'));
    await symlink(base, join(folder, 'agent_eve'));
    for (const path of [join(folder, 'agent_ada', 'link.md'), join(folder, 'agent_eve', 'secret.md')])
      await expect(
        showMemoryFile(parts(path), { scope: 'agent_ada', name: 'MEMORY.md', how: 'open' }),
        path,
      ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(opened).toEqual([]);
  });

  it('says why the system could not open it', async () => {
    const path = join(folder, 'agent_ada', 'MEMORY.md');
    const failing = { ...parts(path), openPath: () => Promise.resolve('no editor') };
    await expect(
      showMemoryFile(failing, { scope: 'agent_ada', name: 'MEMORY.md', how: 'open' }),
    ).rejects.toThrow('no editor');
  });
});

it('the folder that is not there yet is not opened, and the owner is told when it will be', async () => {
  await rm(folder, { recursive: true });
  await expect(showMemoryFolder(parts(folder))).rejects.toThrow('when the first fact is kept');
  expect(opened).toEqual([]);
});
