/** Above the settings: search, which of them are shown, and all of them at once into a file, from one, or back to their defaults. */
import { FileDown, FileUp, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { rich } from '../../messages/rich.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { resetPatch } from './setting-rows.ts';

/** What is shown instead of the parts; null for the parts themselves. */
export interface SettingsQuery {
  readonly text: string;
  readonly onlyChanged: boolean;
}

interface SettingsToolsProps {
  readonly settings: Settings;
  readonly query: SettingsQuery | null;
  readonly onQuery: (query: SettingsQuery | null) => void;
}

export function SettingsTools({ settings, query, onQuery }: SettingsToolsProps) {
  const [open, setOpen] = useState<'reset' | 'import' | null>(null);
  const [done, setDone] = useState('');
  const save = useAction('settings.export');
  const read = useAction('settings.read-file');
  const error = save.error ?? read.error;
  const close = () => setOpen(null);
  const finish = (words: string) => () => {
    close();
    setDone(words);
  };
  const isAll = query !== null && query.text === '' && !query.onlyChanged;
  const isChangedOnly = query?.onlyChanged ?? false;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <TextField
          type="search"
          aria-label={t('settings.search')}
          placeholder={t('settings.searchHint')}
          className="min-w-52 flex-1"
          value={query?.text ?? ''}
          onChange={({ target: { value: text } }) =>
            onQuery(text === '' && !isChangedOnly ? null : { text, onlyChanged: isChangedOnly })
          }
        />
        <Button
          aria-pressed={isAll}
          className={isAll ? 'border-accent! bg-accent-soft!' : ''}
          onClick={() => onQuery(isAll ? null : { text: '', onlyChanged: false })}
        >
          {t('settings.every')}
        </Button>
        <Button
          aria-pressed={isChangedOnly}
          className={isChangedOnly ? 'border-accent! bg-accent-soft!' : ''}
          onClick={() => {
            const text = query?.text ?? '';
            onQuery(isChangedOnly && text === '' ? null : { text, onlyChanged: !isChangedOnly });
          }}
        >
          {t('settings.onlyChanged')}
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          tone="quiet"
          icon={FileDown}
          disabled={save.isPending}
          onClick={() =>
            save.mutate(
              {},
              { onSuccess: (file) => file !== null && setDone(t('settings.written', { file })) },
            )
          }
        >
          {t('settings.saveFile')}
        </Button>
        <Button
          tone="quiet"
          icon={FileUp}
          disabled={read.isPending}
          onClick={() => read.mutate({}, { onSuccess: (found) => found !== null && setOpen('import') })}
        >
          {t('settings.takeFile')}
        </Button>
        <Button tone="quiet" icon={RotateCcw} onClick={() => setOpen('reset')}>
          {t('settings.resetAll')}
        </Button>
        <p role="status" className="selectable min-w-0 text-ink-2 empty:hidden">
          {done}
        </p>
      </div>
      {error && <ErrorNotice error={error} />}
      {open === 'reset' && (
        <ChangeDialog
          title={t('settings.resetTitle')}
          patch={resetPatch(settings)}
          settings={settings}
          action={t('settings.setBack')}
          onDone={finish(t('settings.allDefault'))}
          onClose={close}
        >
          <p>{t('settings.resetHint')}</p>
        </ChangeDialog>
      )}
      {open === 'import' && read.data && (
        <ChangeDialog
          title={t('settings.takeTitle')}
          patch={read.data.patch}
          settings={settings}
          action={t('settings.takeThem')}
          onDone={finish(t('settings.taken'))}
          onClose={close}
        >
          <p>
            {rich('settings.takeHint', {
              file: () => <span className="selectable break-all">{read.data?.file}</span>,
            })}
          </p>
          {read.data.hasKeys && <p role="note">{t('settings.keysNotTaken')}</p>}
        </ChangeDialog>
      )}
    </div>
  );
}
