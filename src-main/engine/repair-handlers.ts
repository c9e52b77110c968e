/** What is asked about repairs while the database is open: whether there was one, and that there be one. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { repairedRequests, repairRequests } from '../../src-preload/contract/repair.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { askForRepair } from '../repair/repair-asked.ts';
import { readReport, removeReport } from '../repair/report-file.ts';

/** `key` is that of the database. */
export function createRepairHandlers(
  dataFolder: string,
  key: Uint8Array,
): HandlersFor<typeof repairRequests & typeof repairedRequests> {
  const refuse = (): never => {
    throw new MnemeError('conflict', say('The database is open, so nothing has to be repaired.'));
  };
  return {
    'repair.status': () => ({
      damage: null,
      canRepair: false,
      neededBytes: 0,
      freeBytes: 0,
      backups: [],
      running: null,
      trouble: '',
      prepared: null,
      replacedAt: null,
    }),
    'repair.start': refuse,
    'repair.restore': refuse,
    'repair.cancel': () => ({}),
    'repair.discard': refuse,
    'repair.drop-replaced': refuse,
    'repair.last': () => readReport(dataFolder, key),
    'repair.forget-last': () => {
      removeReport(dataFolder);
      return {};
    },
    'repair.ask': () => {
      askForRepair(dataFolder);
      return {};
    },
  };
}
