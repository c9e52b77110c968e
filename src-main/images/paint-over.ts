/** Takes parts of a picture away for good: what stood there is one colour, and no longer in the file. */
import { say } from '../../src-preload/contract/sentences/say.ts';
import { frameOptions, type EncodedFrame } from './image-codec.ts';
import { openPicture, orDamaged } from './open-picture.ts';

/** In pixels of the picture; may reach over its edges. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const paint = '#808080';

/**
 * The picture with each box, and a margin of a quarter of its height for what shines over an edge, painted solid. Throws
 * `image-damaged`.
 */
export async function paintOver(
  bytes: Uint8Array,
  boxes: readonly Box[],
  quality?: number,
): Promise<EncodedFrame> {
  const picture = await openPicture(bytes);
  const { width, height } = await orDamaged(say('measured'), picture.metadata());
  const rectangles = boxes.map((box) => {
    const margin = Math.ceil(box.height / 4);
    return `<rect x="${box.x - margin}" y="${box.y - margin}" width="${box.width + 2 * margin}" height="${box.height + 2 * margin}" fill="${paint}"/>`;
  });
  const cover = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${rectangles.join('')}</svg>`;
  const painted = picture
    .composite([{ input: Buffer.from(cover) }])
    .removeAlpha()
    .webp(frameOptions(quality))
    .toBuffer({ resolveWithObject: true });
  const { data, info } = await orDamaged(say('painted over'), painted);
  return { bytes: data, width: info.width, height: info.height };
}
