/** What a page that went astray, a curious program and a crash get from the real application: nothing. */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';

test('every page is sandboxed, isolated and without Node, and its policy has nothing unsafe', async ({
  start,
}) => {
  const app = await start();
  const found = await app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      type Preferences = Record<string, unknown>;
      const own = contents as unknown as { getLastWebPreferences(): Preferences | null };
      return own.getLastWebPreferences();
    }),
  );
  expect(found).not.toEqual([]);
  for (const preferences of found) {
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
    });
    expect(preferences!['experimentalFeatures'] ?? false).toBe(false);
    expect(preferences!['enableBlinkFeatures'] ?? '').toBe('');
  }
  const globals = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(globals).toEqual([]);

  const policy = await app.page.evaluate(async () => {
    const denied: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => denied.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.wasRun = true';
    document.body.append(script);
    // What the driver runs at once is excepted from the policy; what comes later is not.
    await new Promise((done) => setTimeout(done));
    let evaluated = true;
    try {
      // The very thing that the policy must refuse.
      (0, eval)('1');
    } catch {
      evaluated = false;
    }
    const picture = document.createElement('img');
    picture.src = 'https://example.org/pixel.png';
    const inline = document.createElement('img');
    inline.src = 'data:image/png;base64,AAAA';
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    document.body.append(picture, inline, frame);
    const fetched = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    await new Promise((done) => setTimeout(done));
    for (const made of [script, picture, inline, frame]) made.remove();
    return { wasRun: 'wasRun' in globalThis, evaluated, fetched, denied: [...new Set(denied)].sort() };
  });
  expect(policy).toMatchObject({ wasRun: false, evaluated: false, fetched: false });
  expect(policy.denied).toEqual(expect.arrayContaining(['connect-src', 'img-src', 'script-src-elem']));
});

test('a page gets no permission, no window, no other address, no webview and no download, and that is listed', async ({
  start,
}) => {
  const app = await start();
  const before = app.page.url();
  const answers = await app.page.evaluate(async () => {
    const refused = (work: () => Promise<unknown>): Promise<boolean> =>
      Promise.resolve()
        .then(work)
        .then(
          () => false,
          () => true,
        );
    return {
      location: await refused(
        () => new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail)),
      ),
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      notifications: await Notification.requestPermission(),
      clipboard: await refused(() => navigator.clipboard.readText()),
      opened: window.open('https://example.org/') !== null,
    };
  });
  expect(answers).toEqual({
    location: true,
    camera: true,
    screen: true,
    notifications: 'denied',
    clipboard: true,
    opened: false,
  });
  await app.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/elsewhere';
    document.body.append(link);
    link.click();
    link.href = 'mneme-window://app/index.html';
    link.download = 'page.html';
    link.click();
    link.remove();
    const view = document.createElement('webview');
    view.setAttribute('src', 'mneme-window://app/index.html');
    document.body.append(view);
    view.remove();
  });
  await expect
    .poll(async () => (await readLog(app)).match(/what="\w+" name="[^"]+"/gu) ?? [])
    .toEqual(
      expect.arrayContaining([
        'what="permission" name="geolocation"',
        'what="permission" name="media"',
        'what="window" name="https://example.org"',
        'what="navigation" name="https://example.org"',
      ]),
    );
  expect(app.page.url()).toBe(before);
  expect(await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect((await app.request('app.status', {})).engine.state).not.toBe('failed');
});

test('a session made by anybody is as closed as the own one', async ({ start }) => {
  const app = await start();
  const asked = await app.electron.evaluate(async ({ session, BrowserWindow }) => {
    const answers: string[] = [];
    for (const made of [session.defaultSession, session.fromPartition('another')]) {
      const window = new BrowserWindow({ show: false, webPreferences: { session: made, sandbox: true } });
      for (const address of ['https://example.org/', 'file:///etc/hostname', 'http://127.0.0.1:9/'])
        answers.push(
          await window.loadURL(address).then(
            () => 'open',
            (error: unknown) => /ERR_\w+/u.exec(String(error))![0],
          ),
        );
      window.destroy();
    }
    return answers;
  });
  const blocked = 'ERR_BLOCKED_BY_CLIENT';
  // A file that is refused before its loader is there has failed without a reason; one that is not refused opens.
  const noFile = expect.stringMatching(/^ERR_(BLOCKED_BY_CLIENT|FAILED)$/);
  expect(asked).toEqual([blocked, noFile, blocked, blocked, noFile, blocked]);
});

test('a file dropped on the window is not opened, and no program is started by a link', async ({ start }) => {
  const app = await start();
  const before = app.page.url();
  const isShown = await app.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(
      new File(['<script>globalThis.wasRun = true</script>'], 'evil.html', { type: 'text/html' }),
    );
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    return 'wasRun' in globalThis;
  });
  expect(isShown).toBe(false);
  expect(app.page.url()).toBe(before);

  await app.electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    (globalThis as unknown as { opened: string[] }).opened = opened;
    shell.openExternal = (url: string) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const addresses = [
    ...['file:///etc/passwd', 'javascript:alert(1)', 'ms-msdt:/id', 'smb://host/share', 'data:text/html,x'],
    ...['https://bank.example@evil.example/', 'vscode://x', 'HTTP:evil', '//evil.example', ' file:///x'],
    `https://example.org/${'a'.repeat(5_000)}`,
  ];
  for (const url of addresses)
    await expect(app.request('app.open-link', { url }), url).rejects.toMatchObject({ code: 'invalid-input' });
  await app.request('app.open-link', { url: 'https://example.org/page' });
  const opened = await app.electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(opened).toEqual(['https://example.org/page']);
});

test('the engine has no key in its environment or command line, and nobody can connect to it', async ({
  start,
}) => {
  test.skip(process.platform !== 'linux', 'processes are read from /proc');
  const secret = 'sk-environment-0123456789';
  const app = await start({ env: { OPENAI_API_KEY: secret, HTTPS_PROXY: 'http://proxy.example:1' } });
  await agree(app);
  const pids = await app.electron.evaluate(({ app }) =>
    app.getAppMetrics().map(({ pid, name }) => ({ pid, isEngine: name === 'Mneme engine' })),
  );
  const engines = pids.filter(({ isEngine }) => isEngine);
  expect(engines).toHaveLength(1);
  for (const { pid, isEngine } of pids) {
    expect(await readFile(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(secret);
    if (isEngine) {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
      expect(environment).toContain('PATH=');
      expect(environment).not.toMatch(/OPENAI_API_KEY|HTTPS_PROXY|NODE_OPTIONS/u);
      expect(await listeningSockets(pid)).toBe(0);
    }
  }
});

test('a page that crashes leaves no dump of its memory, and comes back', async ({ start, userData }) => {
  const app = await start();
  await agree(app);
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => readLog(app)).toContain("The window's page ended.");
  await expect
    .poll(() =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.isCrashed()),
    )
    .toBe(false);
  const files = await readdir(userData, { recursive: true });
  expect(files.filter((name) => /\.(dmp|core|mdmp)$|(^|\/)core(\.\d+)?$/u.test(name))).toEqual([]);
});

async function readLog({ userData }: RunningApp): Promise<string> {
  const folder = join(userData, 'logs');
  const texts = (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

/** How many of the sockets that this process holds wait for connections over TCP. */
async function listeningSockets(pid: number): Promise<number> {
  const folder = `/proc/${pid}/fd`;
  const links = await Promise.all(
    (await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => '')),
  );
  const own = new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/u.exec(link)?.[1] ?? []));
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => '')),
  );
  const listening = '0A';
  return tables
    .flatMap((table) => table.trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/u))
    .filter(([, , , state, , , , , , inode]) => state === listening && own.has(inode!)).length;
}
