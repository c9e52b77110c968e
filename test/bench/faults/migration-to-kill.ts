/** Opens a store of an earlier layout in a process of its own. */
import { silentLog } from '../../../src-main/base/log.ts';
import { openDatabase } from '../../../src-main/store/database.ts';

process.send!('opening');
openDatabase({
  file: process.argv[2]!,
  key: new Uint8Array(32).fill(7),
  sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
  log: silentLog,
});
process.send!('open');
// Until it is killed.
setInterval(() => {}, 1_000);
