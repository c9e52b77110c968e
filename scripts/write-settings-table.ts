/** Writes `src-main/config/settings.md` anew; to be run when a setting has changed. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './places.ts';
import { settingsTable } from './settings-table.ts';

writeFileSync(path.join(projectRoot, 'src-main/config/settings.md'), await settingsTable());
