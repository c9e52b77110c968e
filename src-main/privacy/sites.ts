/** Compares a window with a site: by its address where that is known, else by what its title says. */
import { isBrowser } from './browsers.ts';
import { holdsPhrase } from './title-words.ts';

/**
 * Whether `address` lies on `site` or on one of its subdomains. `site` is a host, with or without a scheme, `www.` or
 * a path (which then must begin the address's path).
 */
export function hostMatches(address: string, site: string): boolean {
  const there = splitAddress(address);
  const wanted = splitAddress(site);
  if (there.host === '' || wanted.host === '') return false;
  const sameHost = there.host === wanted.host || there.host.endsWith(`.${wanted.host}`);
  const inPath = wanted.path === '' || there.path === wanted.path || there.path.startsWith(`${wanted.path}/`);
  return sameHost && inPath;
}

/** Whether a folded title names the site: its host, or the name before its public ending (`bank` of `www.bank.example`). */
export function siteNamedIn(title: string, site: string): boolean {
  const { host, path } = splitAddress(site);
  if (host === '') return false;
  const page = withoutBrowserName(title);
  if (holdsPhrase(page, [host])) return true;
  if (path !== '') return false;
  const name = siteName(host);
  return name !== null && holdsPhrase(page, [name, name.replace(/-/gu, ' ')]);
}

/** `google.com` must not match every page of Google Chrome: the browser's own name at the end of the title goes. */
function withoutBrowserName(title: string): string {
  const parts = title.split(/\s[-–—]\s/u);
  return parts.length > 1 && isBrowser(parts.at(-1) ?? '') ? parts.slice(0, -1).join(' - ') : title;
}

/** The registered name of a host; null where the host is an address in numbers or one bare name. */
function siteName(host: string): string | null {
  const labels = host.split('.');
  if (labels.length < 2 || /^[\d.]+$/u.test(host) || host.includes(':')) return null;
  const second = labels.at(-2) ?? '';
  const isCountryEnding =
    labels.length > 2 &&
    (labels.at(-1)?.length ?? 0) === 2 &&
    /^(com?|org|net|gov|edu|ac|ne|or|go|gob|govt|nom|ltd|plc)$/u.test(second);
  return (isCountryEnding ? labels.at(-3) : second) ?? null;
}

/** Host and path in small letters, without scheme, user, port, `www.` and a final slash or dot. */
function splitAddress(address: string): { readonly host: string; readonly path: string } {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^(view-source:)?[a-z][a-z0-9+.-]*:\/\//u, '');
  const end = bare.search(/[/?#]/u);
  const authority = end < 0 ? bare : bare.slice(0, end);
  const path =
    end < 0
      ? ''
      : bare
          .slice(end)
          .replace(/[?#].*$/u, '')
          .replace(/\/+$/u, '');
  const host = authority
    .replace(/^.*@/u, '')
    .replace(/:\d*$/u, '')
    .replace(/^\*\./u, '')
    .replace(/^www\d?\./u, '')
    .replace(/\.+$/u, '');
  return { host: asciiHost(host), path };
}

/** An international host in its ASCII form, so that both ways of writing it are the same. */
function asciiHost(host: string): string {
  try {
    return new URL(`http://${host}`).hostname.replace(/^www\d?\./u, '');
  } catch {
    return host;
  }
}
