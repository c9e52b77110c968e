/** Lays a window out as its application would. */
import type { Kind, PageContent } from '../content/page-content.ts';
import { blocksHtml, tag } from './blocks.ts';
import { escape, pageHtml, type Look } from './look.ts';

type Layout = (
  page: PageContent,
  look: Look,
  filler: readonly string[],
) => readonly [styles: string, html: string];

/** `filler` is more text of the same kind, so that pages are as full as real ones. */
export function pageOf(page: PageContent, look: Look, filler: readonly string[]): string {
  const [styles, html] = layouts[page.kind](page, look, filler);
  return pageHtml(look, styles, html);
}

const layouts: Readonly<Record<Kind, Layout>> = {
  mail: (page, _look, filler) => [
    '.list { width: 400px; border-right: 1px solid var(--line); overflow: hidden; font-size: 13px; } .list div { padding: 9px 14px; border-bottom: 1px solid var(--line); white-space: nowrap; overflow: hidden; }',
    `${bar(['Get messages', 'Write', 'Address book', 'Tag'])}<main>${side(['Inbox', 'Drafts', 'Sent', 'Archive', 'Junk', 'Bin'])}
<div class="list">${filler.map((text) => `<div><b>${escape(text.split(' ').slice(0, 4).join(' '))}</b><br>${escape(text)}</div>`).join('')}</div>
<section>${tag('h1', page.title)}${blocksHtml(page.body)}<span class="button">Reply</span> <span class="button">Forward</span></section></main>`,
  ],
  chat: (page, _look, filler) => [
    '.who { margin: 14px 0 2px; }',
    `${bar([page.title.split(',')[0]!, 'Members', 'Pinned'])}<main>${side(['# assembly', '# design', '# family', '# hall', '# shop', 'Direct messages', 'Anna', 'Tomas', 'Mira'])}
<section>${filler.map((text) => `<p class="faint">${escape(text)}</p>`).join('')}${blocksHtml(page.body)}</section></main>`,
  ],
  editor: (page, look) => [
    `code { display: block; font: ${look.size}px/1.5 'DejaVu Sans Mono'; white-space: pre-wrap; } code i { display: inline-block; width: 3em; color: var(--faint); font-style: normal; } footer { background: var(--accent); color: #fff; font: 12px/24px 'DejaVu Sans'; padding: 0 12px; } p { font: ${look.size}px/1.5 'DejaVu Sans Mono'; margin: 0 0 0 3em; }`,
    `${bar(['File', 'Edit', 'Selection', 'View', 'Go', 'Run', 'Help'])}<main>${side(['EXPLORER', 'src', 'basket.ts', 'invoice.ts', 'price-rules.ts', 'shipping.ts', 'stock_sync.py', 'package.json', 'README.md'])}<section data-scroll>
${page.body.map((text, i) => (text.startsWith('> ') ? blocksHtml([text]) : `<code><i>${i + 1}</i>${escape(text)}</code>`)).join('')}</section></main><footer>main, 0 errors, 2 warnings, spaces: 2, UTF-8</footer>`,
  ],
  terminal: (page, look) => [
    `section { font: ${look.size}px/1.4 'DejaVu Sans Mono'; background: #101216; color: #d6dbe3; } p { margin: 0; white-space: pre-wrap; }`,
    `<header>${escape(page.title)}</header><main><section>${page.body.map((text) => tag('p', text)).join('')}<p data-caret>$ </p></section></main>`,
  ],
  sheet: (page, look) => [
    `table { font: ${look.size}px 'Nimbus Sans'; } td, th { border: 1px solid var(--line); min-width: 150px; padding: 3px 8px; }`,
    `${bar(['File', 'Edit', 'View', 'Insert', 'Format', 'Data', 'Help'])}<div class="faint" style="padding: 4px 14px">fx =SUM(B2:B10)</div><main><section>${blocksHtml(page.body)}</section></main>`,
  ],
  article: (page, _look, filler) =>
    browser(
      page,
      'article { max-width: 760px; margin: 0 auto; }',
      `<section data-scroll><article>${blocksHtml([...page.body, ...filler])}</article></section>`,
    ),
  docs: (page, _look, filler) =>
    browser(
      page,
      'article { max-width: 900px; }',
      `${side(['Overview', 'Install', 'First steps', 'Guarantees', 'Limits', 'Errors', 'Upgrade', 'Changes'])}<section data-scroll><article>${blocksHtml([...page.body, ...filler])}</article></section>`,
    ),
  results: (page, _look, filler) =>
    browser(
      page,
      'h1, h2 { color: var(--accent); font-size: 1.15em; font-weight: normal; margin-bottom: 2px; } article { max-width: 720px; margin-left: 120px; }',
      `<section data-scroll><article>${blocksHtml([...page.body, ...filler.flatMap((text) => [`# ${text.split(' ').slice(0, 6).join(' ')}`, text])])}</article></section>`,
    ),
  pdf: (page, _look, filler) => [
    'main { background: #75787e; } article { width: 900px; margin: 20px auto; background: #fff; color: #151515; padding: 60px 80px; } p { text-align: justify; }',
    `${bar([page.title, 'page 1 of 6', '110 %', 'Print'])}<main><section data-scroll><article>${blocksHtml([...page.body, ...filler])}</article></section></main>`,
  ],
  calendar: (page) => [
    'table { width: 100%; height: 80%; table-layout: fixed; } td, th { border: 1px solid var(--line); vertical-align: top; } td { background: var(--pane); }',
    `${bar(['Today', 'Day', 'Week', 'Month', page.title])}<main>${side(['My calendar', 'Family', 'Hall', 'Holidays'])}<section>${blocksHtml(page.body)}</section></main>`,
  ],
  video: (page, _look, filler) =>
    browser(
      page,
      '.player { width: 1180px; height: 664px; background: #000; } .bar { width: 1180px; height: 5px; background: #888; margin: 6px 0 10px; } aside { width: 420px; padding: 18px; font-size: 13px; }',
      `<section><div class="player" data-video></div><div class="bar" data-progress></div>${blocksHtml(page.body)}</section><aside>${filler.map((text) => tag('p', text)).join('')}</aside>`,
    ),
  files: (page) => [
    'table { width: 100%; }',
    `${bar(['Back', 'Up', page.title, 'Search'])}<main>${side(['Home', 'Desktop', 'Documents', 'Downloads', 'Pictures', 'Trash'])}<section>${blocksHtml(page.body)}</section></main>`,
  ],
  design: (page) => [
    '.board { flex: 1; background: #c9c7bf; position: relative; } .board i { position: absolute; border: 3px solid #444; border-radius: 50%; } aside { width: 560px; padding: 10px 20px; border-left: 1px solid var(--line); }',
    `${bar(['Select', 'Pen', 'Shape', 'Text', 'Measure'])}<main>${side(['Layers', 'Frame', 'Hinge', 'Wheels', 'Cover', 'Notes'])}<div class="board"><i style="left:120px;top:420px;width:260px;height:260px"></i><i style="left:620px;top:420px;width:260px;height:260px"></i></div><aside>${blocksHtml(page.body)}</aside></main>`,
  ],
  shop: (page, _look, filler) =>
    browser(
      page,
      '.picture { width: 520px; height: 520px; background: linear-gradient(135deg, #7d9c86, #35505c); margin: 24px; }',
      `<div class="picture"></div><section>${blocksHtml(page.body)}<span class="button">Add to basket</span>${filler.map((text) => tag('p', text)).join('')}</section>`,
    ),
  bank: (page) =>
    browser(
      page,
      'table { width: 900px; }',
      `${side(['Overview', 'Transfers', 'Standing orders', 'Cards', 'Documents', 'Log out'])}<section>${blocksHtml(page.body)}</section>`,
    ),
  settings: (page) => [
    'p { border-bottom: 1px solid var(--line); padding: 10px 0; width: 900px; }',
    `${bar([page.title])}<main>${side(['Network', 'Displays', 'Sound', 'Printers', 'Backup', 'Users', 'About'])}<section>${blocksHtml(page.body)}</section></main>`,
  ],
  notes: (page, _look, filler) => [
    'p { max-width: 900px; }',
    `${bar(['New note', 'Bold', 'List', 'Share'])}<main>${side(['All notes', 'Garden', 'Bank', 'Travel', 'Work'])}<section>${blocksHtml(page.body)}${filler.map((text) => `<p class="faint">${escape(text)}</p>`).join('')}</section></main>`,
  ],
};

function browser(page: PageContent, styles: string, inside: string): readonly [string, string] {
  const address = `<header><span>${escape(page.title)}</span><span class="faint">+</span></header><header><span>&larr; &rarr;</span><span>${escape(page.url ?? '')}</span></header>`;
  return [styles, `${address}<main>${inside}</main>`];
}

function bar(names: readonly string[]): string {
  return `<header>${names.map((name) => tag('span', name)).join('')}</header>`;
}

function side(names: readonly string[]): string {
  return `<nav>${names.map((name, i) => (i === 0 ? tag('b', name) : escape(name))).join('<br>')}</nav>`;
}
