/**
 * Serves the built window from `out/renderer`. Its own scheme instead of file:, so that the page is no file (which may
 * read others) and the content security policy comes with every answer.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' mneme-frame:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Answers a request for a file below `folder`; anything else is a 404. */
export function serveWindowFiles(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = fileFor(folder, request.url);
    const type = file && types[extname(file)];
    if (request.method !== 'GET' || !type) return new Response(null, { status: 404 });
    try {
      const headers = {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      };
      return new Response(new Uint8Array(await readFile(file)), { headers });
    } catch {
      return new Response(null, { status: 404 });
    }
  };
}

/** The path of the file, or null where the address leaves the folder. */
function fileFor(folder: string, url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url).pathname);
    const file = normalize(join(folder, path));
    return file.startsWith(folder + sep) && !path.includes('\0') ? file : null;
  } catch {
    return null;
  }
}
