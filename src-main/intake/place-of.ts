/** The page or file that a window shows, as far as its address and title tell. */

export interface PlaceSeen {
  readonly kind: 'page' | 'file' | 'title';
  readonly address: string;
}

/** A path from the root, the home folder or a drive. */
const fullPath =
  /(?:^|[\s("'[])((?:~|[A-Za-z]:)?[/\\][^\s"'<>|*?:]+[/\\]?[^\s"'<>|*?:]*\.[A-Za-z0-9]{1,8})(?=$|[\s)"'\]])/u;
/** A name with an ending, at the start of a title or after its first dash, as editors and viewers write it. */
const fileName = /^[^/\\:*?"<>|]{1,120}\.(?=[A-Za-z0-9]{1,8}$)(?=[^.]*[A-Za-z])[A-Za-z0-9]{1,8}$/u;
const separators = /\s+[-–—|·:]\s+/u;
/** Endings that make a name of a site or a company rather than a file. */
const siteEndings = new Set([
  'com',
  'org',
  'net',
  'io',
  'de',
  'co',
  'uk',
  'app',
  'dev',
  'ai',
  'eu',
  'fr',
  'gov',
  'edu',
  'inc',
]);

/** A URL makes a page; a path, or a file's name as editors write it ("name.ext — project"), a file; else the title stands. */
export function placeOf(url: string | null, title: string | null): PlaceSeen | null {
  if (url) return { kind: 'page', address: withoutFragment(url) };
  const text = title?.trim();
  if (!text) return null;
  const file = fullPath.exec(text)?.[1] ?? namedFile(text);
  return file ? { kind: 'file', address: file } : { kind: 'title', address: text };
}

function namedFile(title: string): string | null {
  for (const part of title.split(separators)) {
    const name = part.replace(/^[●•*\s]+|[●•*\s]+$/gu, '');
    const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    if (fileName.test(name) && !siteEndings.has(ending)) return name;
  }
  return null;
}

function withoutFragment(url: string): string {
  return url.replace(/#(?![!/]).*$/u, '');
}
