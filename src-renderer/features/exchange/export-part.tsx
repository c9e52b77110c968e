/** Export: what, in which form, and where to. */
import { useState } from 'react';
import { FolderOutput } from 'lucide-react';
import { exportedKinds, type ExportedKind, type ExportFormat } from '../../../src-preload/contract/export.ts';
import { request } from '../../client/bridge.ts';
import { categoryChoices } from '../../client/category-paths.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { useEvent } from '../../client/use-event.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { BundleFields } from './bundle-fields.tsx';
import { noSecrets, passphrasesOf } from './bundle-secrets.ts';

const dayMs = 86_400_000;

const spans = [
  { value: '', label: t('exchange.anyTime') },
  { value: '7', label: t('exchange.lastDays', { days: 7 }) },
  { value: '30', label: t('exchange.lastDays', { days: 30 }) },
  { value: '365', label: t('exchange.lastYear') },
];

const forms: readonly { readonly value: ExportFormat; readonly label: string }[] = [
  { value: 'json-lines', label: t('exchange.jsonLines') },
  { value: 'markdown', label: t('exchange.markdown') },
  { value: 'csv', label: t('exchange.csv') },
  { value: 'bundle', label: t('exchange.bundle') },
];

export function ExportPart() {
  const [kinds, setKinds] = useState<readonly ExportedKind[]>(exportedKinds);
  const [categoryId, setCategoryId] = useState<number | null>(null);
  const [scope, setScope] = useState<'own' | 'all'>('own');
  const [from, setFrom] = useState<{ readonly days: string; readonly at: number | null }>({
    days: '',
    at: null,
  });
  const [format, setFormat] = useState<ExportFormat>('json-lines');
  const [secrets, setSecrets] = useState(noSecrets);
  const [progress, setProgress] = useState({ done: 0, total: 1 });
  const categories = useRequest('organise.categories', {});
  const selection = { kinds: [...kinds], categoryId, scope, from: from.at, to: null };
  const count = useRequest('export.count', selection, { enabled: kinds.length > 0, keepPrevious: true });
  const run = useAction('export.run');
  const cancel = useAction('export.cancel');
  useEvent('export.progress', setProgress);
  const memories = kinds.length === 0 ? 0 : (count.data?.memories ?? 0);
  const passphrases = format === 'bundle' ? passphrasesOf(secrets) : null;
  const lacksPassphrase = format === 'bundle' && passphrases === null;
  const begin = async () => {
    const folder = await request('app.choose-folder', { title: t('exchange.exportFolder') });
    if (folder === null) return;
    setProgress({ done: 0, total: 1 });
    run.mutate(
      { ...selection, format, folder, passphrase: null, vaultPassphrase: null, ...passphrases },
      { onSuccess: () => setSecrets(noSecrets) },
    );
  };
  return (
    <Section title={t('exchange.exportTitle')} lead={t('exchange.exportLead')}>
      <CheckList
        label={t('exchange.kinds')}
        choices={exportedKinds.map((kind) => ({ value: kind, label: kindWords[kind].name }))}
        chosen={kinds}
        onChange={(chosen) => setKinds(exportedKinds.filter((kind) => chosen.includes(kind)))}
      />
      <SettingRow label={t('exchange.category')} hint={t('exchange.categoryHint')}>
        {({ id, describedBy }) => (
          <SelectField
            id={id}
            describedBy={describedBy}
            value={categoryId === null ? '' : String(categoryId)}
            options={categoryChoices(categories.data ?? [], t('exchange.allCategories'))}
            onChange={(chosen) => setCategoryId(chosen === '' ? null : Number(chosen))}
          />
        )}
      </SettingRow>
      <SettingRow label={t('exchange.time')} hint={t('exchange.timeHint')}>
        {({ id, describedBy }) => (
          <SelectField
            id={id}
            describedBy={describedBy}
            value={from.days}
            options={spans}
            onChange={(days) => setFrom({ days, at: days === '' ? null : Date.now() - Number(days) * dayMs })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('exchange.whose')} hint={t('exchange.whoseHint')}>
        {({ id, describedBy }) => (
          <SelectField
            id={id}
            describedBy={describedBy}
            value={scope}
            options={[
              { value: 'own', label: t('exchange.mine') },
              { value: 'all', label: t('exchange.mineAndAgents') },
            ]}
            onChange={(chosen) => setScope(chosen === 'all' ? 'all' : 'own')}
          />
        )}
      </SettingRow>
      <SettingRow label={t('exchange.form')} hint={t('exchange.formHint')}>
        {({ id, describedBy }) => (
          <SelectField
            id={id}
            describedBy={describedBy}
            value={format}
            options={forms}
            onChange={setFormat}
          />
        )}
      </SettingRow>
      {format === 'bundle' && !run.isPending && <BundleFields secrets={secrets} onChange={setSecrets} />}
      <div className="flex flex-col items-start gap-3 pt-1">
        {run.isPending ? (
          <>
            <div className="w-full max-w-[520px]">
              <ProgressBar label={t('exchange.exporting')} value={progress.done} max={progress.total} />
            </div>
            <Button onClick={() => cancel.mutate({})}>{t('exchange.cancel')}</Button>
          </>
        ) : (
          <Button
            icon={FolderOutput}
            disabled={memories === 0 || lacksPassphrase}
            onClick={() => void begin()}
          >
            {memories === 0 ? t('exchange.nothingSelected') : t('exchange.exportCount', { count: memories })}
          </Button>
        )}
        {run.error && <ErrorNotice error={run.error} />}
        {run.data && !run.isPending && (
          <p role="status" className="selectable break-all">
            {t('exchange.exported', { count: run.data.memories, folder: run.data.folder })}
          </p>
        )}
      </div>
    </Section>
  );
}
