/** Remembers a text and makes a backup, of which one is kept: `<data folder> <folder of backups> <moment>`. */
import { join } from 'node:path';
import { createBackups } from '../../src-main/backup/backups.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { addUnits } from '../../src-main/memory/units.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import { FakeClock } from './fake-clock.ts';

const [data = '', folder = '', at = '0'] = process.argv.slice(2);
const key = new Uint8Array(32).fill(7);
const store = openDatabase({ file: join(data, 'mneme.db'), key, sqliteBinding: null, log: silentLog });
addUnits(store.db, 's', [{ text: at, author: null, byOwner: false, occurredAt: 1, frameId: null }]);
store.checkpoint();
const backups = createBackups({
  dataFolder: data,
  store,
  keys: { database: key, images: key, vault: key },
  adoption: { picture: (_from, _path, bytes) => bytes, vault: () => {} },
  sqliteBinding: null,
  settings: () => ({ ...defaultSettings.backup, folder, keepDaily: 1, keepWeekly: 0, keepMonthly: 0 }),
  clock: new FakeClock(Number(at)),
  log: silentLog,
  onChange: () => {},
});
const { verified } = await backups.make();
store.close();
process.stdout.write(verified?.ok ? 'made' : 'not verified');
