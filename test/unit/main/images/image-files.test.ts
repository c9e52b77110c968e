import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createImageFiles, type ImageFiles } from '../../../../src-main/images/image-files.ts';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';

const frame = (id: number): FrameId => id as FrameId;
const picture = Buffer.from('RIFF....WEBPVP8 a secret picture of a bank account');
const key = randomBytes(32);
let folder: string;
let images: ImageFiles;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'mneme-images-')), 'images');
  images = createImageFiles({ folder, key });
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

async function everyFile(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}

it('gives back what was written, and tells the size on disk', async () => {
  const size = await images.write(frame(7), picture);
  expect(Buffer.from(await images.read(frame(7)))).toEqual(picture);
  expect(size).toBe((await stat((await everyFile())[0]!)).size);
  expect(await images.totalBytes()).toBe(size);
});

it('leaves no plain byte on disk, and only the owner may read the files', async () => {
  await images.write(frame(7), picture);
  for (const file of await everyFile()) {
    const bytes = await readFile(file);
    expect(bytes.includes('WEBP')).toBe(false);
    expect(bytes.includes('secret')).toBe(false);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
  }
});

it('encrypts the same picture differently each time', async () => {
  await images.write(frame(1), picture);
  const first = await readFile((await everyFile())[0]!);
  await images.write(frame(1), picture);
  expect(await readFile((await everyFile())[0]!)).not.toEqual(first);
});

it('notices each changed byte, a cut file, and a file under the name of another frame', async () => {
  await images.write(frame(7), picture);
  const file = (await everyFile())[0]!;
  const whole = await readFile(file);
  for (let at = 0; at < whole.length; at++) {
    const changed = Buffer.from(whole);
    changed[at]! ^= 1;
    await writeFile(file, changed);
    await expect(images.read(frame(7)), `byte ${at}`).rejects.toMatchObject({ code: 'image-damaged' });
  }
  await writeFile(file, whole.subarray(0, 20));
  await expect(images.read(frame(7))).rejects.toMatchObject({ code: 'image-damaged' });
  await writeFile(file, whole);
  await rename(file, file.replace('7.img', '8.img'));
  await expect(images.read(frame(8))).rejects.toMatchObject({ code: 'image-damaged' });
});

it('does not open with another key', async () => {
  await images.write(frame(7), picture);
  const others = createImageFiles({ folder, key: randomBytes(32) });
  await expect(others.read(frame(7))).rejects.toMatchObject({ code: 'image-damaged' });
});

it('says which frame has no picture', async () => {
  await expect(images.read(frame(99))).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('frame 99'),
  });
});

it('lists the frames in order across folders, sweeps unfinished files, and forgets removed ones', async () => {
  for (const id of [12_001, 3, 999, 1_000]) await images.write(frame(id), picture);
  await writeFile(join(folder, '0000', '5.img.tmp'), 'half');
  expect(await images.list()).toEqual([3, 999, 1_000, 12_001]);
  expect((await everyFile()).some((file) => file.endsWith('.tmp'))).toBe(false);
  await images.remove(frame(999));
  await images.remove(frame(999));
  expect(await images.list()).toEqual([3, 1_000, 12_001]);
});

it('knows that a folder that was never made is empty', async () => {
  expect(await images.list()).toEqual([]);
  expect(await images.totalBytes()).toBe(0);
});

it.runIf(process.platform === 'linux')('says that the disk is full, and leaves no file', async () => {
  // Linux answers ENOSPC to every write on this device.
  await mkdir(join(folder, '0000'), { recursive: true });
  await symlink('/dev/full', join(folder, '0000', '7.img.tmp'));
  await expect(images.write(frame(7), picture)).rejects.toMatchObject({ code: 'disk-full' });
  expect(await everyFile()).toEqual([]);
});

it('keeps the old picture when a new one cannot be written', async () => {
  await images.write(frame(7), picture);
  await mkdir(join(folder, '0000', '7.img.tmp'));
  await expect(images.write(frame(7), Buffer.from('new'))).rejects.toMatchObject({ code: 'unreadable' });
  expect(Buffer.from(await images.read(frame(7)))).toEqual(picture);
});
