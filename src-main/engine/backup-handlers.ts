/** What the page of backups asks. */
import type { backupRequests } from '../../src-preload/contract/backup.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { Backups } from '../backup/backups.ts';

export function createBackupHandlers(backups: Backups): HandlersFor<typeof backupRequests> {
  return {
    'backup.status': () => backups.status(),
    'backup.list': () => backups.list(),
    'backup.make': () => backups.make(),
    'backup.verify': ({ id }) => backups.verify(id),
    'backup.cancel': () => {
      backups.cancel();
      return {};
    },
    'backup.remove': async ({ id }) => {
      await backups.remove(id);
      return {};
    },
    'backup.list-in': ({ folder }) => backups.listIn(folder),
    'backup.compare': (choice) => backups.compare(choice),
    'backup.restore': async (choice) => {
      await backups.restore(choice);
      return backups.status();
    },
    'backup.set-passphrase': async ({ passphrase }) => {
      await backups.setPassphrase(passphrase);
      return backups.status();
    },
    'backup.undo-restore': async () => {
      await backups.undoRestore();
      return backups.status();
    },
    'backup.keep-restored': async () => {
      await backups.keepRestored();
      return backups.status();
    },
  };
}
