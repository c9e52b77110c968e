/** What a site is called, however its address is written. */

/** The host of an address or of what an owner writes for one: `https://www.github.com/x` and `GitHub.com` are one. */
export function siteName(written: string): string {
  const [, rest = written] = /^[a-z][a-z+.-]*:\/\/(.*)$/is.exec(written.trim()) ?? [];
  return rest
    .replace(/[/?#].*$/s, '')
    .replace(/^[^@]*@/, '')
    .replace(/:\d+$/, '')
    .replace(/^www\./i, '')
    .toLowerCase();
}
