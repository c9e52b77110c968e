/** The owner edits config.yaml in an editor while Mneme runs: what is right takes effect, what is wrong is told and left alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './app.ts';
import { agree, expect, test } from './scenario.ts';

const key = 'sk-e2e-0123456789-in-the-file';
const good = '# mine\ncapture:\n  idle_seconds: 0\n';

test('what is written into config.yaml takes effect, what is wrong is told with its place, and a key leaves it', async ({
  start,
  userData,
}) => {
  const file = join(userData, 'config.yaml');
  const app = await start();
  await agree(app);
  const { page } = app;
  const theme = async () => (await app.request('settings.get', {})).window.theme;
  const banner = page.getByText('Your settings file is wrong,');

  const dark = `${good}window:\n  theme: dark # at night\nagents:\n  ada:\n    tools: [memory]\n`;
  writeFileSync(file, dark);
  await expect.poll(theme).toBe('dark');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  expect((await app.request('settings.get', {})).agents['ada']?.tools).toEqual(['memory']);

  const wrong = dark.replace('tools:', 'tolls:');
  writeFileSync(file, wrong);
  await expect(banner).toBeVisible();
  await expect(page.getByText(`${file}, line 8, column 5: there is no key "agents.ada.tolls"`)).toBeVisible();
  await expect(page.getByText('perhaps "agents.ada.tools" is meant')).toBeVisible();
  await page.screenshot({ path: join(projectRoot, 'test-results/config/wrong.png') });
  expect(await theme()).toBe('dark');
  const { window } = await app.request('settings.get', {});
  await expect(app.request('settings.update', { window: { ...window, theme: 'light' } })).rejects.toThrow(
    'line 8, column 5',
  );
  expect(readFileSync(file, 'utf8')).toBe(wrong);
  // What was known of the owner's exclusions is in force, so the gate is not shut.
  expect((await app.request('app.status', {})).recording.state).not.toBe('failing');

  writeFileSync(file, '');
  await expect(page.getByText('is empty, as a crash or a full disk leaves a file')).toBeVisible();
  expect(await theme()).toBe('dark');

  const withKey = dark.replace(
    'agents:',
    `memory:\n  llm:\n    config: # the one in the cellar\n      host: 127.0.0.1:9\n      model: m\n      api_key: ${key}\nagents:`,
  );
  writeFileSync(file, withKey);
  await expect(banner).toBeHidden();
  await expect.poll(() => readFileSync(file, 'utf8')).toBe(withKey.replace(`      api_key: ${key}\n`, ''));
  expect((await app.request('models.keys', {})).servers).toEqual(['http://127.0.0.1:9/v1']);

  const { memory } = await app.request('settings.get', {});
  const preview = await app.request('settings.preview', { memory: { ...memory, backend: 'file' } });
  expect(preview.lines.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'added', text: '  backend: file', line: 11 },
  ]);
  await app.request('settings.update', { memory: { ...memory, backend: 'file' } });
  const saved = readFileSync(file, 'utf8').split('\n');
  expect(saved[10]).toBe('  backend: file');
  expect(saved).toContain('    config: # the one in the cellar');
});
