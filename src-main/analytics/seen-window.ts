/** What a window's time is told apart by: its site, and the project that its address or its title names. Pure. */
import { pageTitle } from '../memory/page-title.ts';
import { steadyTitle } from '../base/steady-title.ts';

export interface WindowFacts {
  readonly application: string | null;
  readonly title: string | null;
  readonly url: string | null;
}

const codeHosts =
  /(?:^|\.)(?:github\.com|bitbucket\.org|codeberg\.org|sr\.ht|gitlab\.[a-z.]+|gitea\.[a-z.]+)$/u;
/** First parts of addresses of code hosts that name no owner. */
const pagesOfHosts = new Set(
  (
    'about account api apps blog collections contact customer-stories dashboard enterprise events explore features groups help ' +
    'issues join login logout marketplace new notifications orgs organizations pricing projects pulls readme search security ' +
    'sessions settings signup site sponsors stars team topics trending users'
  ).split(' '),
);
/** Editors that end a title with the project, and those that begin it with one. */
const projectLast =
  /^(?:code|code - oss|visual studio code|vscodium|codium|cursor|windsurf|sublime.?text|zed|atom|kate)$/iu;
const projectFirst =
  /^(?:intellij idea.*|idea|pycharm.*|webstorm|phpstorm|goland|rubymine|clion|rider|rustrover|datagrip|android studio|xcode|jetbrains-.*)$/iu;
const separator = /\s+[-–—]\s+/u;
/** What editors add in brackets: where a folder lies, how the window runs. */
const addition = /\s*[[(][^\])]*[\])]\s*$/u;
const fileName = /^[^\s/\\][^/\\]*\.[\p{L}\p{N}_-]{1,12}$|[/\\]/u;

/** Host without `www.`, port and user; empty where there is no web address. */
export function siteOf(url: string | null): string {
  const address = webAddress(url);
  return address ? address.hostname.replace(/^www\d?\./u, '') : '';
}

/**
 * The repository of a page on a code host, without its owner so that pages and editors add up; else the folder that an editor's
 * title names. Empty where neither says one.
 */
export function projectOf({ application, title, url }: WindowFacts): string {
  const address = webAddress(url);
  if (address && codeHosts.test(address.hostname)) {
    const [owner = '', repository = ''] = address.pathname.split('/').slice(1);
    return owner === '' || pagesOfHosts.has(owner.toLowerCase())
      ? ''
      : decoded(repository).replace(/\.git$/u, '');
  }
  const editor = application ?? '';
  const isFirst = projectFirst.test(editor);
  if (!isFirst && !projectLast.test(editor)) return '';
  const parts = pageTitle(steadyTitle(title) ?? '', application)
    .split(separator)
    .map((part) => part.replace(addition, '').trim())
    .filter((part) => part !== '');
  if (isFirst) return nameIn(parts[0]);
  return parts.length < 2 ? '' : nameIn(parts.at(-1));
}

function nameIn(part: string | undefined): string {
  return part === undefined || part.length > 80 || fileName.test(part) ? '' : part;
}

function webAddress(url: string | null): URL | null {
  if (url === null || !/^https?:/iu.test(url)) return null;
  return URL.canParse(url) ? new URL(url) : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
