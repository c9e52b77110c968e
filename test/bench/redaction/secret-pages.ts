/** Secrets as a screen shows them: pages of text in three fonts, light and dark, in two sizes, wrapped at the edge. */
import sharp from 'sharp';

const fonts = ['DejaVu Sans Mono', 'DejaVu Sans', 'Nimbus Roman'];
const sizes = [13, 17];
const size = { width: 1920, height: 1080 };
const margin = 40;
/** Width of a letter in parts of the font's size, at least. */
const letterWidth = 0.62;
const between = [
  'The meeting is moved to Thursday because the room is taken until noon.',
  'Please read the second chapter again before you answer the last question.',
  'Nobody has seen the cat since Monday, but the bowl was empty this morning.',
];

/** How a page looks. */
export interface PageLook {
  readonly font: string;
  readonly fontSize: number;
  readonly isDark: boolean;
}

export const pageLooks: readonly PageLook[] = fonts.flatMap((font) =>
  sizes.flatMap((fontSize) => [false, true].map((isDark) => ({ font, fontSize, isDark }))),
);

export interface SecretPage {
  /** Numbers of the texts that stand on it. */
  readonly texts: readonly number[];
  /** A PNG of 1920 × 1080 pixels. */
  readonly picture: Buffer;
}

/** As many pages as the texts need, one below the other with ordinary sentences between them. */
export async function drawPages(texts: readonly string[], look: PageLook): Promise<SecretPage[]> {
  const lineHeight = Math.round(look.fontSize * 1.5);
  const columns = Math.floor((size.width - 2 * margin) / (look.fontSize * letterWidth));
  const rows = Math.floor((size.height - 2 * margin) / lineHeight);
  const pages: SecretPage[] = [];
  let lines: string[] = [];
  let on: number[] = [];
  const finish = async (): Promise<void> => {
    if (on.length > 0) pages.push({ texts: on, picture: await draw(lines, lineHeight, look) });
    [lines, on] = [[], []];
  };
  for (const [i, text] of texts.entries()) {
    const block = [...wrap(text, columns), between[i % between.length]!];
    if (block.length > rows) continue;
    if (lines.length + block.length > rows) await finish();
    lines.push(...block);
    on.push(i);
  }
  await finish();
  return pages;
}

function wrap(text: string, columns: number): string[] {
  return text
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? ['']);
}

function draw(lines: readonly string[], lineHeight: number, look: PageLook): Promise<Buffer> {
  const [ground, ink] = look.isDark ? ['#1e1e1e', '#d4d4d4'] : ['#ffffff', '#24292f'];
  const texts = lines.map(
    (line, i) =>
      `<text xml:space="preserve" x="${margin}" y="${margin + (i + 1) * lineHeight}">${escaped(line)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><rect width="100%" height="100%" fill="${ground}"/><g font-family="${look.font}" font-size="${look.fontSize}" fill="${ink}">${texts.join('')}</g></svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
}

function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{C}\n]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
