import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agree, expect, test, waitUntilSeen } from './scenario.ts';

test('works on pictures without mixing up the libraries of Electron and of the system', async ({
  start,
  open,
  userData,
}) => {
  const app = await start();
  await agree(app);
  await open({
    program: 'xterm',
    title: 'pictures - Terminal',
    text: 'a picture is encoded, read and shown',
  });
  await waitUntilSeen(app, 'pictures - Terminal');
  await app.request('app.drain', {});
  const log = await readFile(join(userData, 'logs/mneme.log'), 'utf8');
  expect(log).toContain('The engine is ready');
  expect(log).not.toContain('GLib');
});
