/** The caret of the search box rests while nobody is at the computer, and no key that ends the rest is lost. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agree, expect, test } from './scenario.ts';

test('rests the caret while nobody is there, and takes what is typed first', async ({ start, userData }) => {
  await writeFile(join(userData, 'config.yaml'), 'capture:\n  idle_seconds: 5\n');
  const app = await start();
  await agree(app);
  const box = app.page.getByRole('textbox', { name: 'Search what was on your screen' });
  await box.focus();
  // The keys of the driver do not reach the display, on which nobody ever touches anything.
  await expect(box).toHaveJSProperty('readOnly', true, { timeout: 60_000 });
  await expect(box).toBeFocused();

  await app.page.keyboard.type('boiler');
  await expect(box).toHaveValue('boiler');
});
