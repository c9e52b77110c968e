/** Beside Mneme's own window, which is painted out, other windows are read as well as anywhere, so that secrets are found there. */
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { silentLog } from '../../src-main/base/log.ts';
import { cutLines } from '../../src-main/images/cut-lines.ts';
import { createOcr } from '../../src-main/ocr/create-ocr.ts';
import { shippedLanguagesFolder } from '../../src-main/ocr/languages.ts';
import { redactWords } from '../../src-main/privacy/redact-words.ts';
import { cover } from '../../src-main/shell/cover.ts';

const size = { width: 900, height: 320 };
const window = { left: 200, top: 60, width: 560, height: 200 };
const lines = ['Orchard notes about it', 'password: Tr0mbone-Kestrel77', '482913 is your WhatsApp code'];

it.each([
  ['light', '#ffffff', '#000000'],
  ['dark', '#000000', '#ffffff'],
])('finds the secrets at the very edge of a %s window in front of the own one', async (_, ground, ink) => {
  const ocr = createOcr({
    languages: ['eng'],
    languageFolders: [shippedLanguagesFolder],
    cut: cutLines,
    log: silentLog,
  });
  onTestFinished(() => ocr.close());
  const words = await ocr.read(await screenWith(ground, ink), null);
  const captions = redactWords(words, []).removed.map(({ caption }) => caption);
  expect(captions).toEqual(['Password', 'One-time code']);
  expect(words.map(({ text }) => text)).toContain('Orchard');
});

/** A window whose text begins at its edge, in front of the own window, which takes most of the screen. */
async function screenWith(ground: string, ink: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(size.width * size.height * 4).fill(0xff);
  cover({ ...size, bytes }, [{ x: 100, y: 20, width: 700, height: 280 }]);
  const text = lines.map((line, i) => `<text x="3" y="${16 + i * 19}">${line}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${window.width}" height="${window.height}"><rect width="100%" height="100%" fill="${ground}"/><g font-family="DejaVu Sans Mono" font-size="16" fill="${ink}">${text}</g></svg>`;
  const picture = sharp(bytes, { raw: { ...size, channels: 4 } })
    .composite([{ input: Buffer.from(svg), left: window.left, top: window.top }])
    .png();
  return new Uint8Array(await picture.toBuffer());
}
