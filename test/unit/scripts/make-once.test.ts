import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeOnce } from '../../../scripts/make-once.ts';

describe('makeOnce', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mneme-make-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('puts a whole folder under its name', async () => {
    const target = path.join(folder, 'runtime');
    await makeOnce(target, async (work) => {
      await writeFile(path.join(work, 'binary'), 'whole');
      expect(existsSync(target)).toBe(false);
      return work;
    });
    expect(await readFile(path.join(target, 'binary'), 'utf8')).toBe('whole');
    expect(await readdir(folder)).toEqual(['runtime']);
  });

  it('keeps one file of the work folder and nothing else', async () => {
    const target = path.join(folder, 'driver.node');
    await makeOnce(target, async (work) => {
      await writeFile(path.join(work, 'source'), 'long');
      await writeFile(path.join(work, 'built'), 'driver');
      return path.join(work, 'built');
    });
    expect(await readFile(target, 'utf8')).toBe('driver');
    expect(await readdir(folder)).toEqual(['driver.node']);
  });

  it('does not make again what is there', async () => {
    const target = path.join(folder, 'there');
    await writeFile(target, 'first');
    await makeOnce(target, () => Promise.reject(new Error('made again')));
    expect(await readFile(target, 'utf8')).toBe('first');
  });

  it('leaves nothing behind when a step fails, and starts that step again', async () => {
    const target = path.join(folder, 'runtime');
    const failing = makeOnce(target, async (work) => {
      await writeFile(path.join(work, 'half'), '');
      throw new Error('the network went away');
    });
    await expect(failing).rejects.toThrow('the network went away');
    expect(await readdir(folder)).toEqual([]);
    await makeOnce(target, (work) => Promise.resolve(work));
    expect(existsSync(target)).toBe(true);
  });

  it('removes the work folder of a run that was killed, and leaves that of a living one alone', async () => {
    const target = path.join(folder, 'runtime');
    const dead = `${target}.part-999999999`;
    const living = `${target}.part-${process.ppid}`;
    await mkdir(dead);
    await mkdir(living);
    await makeOnce(target, (work) => Promise.resolve(work));
    expect(existsSync(dead)).toBe(false);
    expect(existsSync(living)).toBe(true);
  });

  it('takes the result of a run that was quicker', async () => {
    const target = path.join(folder, 'runtime');
    await makeOnce(target, async (work) => {
      await mkdir(target);
      await writeFile(path.join(target, 'quicker'), '');
      return work;
    });
    expect(await readdir(target)).toEqual(['quicker']);
  });
});
