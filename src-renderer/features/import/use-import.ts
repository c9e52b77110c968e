/** The import of old screenshots: chosen, running, done. Held above the views, so that it goes on while one looks elsewhere. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportReport } from '../../../src-preload/contract/import.ts';
import { request } from '../../client/bridge.ts';
import { useEvent } from '../../client/use-event.ts';
import { t } from '../../messages/t.ts';

export type ImportState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running';
      readonly folder: string;
      readonly done: number;
      readonly found: number | null;
    }
  | { readonly kind: 'done'; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly error: Error };

export interface Import {
  readonly state: ImportState;
  /** Lets the owner choose a folder and imports it. */
  readonly start: () => void;
}

export function useImport(): Import {
  const client = useQueryClient();
  const [state, setState] = useState<ImportState>({ kind: 'none' });
  useEvent('import.progress', ({ folder, done, found }) => {
    setState((before) => (before.kind === 'running' ? { kind: 'running', folder, done, found } : before));
  });
  const run = async () => {
    try {
      const folder = await request('app.choose-folder', { title: t('screenshotImport.importFolder') });
      if (folder === null) return;
      setState({ kind: 'running', folder, done: 0, found: null });
      const report = await request('import.folder', { folder });
      setState({ kind: 'done', report });
      await client.invalidateQueries();
    } catch (error) {
      setState({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  return {
    state,
    start: () => {
      if (state.kind !== 'running') void run();
    },
  };
}
