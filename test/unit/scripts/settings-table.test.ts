import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingsTable } from '../../../scripts/settings-table.ts';

it('the table of settings in the tree is the one that the settings make; else run `npm run settings-table`', async () => {
  const file = new URL('../../../src-main/config/settings.md', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(await settingsTable());
});
