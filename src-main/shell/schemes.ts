/** The two addresses that Mneme serves to its own window, and what they are allowed. */
import { protocol } from 'electron';

/** The window's own files: `mneme-window://app/index.html`. */
export const windowScheme = 'mneme-window';
export const windowOrigin = `${windowScheme}://app`;
/** Stored pictures: see `frameImageUrl` of the contract. */
export const frameScheme = 'mneme-frame';

/** The page of a window: the large one, or the small one of quick entry, in a language of `src-renderer/messages`. */
export function windowAddress(page: { readonly language: string; readonly isQuick: boolean }): string {
  return `${windowOrigin}/index.html?${page.isQuick ? 'quick&' : ''}lang=${page.language}`;
}

/** Must be called before `ready`. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false };
  protocol.registerSchemesAsPrivileged([
    { scheme: windowScheme, privileges: { ...privileges, codeCache: true } },
    { scheme: frameScheme, privileges },
  ]);
}
