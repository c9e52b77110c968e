/**
 * XML that somebody else made, piece by piece: tags and the text between them, each bounded. A document type is refused, so
 * nothing stands for anything but itself: no entity of its own that grows a millionfold, no address that is fetched.
 */
import { say } from '../../src-preload/contract/sentences/say.ts';
import { chooseAnother, exportAgain, refusal } from './read-text.ts';

export interface XmlHandler {
  /** `name` without a prefix; `attributes` as they stand. An element without content is closed at once. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

interface XmlReader {
  /** Throws `invalid-input` for a document type, and for a tag or text without an end. */
  write(piece: string): void;
  /** Throws `invalid-input` where it ends in the middle. */
  end(): void;
}

/** What stands between these is no element; a text in CDATA is taken as it is. */
const others: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];
const longestBegin = '<![CDATA['.length;
/** Of one tag or text; it is looked through again with each piece until its end has come. */
const maxTokenChars = 1_000_000;

/** `file` is for errors. */
export function createXmlReader(file: string, handler: XmlHandler): XmlReader {
  let rest = '';
  let depth = 0;

  return {
    write(piece) {
      rest += piece;
      let at = 0;
      for (let next = step(at); next > at; next = step(at)) at = next;
      rest = rest.slice(at);
      if (rest.length > maxTokenChars)
        throw refusal(file, say('has a text or a tag without an end'), chooseAnother);
    },
    end() {
      if (rest.trim() !== '' || depth !== 0) throw refusal(file, say('ends in the middle'), exportAgain);
    },
  };

  /** Takes one tag or text, and answers where it ends; `at` itself where its end has not come yet. */
  function step(at: number): number {
    if (at >= rest.length) return at;
    if (rest[at] !== '<') {
      const end = rest.indexOf('<', at);
      if (end < 0) return at;
      handler.text(decodeXml(rest.slice(at, end)));
      return end;
    }
    const start = rest.slice(at, at + longestBegin);
    for (const [begin, end] of others) {
      if (!start.startsWith(begin)) {
        if (begin.startsWith(start)) return at;
        continue;
      }
      const found = rest.indexOf(end, at + begin.length);
      if (found < 0) return at;
      if (begin === '<![CDATA[') handler.text(rest.slice(at + begin.length, found));
      return found + end.length;
    }
    if (start.startsWith('<!'))
      throw refusal(file, say('has a document type, which no export has'), chooseAnother);
    const end = endOfTag(at);
    if (end < 0) return at;
    element(rest.slice(at + 1, end));
    return end + 1;
  }

  /** The first `>` outside quotes. */
  function endOfTag(at: number): number {
    let quote = '';
    for (let place = at + 1; place < rest.length; place++) {
      const char = rest[place]!;
      if (quote !== '') quote = char === quote ? '' : quote;
      else if (char === '"' || char === "'") quote = char;
      else if (char === '>') return place;
    }
    return -1;
  }

  function element(inside: string): void {
    const [, slash, prefixed, attributes, empty] = /^(\/?)([^\s/]+)(.*?)(\/?)$/su.exec(inside) ?? [];
    const name = prefixed?.slice(prefixed.indexOf(':') + 1);
    if (!name) throw refusal(file, say('has a tag without a name'), exportAgain);
    if (slash === '') {
      depth++;
      handler.open(name, attributes ?? '');
      if (empty === '') return;
    }
    if (--depth < 0) throw refusal(file, say('closes what was never opened'), exportAgain);
    handler.close(name);
  }
}

/** Null where it is not there; its name as it stands, with its prefix. */
export function xmlAttribute(attributes: string, name: string): string | null {
  // Each goes on where the last one ended, so that no text is looked through twice.
  const next = /\s*([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/uy;
  for (let found = next.exec(attributes); found !== null; found = next.exec(attributes))
    if (found[1] === name) return decodeXml(found[2] ?? found[3] ?? '');
  return null;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five that XML knows and numbers; whatever else looks like one stays. */
function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/giu, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}
