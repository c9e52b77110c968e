/** The system's key store through Electron. */
import { safeStorage } from 'electron';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Seal } from './keys.ts';

/** Call after `ready`. Without a key store on Linux the seal protects from nobody, and says so (`basic`). */
export function systemSeal(): Seal {
  const onLinux = process.platform === 'linux';
  if (onLinux && !safeStorage.isEncryptionAvailable()) safeStorage.setUsePlainTextEncryption(true);
  if (!safeStorage.isEncryptionAvailable()) {
    throw new MnemeError(
      'store-key',
      say(
        "The system's key store does not answer, so the database cannot be protected. Unlock it and start Mneme again.",
      ),
    );
  }
  const backend = onLinux ? safeStorage.getSelectedStorageBackend() : process.platform;
  const isBasic = onLinux && (backend === 'basic_text' || backend === 'unknown');
  return {
    name: backend,
    protection: isBasic ? 'basic' : 'system',
    // The synchronous calls are the ones that Electron 33, used for development, has as well.
    seal: (plain) => safeStorage.encryptString(plain),
    open: (sealed) => safeStorage.decryptString(sealed),
  };
}
