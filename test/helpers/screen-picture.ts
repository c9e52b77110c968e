/** Pictures of windows with known text, as a screen would show them. */
import sharp from 'sharp';

export interface ScreenText {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isDark?: boolean;
}

/** A PNG of a window with a title bar and lines of text in a common font. */
export async function drawScreen(text: ScreenText, width = 1280, height = 720): Promise<Uint8Array> {
  const [ground, ink] = text.isDark ? ['#1e1e1e', '#e4e4e4'] : ['#ffffff', '#1a1a1a'];
  const lines = text.lines.map(
    (line, i) => `<text x="48" y="${104 + i * 36}" font-size="20">${escape(line)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans">
    <rect width="100%" height="100%" fill="${ground}"/>
    <rect width="100%" height="44" fill="${text.isDark ? '#333333' : '#e6e6e6'}"/>
    <g fill="${ink}"><text x="16" y="29" font-size="18">${escape(text.title)}</text>${lines.join('')}</g>
  </svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
