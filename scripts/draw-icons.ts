/**
 * Draws the icons of `resources/icons/` from their vectors: the application's, and the tray's in its three states. The
 * tray's differ in shape as well as in colour, and carry a light rim, as nothing is known of the bar behind them. The
 * results are committed; run `npm run icons` after a change of a vector.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

const folder = path.join(import.meta.dirname, '../resources/icons');

const eye = 'M1.5 11C4 6.4 7.2 4 11 4s7 2.4 9.5 7c-2.5 4.6-5.7 7-9.5 7s-7-2.4-9.5-7Z';

/** What stands in the eye, and in which colour: a pupil, two bars, an exclamation mark. */
const trayStates = {
  recording: { colour: '#4f46e5', sign: '<circle cx="11" cy="11" r="3.2" fill="#4f46e5"/>' },
  paused: {
    colour: '#6b7280',
    sign: '<path d="M9.3 8v6M12.7 8v6" stroke="#6b7280" stroke-width="1.9" stroke-linecap="round"/>',
  },
  problem: {
    colour: '#d9480f',
    sign: '<path d="M11 7.300v4.2" stroke="#d9480f" stroke-width="2.2" stroke-linecap="round"/><circle cx="11" cy="14.4" r="1.25" fill="#d9480f"/>',
  },
} as const;

/** The eye on a white ground, so that it is seen on a light and on a dark bar. */
function traySvg({ colour, sign }: (typeof trayStates)[keyof typeof trayStates], pixels: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22" width="${pixels}" height="${pixels}">
    <path d="${eye}" fill="#ffffff" stroke="#ffffff" stroke-width="3" stroke-linejoin="round"/>
    <path d="${eye}" fill="none" stroke="${colour}" stroke-width="1.7" stroke-linejoin="round"/>${sign}</svg>`;
}

async function draw(svg: string, name: string): Promise<void> {
  await sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toFile(path.join(folder, name));
  console.log(`resources/icons/${name}`);
}

await draw(await readFile(path.join(folder, 'icon.svg'), 'utf8'), 'icon.png');
for (const [state, look] of Object.entries(trayStates)) {
  await draw(traySvg(look, 22), `tray-${state}.png`);
  await draw(traySvg(look, 44), `tray-${state}@2x.png`);
}
