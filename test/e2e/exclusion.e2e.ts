import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { agree, expect, seenTitles, test, waitUntilSeen } from './scenario.ts';
import { openStored } from './stored.ts';

/** A colour that no other window shows, so that one pixel of the excluded window would give it away. */
const excludedColour = '#e600c8';

test('keeps an excluded window out of every row, index, vector, picture and log', async ({
  start,
  open,
  userData,
}) => {
  const app = await start();
  const settings = await app.request('settings.get', {});
  await app.request('settings.update', {
    exclusions: { ...settings.exclusions, rules: [{ kind: 'title', pattern: 'Payroll*' }] },
  });
  await agree(app);

  const before = await open({ program: 'xterm', title: 'Garden plan', text: 'Plant the tulips in October.' });
  await waitUntilSeen(app, 'Garden plan');
  await before.close();

  const excluded = await open({
    program: 'xterm',
    title: 'Payroll of Zebulon',
    text: 'zebulonsalary ninety thousand',
    background: excludedColour,
  });
  const { counters } = await app.request('app.status', {});
  await expect
    .poll(async () => (await app.request('app.status', {})).counters.excluded, { timeout: 30_000 })
    .toBeGreaterThan(counters.excluded + 1);
  await excluded.close();

  const after = await open({ program: 'xterm', title: 'Shopping', text: 'Buy six lemons and a broom.' });
  await waitUntilSeen(app, 'Shopping');
  await after.close();
  await app.request('app.drain', {});
  expect(await seenTitles(app)).not.toContainEqual(expect.stringContaining('Payroll'));
  await app.electron.evaluate(({ app: electronApp }) => electronApp.getPath('userData'));
  const stored = await openStored(app);
  try {
    expect(stored.images.length).toBeGreaterThan(1);
    for (const image of stored.images) {
      expect(await image.shareOfColour(excludedColour), `picture of frame ${image.id}`).toBe(0);
    }
    expect(stored.allValues().filter((value) => /zebulon|payroll/i.test(value))).toEqual([]);
    expect(stored.allValues().some((value) => value.includes('tulips'))).toBe(true);
  } finally {
    stored.close();
  }
  expect(await filesHolding(userData, /zebulon/i, ['config.yaml'])).toEqual([]);
});

/** Files under a folder whose bytes hold the pattern. */
async function filesHolding(folder: string, pattern: RegExp, except: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || except.includes(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    if (pattern.test((await readFile(path)).toString('latin1'))) found.push(path);
  }
  return found;
}
