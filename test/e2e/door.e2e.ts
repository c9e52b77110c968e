/** Who asks the shell for what: only the window's own page, only what the contract allows, and never with a crash. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { agree, expect, test } from './scenario.ts';
import { projectRoot, type RunningApp } from './app.ts';

interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Asks through the bridge of the page, whichever page that is. */
function ask(page: Page, name: unknown, input: unknown): Promise<Answer> {
  return page.evaluate(
    ([name, input]) =>
      (
        globalThis as unknown as { mneme: { request(name: unknown, input: unknown): Promise<Answer> } }
      ).mneme.request(name, input),
    [name, input] as const,
  );
}

test('refuses what is malformed with a code, and serves on', async ({ start }) => {
  const app = await start();
  await agree(app);
  const requests: readonly (readonly [unknown, unknown])[] = [
    [undefined, {}],
    [null, {}],
    [7, {}],
    [{ name: 'app.quit' }, {}],
    ['__proto__', {}],
    ['constructor', {}],
    ['', {}],
    ['app.quit\n', {}],
    ['x'.repeat(1_000_000), {}],
    ['app.pause', { minutes: 'forever' }],
    ['app.pause', null],
    ['settings.update', { storage: { stopBelowFreeMb: -1 } }],
    ['settings.update', [[[[[[[[['deep']]]]]]]]]],
    ['search.query', { text: { $ne: '' } }],
    ['search.query', { text: 'x', limit: 1e9 }],
    ['frame.get', { id: '1; DROP TABLE frames' }],
    ['frame.get', { id: Number.NaN }],
    ['frame.delete', { ids: [1.5] }],
    ['frame.delete', { ids: 'all' }],
    ['timeline.day', { day: '../../etc/passwd' }],
    ['import.folder', { folder: 42 }],
    // What only the shell may ask of the engine.
    ['frame.accept', {}],
    ['frame.image', { id: 1, size: 'full' }],
    ['engine.close', {}],
  ];
  for (const [name, input] of requests) {
    const answer = await ask(app.page, name, input);
    const shown = `${String(name).slice(0, 40)} ${JSON.stringify(input)?.slice(0, 60)}`;
    expect(answer.ok, shown).toBe(false);
    expect(['invalid-input', 'not-found'], shown).toContain(answer.error!.code);
  }
  const status = await app.request('app.status', {});
  expect(status.engine.state).toBe('ready');
  expect(status.recording.state).not.toBe('paused');
});

test('refuses another window, a frame in the page and another page, whatever they ask', async ({ start }) => {
  const app = await start();
  await agree(app);

  const other = await openSecondWindow(app);
  expect(await ask(other, 'app.status', {})).toMatchObject({ error: { code: 'not-allowed' } });
  expect(await ask(other, 'search.query', { text: 'x' })).toMatchObject({ error: { code: 'not-allowed' } });
  await other.close();

  expect(await bridgeOfInnerFrames(app)).toEqual(['undefined', 'undefined']);

  await app.electron.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]!.loadURL('data:text/html,<title>not ours</title>');
  });
  expect(await ask(app.page, 'app.quit', {})).toMatchObject({ error: { code: 'not-allowed' } });
  await app.electron.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]!.loadURL('mneme-window://app/index.html');
  });
  expect((await app.request('app.status', {})).engine.state).toBe('ready');
});

/** A window with our page, our session and our bridge, which Mneme did not open. */
async function openSecondWindow(app: RunningApp): Promise<Page> {
  const opened = app.electron.waitForEvent('window');
  await app.electron.evaluate(
    async ({ BrowserWindow }, preload) => {
      const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, session, sandbox: true, contextIsolation: true },
      });
      await window.loadURL('mneme-window://app/index.html');
    },
    join(projectRoot, 'out/preload/bridge.cjs'),
  );
  const page = await opened;
  await page.waitForURL('mneme-window://app/index.html');
  return page;
}

/** What a frame inside the page finds as its bridge: one of the page's own origin, and one without any. */
function bridgeOfInnerFrames(app: RunningApp): Promise<string[]> {
  return app.page.evaluate(() => {
    const bridges: string[] = [];
    for (const sandbox of [null, 'allow-scripts allow-same-origin']) {
      const frame = document.createElement('iframe');
      if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
      document.body.append(frame);
      bridges.push(typeof (frame.contentWindow as unknown as { mneme?: unknown } | null)?.mneme);
      frame.remove();
    }
    return bridges;
  });
}
