import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail, MnemeError, succeed } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import { parseFrameUrl, serveFrames } from '../../../../src-main/shell/capture-protocol.ts';
import { serveWindowFiles } from '../../../../src-main/shell/window-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mneme-files-'));
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'renderer', 'index.html'), '<p>window</p>');
  writeFileSync(join(folder, 'secret.html'), 'outside');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the window's files", () => {
  const ask = (path: string, method = 'GET') =>
    serveWindowFiles(join(folder, 'renderer'))({ url: `mneme-window://app${path}`, method } as Request);

  it('come with the content security policy', async () => {
    const answer = await ask('/index.html');
    expect(await answer.text()).toBe('<p>window</p>');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  it.each(['/../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/', '/missing.js', '/%'])(
    'are all there is: %s is not found',
    async (path) => expect((await ask(path)).status).toBe(404),
  );

  it('are only read', async () => expect((await ask('/index.html', 'POST')).status).toBe(404));
});

describe('the pictures', () => {
  const answered: unknown[] = [];
  const serve = serveFrames({
    request: (_name, input) => {
      answered.push(input);
      const { id } = input as { id: number };
      return Promise.resolve(
        (id === 7
          ? succeed({ mime: 'image/webp', bytes: Uint8Array.of(1, 2, 3) })
          : fail(new MnemeError('not-found', foreign(`There is no frame ${id}.`)))) as never,
      );
    },
  });
  const ask = (url: string, method = 'GET') => serve({ url, method } as Request);

  it('are served by id and size, and never stored by the page', async () => {
    const answer = await ask('mneme-frame://frame/7?size=thumbnail');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([1, 2, 3]);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answered.at(-1)).toEqual({ id: 7, size: 'thumbnail' });
  });

  it('tell nothing of those that are not there', async () => {
    const answer = await ask('mneme-frame://frame/8?size=full');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it.each([
    'mneme-frame://frame/7',
    'mneme-frame://frame/0?size=full',
    'mneme-frame://frame/7?size=huge',
    'mneme-frame://frame/7/8?size=full',
    'mneme-frame://frame/-7?size=full',
    'mneme-frame://frame/1e3?size=full',
    'mneme-frame://other/7?size=full',
    'nonsense',
  ])('are not asked for by %s', (url) => expect(parseFrameUrl(url)).toBeNull());

  it('are only read', async () => {
    expect((await ask('mneme-frame://frame/7?size=full', 'DELETE')).status).toBe(404);
  });
});
