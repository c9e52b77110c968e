/** The check-up from the help: it tells what it looked at and what to do, with a button beside it. */
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { projectRoot } from './app.ts';
import { agree, expect, test } from './scenario.ts';

test('the check-up looks at everything, and says of what it cannot mend why', async ({ start }) => {
  const app = await start();
  await agree(app);
  const { page } = app;
  await page.reload();
  await page.getByRole('button', { name: 'Help on this view' }).click();
  await page.getByRole('button', { name: 'Check-up' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check-up' });
  const backups = dialog.getByRole('listitem').filter({ hasText: 'Backups' });
  await expect(backups).toContainText('look at this', { timeout: 60_000 });
  for (const [name, says] of [
    ['The database', 'tables pass the check'],
    ['The files of the model', 'the ones that were shipped'],
    ['The indexes', 'They fit all'],
    ['The network', 'Nothing is sent anywhere'],
  ] as const) {
    const finding = dialog.getByRole('listitem').filter({ hasText: name });
    await expect(finding).toContainText('well');
    await expect(finding).toContainText(says);
  }
  await page.screenshot({ path: join(projectRoot, 'test-results/doctor/findings.png') });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

  // Nothing to write to was chosen yet: the button says so in its place.
  await backups.getByRole('button', { name: 'Make a backup now' }).click();
  await expect(backups).toContainText('No folder for backups is chosen');
  await dialog.getByRole('button', { name: 'Look again' }).click();
  await expect(dialog.getByRole('status').first()).toContainText('to look at');
});
