/**
 * Bookmarks: the page that every browser exports (Netscape's format), and the file `Bookmarks` in the profile of Chrome and its
 * relatives. Each becomes a resource; its folder becomes a tag. Both are read in one pass, however they are nested.
 */
import { say } from '../../src-preload/contract/sentences/say.ts';
import { timeOfChromium, pageOf, visited } from './from-browsers.ts';
import { timeOf, type Allows, type Read } from './incoming.ts';
import { chooseAnother, refusal } from './read-text.ts';

const maxBookmarks = 1_000_000;

export function isBookmarksPage(start: string): boolean {
  return /^\uFEFF?\s*<!DOCTYPE NETSCAPE-Bookmark-file/iu.test(start);
}

export function isBookmarksFile(start: string): boolean {
  return /^\uFEFF?\s*\{\s*"(?:checksum|roots|sync_metadata|version)"\s*:/u.test(start);
}

export function* fromBookmarksPage(page: string, allows: Allows): Generator<Read, void> {
  const folders: string[] = [];
  for (const { name, attributes, text } of tagsOf(page)) {
    if (name === 'h3') folders.push(text);
    else if (name === '/dl') folders.pop();
    else if (name === 'a') {
      const url = attributeOf(attributes, 'href');
      const at = timeOf(Number(attributeOf(attributes, 'add_date') || 0));
      const read = pageOf('bookmarks', visited(url, text, at, 0), allows);
      yield inFolder(read, folders.at(-1));
    }
  }
}

/** Throws `invalid-input` where it has no roots. */
export function* fromBookmarksFile(file: string, value: unknown, allows: Allows): Generator<Read, void> {
  const { roots } = recordOf(value);
  if (typeof roots !== 'object' || roots === null)
    throw refusal(file, say('is no file of bookmarks: it has no roots'), chooseAnother);
  const waiting: { readonly node: unknown; readonly folder?: string }[] = Object.values(roots)
    .map((node: unknown) => ({ node }))
    .reverse();
  for (let count = 0; waiting.length > 0; count++) {
    if (count > maxBookmarks) throw refusal(file, say('has more than a million bookmarks'), chooseAnother);
    const { node, folder } = waiting.pop()!;
    const { type, name, url, date_added: added, children } = recordOf(node);
    const title = typeof name === 'string' ? name : '';
    if (type === 'url' && typeof url === 'string')
      yield inFolder(pageOf('bookmarks', visited(url, title, timeOfChromium(added), 0), allows), folder);
    // In their order: the last that waits comes first.
    if (Array.isArray(children))
      for (let at = children.length - 1; at >= 0; at--) waiting.push({ node: children[at], folder: title });
  }
}

function inFolder(read: Read, folder: string | undefined): Read {
  const tag = folder?.replace(/\s+/gu, ' ').trim().slice(0, 60).trim();
  if (read.type !== 'memory' || !tag) return read;
  const { memory, sources } = read.incoming;
  return { type: 'memory', incoming: { memory: { ...memory, tags: [...memory.tags, tag] }, sources } };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

interface Tag {
  readonly name: string;
  readonly attributes: string;
  /** What follows, up to the next tag. */
  readonly text: string;
}

/** A tag ends at the first `>` outside quotes; the last one may have no end, and is left out. */
function* tagsOf(page: string): Generator<Tag, void> {
  for (let at = page.indexOf('<'); at >= 0;) {
    let end = at + 1;
    for (let isQuoted = false; end < page.length && (isQuoted || page[end] !== '>'); end++)
      if (page[end] === '"') isQuoted = !isQuoted;
    if (end >= page.length) return;
    const next = page.indexOf('<', end);
    const inside = page.slice(at + 1, end);
    const name = /^\/?[a-z]\w{0,9}/iu.exec(inside)?.[0].toLowerCase() ?? '';
    const text = decode(page.slice(end + 1, next < 0 ? page.length : next)).trim();
    yield { name, attributes: inside.slice(name.length), text };
    at = next;
  }
}

function attributeOf(attributes: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`, 'iu').exec(attributes);
  return decode(found?.[1] ?? '').trim();
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/giu, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}
