/** Holds the sources to the import table, and proves that the table bites. */
import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { entries, rendererFolders, rooms } from './import-table.ts';
import { findViolations } from './violations.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe('the sources', () => {
  it('import only what the table allows, without cycles', async () => {
    expect(await findViolations(root)).toEqual([]);
  });

  it('lie in rooms that the table knows', async () => {
    const main = await namesIn('src-main');
    const renderer = await namesIn('src-renderer');
    expect(main.folders.filter((name) => !Object.hasOwn(rooms, name))).toEqual([]);
    expect(main.files.filter((name) => !Object.hasOwn(entries, name))).toEqual([]);
    expect(renderer.folders.filter((name) => !Object.hasOwn(rendererFolders, name))).toEqual([]);
    expect((await namesIn('src-preload')).folders).toEqual(['contract']);
  });
});

describe('the rules', () => {
  const trees: string[] = [];
  afterEach(async () => {
    for (const tree of trees.splice(0)) await rm(tree, { recursive: true });
  });

  /** Writes files of a small project and answers what the rules say of it. */
  async function violationsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
    const tree = await mkdtemp(path.join(tmpdir(), 'mneme-imports-'));
    trees.push(tree);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(tree, name)), { recursive: true });
      await writeFile(path.join(tree, name), text);
    }
    return findViolations(tree);
  }

  const somewhere = 'export const there = 1;\n';

  it.each([
    ['a leaf that imports another leaf', 'src-main/ocr/a.ts', '../images/b.ts', 'src-main/images/b.ts'],
    ['the shell reaching into the engine', 'src-main/shell/a.ts', '../engine/b.ts', 'src-main/engine/b.ts'],
    ['the engine reaching into the shell', 'src-main/engine/a.ts', '../shell/b.ts', 'src-main/shell/b.ts'],
    [
      'the engine reading the configuration file',
      'src-main/engine/a.ts',
      '../config/b.ts',
      'src-main/config/b.ts',
    ],
    ['base importing a room', 'src-main/base/a.ts', '../store/b.ts', 'src-main/store/b.ts'],
    [
      'a feature importing its sibling',
      'src-renderer/features/a/a.ts',
      '../b/b.ts',
      'src-renderer/features/b/b.ts',
    ],
    [
      'a button that knows Mneme',
      'src-renderer/ui/a.ts',
      '../../src-preload/contract/b.ts',
      'src-preload/contract/b.ts',
    ],
    [
      'the window importing the engine',
      'src-renderer/client/a.ts',
      '../../src-main/engine/b.ts',
      'src-main/engine/b.ts',
    ],
    [
      'the contract importing a side',
      'src-preload/contract/a.ts',
      '../../src-main/base/b.ts',
      'src-main/base/b.ts',
    ],
    [
      'the engine program importing the shell',
      'src-main/engine-process.ts',
      './shell/b.ts',
      'src-main/shell/b.ts',
    ],
  ])('report %s', async (_what, from, specifier, to) => {
    const found = await violationsOf({ [from]: `export { there } from '${specifier}';\n`, [to]: somewhere });
    expect(found).toEqual([expect.stringContaining(`${from} → ${to}`)]);
  });

  it.each([
    ['electron', 'src-main/engine/a.ts'],
    ['better-sqlite3', 'src-main/memory/a.ts'],
    ['@huggingface/transformers', 'src-main/memory/a.ts'],
    ['tesseract.js', 'src-main/intake/a.ts'],
    ['sharp', 'src-main/ocr/a.ts'],
    ['yaml', 'src-main/shell/a.ts'],
    ['get-windows', 'src-main/capture/a.ts'],
    ['node:fs', 'src-renderer/client/a.ts'],
    ['node:fs', 'src-preload/contract/a.ts'],
    ['node:path', 'src-preload/bridge.ts'],
  ])('report %s in %s', async (name, from) => {
    const found = await violationsOf({ [from]: `import * as it from '${name}';\nexport const used = it;\n` });
    expect(found).toEqual([expect.stringContaining(from)]);
  });

  it('report an import of a type like any other', async () => {
    const found = await violationsOf({
      'src-main/ocr/a.ts': "import type { There } from '../images/b.ts';\nexport type Here = There;\n",
      'src-main/images/b.ts': 'export type There = 1;\n',
    });
    expect(found).toHaveLength(1);
  });

  it('report two files that import one another', async () => {
    const found = await violationsOf({
      'src-main/base/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'src-main/base/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    });
    expect(found.length).toBeGreaterThan(0);
  });

  it('let through what the table allows', async () => {
    const found = await violationsOf({
      'src-main/intake/a.ts':
        "import { there } from '../images/b.ts';\nimport { c } from '../../src-preload/contract/c.ts';\nimport { readFile } from 'node:fs/promises';\nexport const used = [there, c, readFile];\n",
      'src-main/images/b.ts': "import sharp from 'sharp';\nexport const there = sharp;\n",
      'src-preload/contract/c.ts': 'export const c = 1;\n',
    });
    expect(found).toEqual([]);
  });
});

async function namesIn(folder: string): Promise<{ folders: string[]; files: string[] }> {
  const found = await readdir(path.join(root, folder), { withFileTypes: true });
  return {
    folders: found.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
    files: found.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => entry.name),
  };
}
