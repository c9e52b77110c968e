/** Import: choose a file, see what is in it, bring it in, take it back. */
import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { request } from '../../client/bridge.ts';
import { useEvent } from '../../client/use-event.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { ImportPreviewBox } from './import-preview.tsx';
import { ImportRow } from './import-row.tsx';
import { PassphraseForm } from './passphrase-form.tsx';

const importable = [
  t('exchange.canOwn'),
  t('exchange.canChats'),
  t('exchange.canMemories'),
  t('exchange.canScreens'),
  t('exchange.canPages'),
];

interface Asked {
  readonly file: string;
  readonly passphrase: string | null;
  readonly vaultPassphrase: string | null;
}

export function ImportPart() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [progress, setProgress] = useState({ done: 0, total: 1 });
  const preview = useAction('imports.preview');
  const run = useAction('imports.run', ['imports.list', 'export.count']);
  const undo = useAction('imports.undo', ['imports.list', 'export.count']);
  const cancel = useAction('imports.cancel');
  const list = useRequest('imports.list', {});
  useEvent('imports.progress', setProgress);
  const isBusy = preview.isPending || run.isPending || undo.isPending;
  const sealed =
    preview.error instanceof MnemeError && preview.error.code === 'passphrase' ? preview.error : null;
  const error = (sealed ? null : preview.error) ?? run.error ?? undo.error ?? list.error;
  const look = (next: Asked) => {
    setAsked(next);
    run.reset();
    undo.reset();
    setProgress({ done: 0, total: 1 });
    preview.mutate(next);
  };
  const choose = async () => {
    // Any file: databases of browsers have names without an ending.
    const file = await request('app.choose-file', { title: t('exchange.importFile'), endings: [] });
    if (file !== null) look({ file, passphrase: null, vaultPassphrase: null });
  };
  return (
    <Section title={t('exchange.importTitle')} lead={t('exchange.importLead')}>
      <div className="flex flex-col items-start gap-3 pt-1">
        <ul
          aria-label={t('exchange.whatCanBe')}
          className="flex list-disc flex-col gap-0.5 pl-4 text-small text-ink-2"
        >
          {importable.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Button icon={FileInput} disabled={isBusy} onClick={() => void choose()}>
          {t('exchange.chooseFile')}
        </Button>
        {(preview.isPending || run.isPending) && (
          <>
            <div className="w-full max-w-[520px]">
              <p>{preview.isPending ? t('exchange.reading') : t('exchange.importing')}</p>
              <ProgressBar label={t('exchange.importProgress')} value={progress.done} max={progress.total} />
            </div>
            <Button onClick={() => cancel.mutate({})}>{t('exchange.cancel')}</Button>
          </>
        )}
        {error && <ErrorNotice error={error} />}
        {sealed && asked && asked.vaultPassphrase === null && (
          <>
            <p className="font-medium">{t('exchange.sealed')}</p>
            <PassphraseForm
              label={t('exchange.passphrase')}
              hint={t('exchange.sealedHint')}
              problem={asked.passphrase === null ? undefined : sealed.message}
              isBusy={isBusy}
              onOpen={(passphrase) => look({ ...asked, passphrase })}
            />
          </>
        )}
        {sealed && asked && asked.vaultPassphrase !== null && (
          <PassphraseForm
            label={t('exchange.vaultPassphrase')}
            problem={sealed.message}
            isBusy={isBusy}
            onOpen={(vaultPassphrase) => look({ ...asked, vaultPassphrase })}
          />
        )}
        {preview.data && asked && !isBusy && !run.data && (
          <ImportPreviewBox
            preview={preview.data}
            onRun={() => run.mutate(asked)}
            onUnlock={(vaultPassphrase) => look({ ...asked, vaultPassphrase })}
          />
        )}
        {undo.data && (
          <p role="status">
            {undo.data.changedSince > 0
              ? t('exchange.takenBackBut', { count: undo.data.removed, changed: undo.data.changedSince })
              : t('exchange.takenBack', { count: undo.data.removed })}
          </p>
        )}
        <ul aria-label={t('exchange.imports')} className="flex w-full flex-col empty:hidden">
          {list.data?.map((one) => (
            <ImportRow key={one.id} run={one} isBusy={isBusy} onUndo={() => undo.mutate({ id: one.id })} />
          ))}
        </ul>
      </div>
    </Section>
  );
}
