/** After a run: every picture that its tests took of the window, on one page beside them. */
import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from './app.ts';

const folder = join(projectRoot, 'test-results');

// eslint-disable-next-line no-restricted-syntax -- Playwright takes what runs at the end by its default export
export default async function writeContactSheet(): Promise<void> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const pictures = files.filter((file) => file.endsWith('.png')).sort();
  if (pictures.length === 0) return;
  await writeFile(join(folder, 'contact-sheet.html'), pageOf(pictures));
  console.log(`${pictures.length} pictures on one page: test-results/contact-sheet.html`);
}

/** `pictures`: their paths from the page, one folder after the other. */
function pageOf(pictures: readonly string[]): string {
  const sections = [...new Set(pictures.map(dirname))].map((place) => {
    const figures = pictures.filter((picture) => dirname(picture) === place).map(figureOf);
    return `<h2>${escaped(place)}</h2>\n<div>\n${figures.join('\n')}\n</div>`;
  });
  return `<!doctype html>\n<meta charset="utf-8">\n<title>Every view</title>\n<style>${look}</style>\n${sections.join('\n')}\n`;
}

function figureOf(picture: string): string {
  const address = picture.split(/[\\/]/).map(encodeURIComponent).join('/');
  const name = picture.slice(dirname(picture).length).replace(/^[\\/]|\.png$/g, '');
  return `<figure><a href="${address}"><img src="${address}" loading="lazy" alt=""></a><figcaption>${escaped(name)}</figcaption></figure>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const look =
  'body{font:13px system-ui;margin:24px}div{display:grid;grid-template-columns:repeat(auto-fill,minmax(360px,1fr));gap:16px}' +
  'figure{margin:0}img{width:100%;border:1px solid #8888}';
