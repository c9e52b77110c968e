import sharp from 'sharp';
import { expect, it } from 'vitest';
import { paintOver } from '../../../../src-main/images/paint-over.ts';

it('leaves nothing of what stood in a box or at its edge, and all of the rest', async () => {
  const picture = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#ff0000' } })
    .png()
    .toBuffer();
  const { bytes, width, height } = await paintOver(new Uint8Array(picture), [
    { x: 40, y: 40, width: 60, height: 20 },
    { x: 190, y: 90, width: 40, height: 40 },
  ]);
  expect({ width, height }).toEqual({ width: 200, height: 100 });
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const redAt = (x: number, y: number): number => data[(y * info.width + x) * info.channels]!;
  for (const [x, y] of [
    [38, 38],
    [40, 40],
    [70, 50],
    [101, 61],
    [199, 99],
  ] as const)
    expect(redAt(x, y)).toBeLessThan(150);
  for (const [x, y] of [
    [20, 50],
    [70, 20],
    [120, 50],
    [10, 95],
  ] as const)
    expect(redAt(x, y)).toBeGreaterThan(230);
});

it('refuses what is no picture', async () => {
  await expect(paintOver(new Uint8Array(20), [])).rejects.toMatchObject({ code: 'image-damaged' });
});
