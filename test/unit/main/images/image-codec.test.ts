import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cutLines } from '../../../../src-main/images/cut-lines.ts';
import { encodeFrame, toThumbnail } from '../../../../src-main/images/image-codec.ts';

const size = { width: 640, height: 360 };

function draw(svgBody: string, { width, height } = size): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svgBody}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

async function rgbAt(file: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
}

describe('encodeFrame', () => {
  it('keeps the colours of BGRA pixels apart', async () => {
    const bytes = new Uint8Array(size.width * size.height * 4);
    for (let i = 0; i < bytes.length; i += 4) bytes.set([200, 40, 10, 255], i); // blue, green, red, opaque
    const before = bytes.slice();
    const frame = await encodeFrame({ format: 'bgra', bytes }, size);
    const [red, green, blue] = await rgbAt(frame.bytes, 300, 200);
    expect(red).toBeLessThan(25);
    expect(green).toBeGreaterThan(25);
    expect(blue).toBeGreaterThan(180);
    expect(bytes).toEqual(before);
  });

  it('stores PNG, JPEG and WebP files as WebP of the same size', async () => {
    const png = await draw('<rect width="100%" height="100%" fill="#fff"/><text x="20" y="40">Hello</text>');
    for (const bytes of [png, await sharp(png).jpeg().toBuffer(), await sharp(png).webp().toBuffer()]) {
      const frame = await encodeFrame(
        { format: 'encoded', bytes: new Uint8Array(bytes) },
        { width: 1, height: 1 },
      );
      expect(await sharp(frame.bytes).metadata()).toMatchObject({ format: 'webp', ...size });
      expect(frame).toMatchObject(size);
    }
  });

  it('says how many bytes are missing when a shot is cut off', async () => {
    const bytes = new Uint8Array(size.width * size.height * 4 - 4);
    await expect(encodeFrame({ format: 'bgra', bytes }, size)).rejects.toMatchObject({
      code: 'image-damaged',
      message: expect.stringContaining('640 × 360'),
    });
  });

  it('refuses damaged files, other formats and bombs with a code', async () => {
    const png = await draw(
      '<rect width="100%" height="100%" fill="#123456"/><circle cx="200" cy="99" r="80" fill="red"/>',
    );
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16); // width and height in the PNG's header
    bomb.writeUInt32BE(60_000, 20);
    const faulty = {
      empty: new Uint8Array(),
      text: Buffer.from('this is no picture at all'),
      svg: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd"/></svg>',
      ),
      cut: png.subarray(0, png.length / 2),
      bomb,
    };
    for (const [name, bytes] of Object.entries(faulty)) {
      await expect(
        encodeFrame({ format: 'encoded', bytes: new Uint8Array(bytes) }, size),
        name,
      ).rejects.toMatchObject({
        code: 'image-damaged',
      });
      await expect(cutLines(bytes, null), name).rejects.toMatchObject({ code: 'image-damaged' });
    }
  });
});

describe('toThumbnail', () => {
  it('is at most 320 pixels wide and keeps the proportions', async () => {
    const thumbnail = await toThumbnail(await draw('<rect width="100%" height="100%" fill="#fff"/>'));
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 320, height: 180 });
  });

  it('does not enlarge a small picture', async () => {
    const tiny = await draw('<rect width="100%" height="100%" fill="#fff"/>', { width: 100, height: 50 });
    expect((await sharp(await toThumbnail(tiny)).metadata()).width).toBe(100);
  });
});
