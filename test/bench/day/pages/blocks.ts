/** The blocks of a page's content as HTML, in the order in which they stand. */
import { escape } from './look.ts';

/** See `PageContent.body`. Headings: the first one is the page's. */
export function blocksHtml(body: readonly string[]): string {
  let html = '';
  let rows: string[] = [];
  let headings = 0;
  for (const block of body) {
    if (block.startsWith('| ')) {
      rows.push(block);
      continue;
    }
    html += tableHtml(rows);
    rows = [];
    if (block.startsWith('# '))
      html += headings++ === 0 ? tag('h1', block.slice(2)) : tag('h2', block.slice(2));
    else if (block.startsWith('@ '))
      html += `<p class="who"><b>${escape(block.slice(2).split(', ')[0]!)}</b> <span class="faint">${escape(block.slice(2).split(', ').slice(1).join(', '))}</span></p>`;
    else if (block.startsWith('> ')) html += `<p data-typed data-caret>${escape(block.slice(2))}</p>`;
    else html += tag('p', block);
  }
  return html + tableHtml(rows);
}

function tableHtml(rows: readonly string[]): string {
  if (rows.length === 0) return '';
  const cells = (row: string, name: string): string =>
    `<tr>${row
      .slice(2)
      .split(' | ')
      .map((cell) => tag(name, cell))
      .join('')}</tr>`;
  return `<table>${cells(rows[0]!, 'th')}${rows
    .slice(1)
    .map((row) => cells(row, 'td'))
    .join('')}</table>`;
}

export function tag(name: string, text: string): string {
  return `<${name}>${escape(text)}</${name}>`;
}
