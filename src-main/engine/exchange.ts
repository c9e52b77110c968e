/** Export and import as the window asks for them: one of each at a time, both ended with the engine. */
import type { exportRequests, ExportFormat } from '../../src-preload/contract/export.ts';
import type { importsRequests } from '../../src-preload/contract/imports.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { BundleOrder } from '../export/bundle.ts';
import { exportMemories } from '../export/export-memories.ts';
import { countSelected } from '../export/selected-memories.ts';
import { createImports, type ImportsParts } from '../imports/imports.ts';
import type { VaultValues } from '../memory/vault/vault-values.ts';
import { likenessOf } from './vault-handlers.ts';

export interface Exchange {
  readonly handlers: HandlersFor<typeof exportRequests & typeof importsRequests>;
  /** An export leaves nothing; an import goes on when the same file is imported again. */
  stop(): Promise<void>;
}

interface ExchangeParts extends Omit<ImportsParts, 'secrets' | 'onProgress'> {
  readonly vault: VaultValues;
  readonly onImported: (done: number, total: number) => void;
  readonly onExported: (done: number, total: number) => void;
}

export function createExchange(parts: ExchangeParts): Exchange {
  const { db, clock, vault } = parts;
  const imports = createImports({
    ...parts,
    secrets: {
      foresee: (entry, value) => vault.foresee(entry, likenessOf(value)),
      bring: (entry, value, sources, change) => vault.bring(entry, value, likenessOf(value), sources, change),
    },
    onProgress: parts.onImported,
  });
  let running: AbortController | null = null;
  let exporting: Promise<unknown> = Promise.resolve();
  const handlers: Exchange['handlers'] = {
    'export.count': async (selection) => ({ memories: await countSelected(db, selection) }),
    'export.run': async ({ format, folder, passphrase, vaultPassphrase, ...selection }) => {
      if (running)
        throw new MnemeError('conflict', say('Another export goes on. Wait for it, or cancel it.'));
      running = new AbortController();
      try {
        const { signal } = running;
        const bundle = bundleOrder(format, passphrase, vaultPassphrase);
        const work = exportMemories(db, {
          selection,
          format,
          ...(bundle ? { bundle } : {}),
          folder,
          now: clock.now(),
          signal,
          onProgress: parts.onExported,
        });
        exporting = work.catch(() => {});
        return await work;
      } finally {
        running = null;
      }
    },
    'export.cancel': () => {
      running?.abort();
      return {};
    },
    'imports.preview': ({ file, ...passphrases }) => imports.preview(file, passphrases),
    'imports.run': ({ file, ...passphrases }) => imports.run(file, passphrases),
    'imports.list': () => imports.list(),
    'imports.undo': ({ id }) => imports.undo(id),
    'imports.cancel': () => {
      imports.cancel();
      return {};
    },
  };
  return {
    handlers,
    async stop() {
      running?.abort();
      await Promise.all([exporting, imports.stop()]);
    },
  };

  function bundleOrder(
    format: ExportFormat,
    passphrase: string | null,
    vaultPassphrase: string | null,
  ): BundleOrder | null {
    if (format !== 'bundle') {
      if (passphrase === null && vaultPassphrase === null) return null;
      throw new MnemeError(
        'invalid-input',
        say('Only an encrypted bundle has passphrases. Choose that form.'),
      );
    }
    if (passphrase === null)
      throw new MnemeError('invalid-input', say('An encrypted bundle needs a passphrase. Give it one.'));
    if (passphrase === vaultPassphrase)
      throw new MnemeError(
        'invalid-input',
        say('The vault needs another passphrase than the bundle. Give it one of its own.'),
      );
    return { passphrase, vaultPassphrase, reveal: vault.reveal };
  }
}
