/** Import of old screenshots in the settings: choose, watch, read what became of each. */
import { FolderInput } from 'lucide-react';
import type { ImportReport } from '../../../src-preload/contract/import.ts';
import { rich } from '../../messages/rich.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import type { Import } from './use-import.ts';

export function ImportSection({ importing }: { readonly importing: Import }) {
  const { state, start } = importing;
  return (
    <Section
      title={t('screenshotImport.title')}
      lead={rich('screenshotImport.lead', { code: (inside) => <code>{inside}</code> })}
    >
      <div className="flex flex-col items-start gap-3 pt-1">
        <Button icon={FolderInput} disabled={state.kind === 'running'} onClick={start}>
          {t('screenshotImport.chooseFolder')}
        </Button>
        {state.kind === 'running' && (
          <div className="w-full max-w-[520px]">
            <p className="truncate">
              {state.found === null
                ? t('screenshotImport.looking')
                : t('screenshotImport.progress', { done: state.done, found: state.found })}
            </p>
            <ProgressBar label={t('screenshotImport.import')} value={state.done} max={state.found ?? 1} />
          </div>
        )}
        {state.kind === 'failed' && <ErrorNotice error={state.error} onRetry={start} />}
        {state.kind === 'done' && <Report report={state.report} />}
      </div>
    </Section>
  );
}

function Report({ report }: { readonly report: ImportReport }) {
  const { found, imported, known, same, excluded, problems } = report;
  return (
    <div role="status" className="flex w-full flex-col gap-2">
      <p>
        {rich('screenshotImport.imported', {
          imported,
          found,
          b: (inside) => <strong>{inside}</strong>,
          folder: () => <span className="selectable break-all">{report.folder}</span>,
        })}
      </p>
      <p className="text-ink-2">
        {t('screenshotImport.others', { known, same, excluded, problems: problems.length })}
      </p>
      {problems.length > 0 && (
        <ul
          tabIndex={0}
          aria-label={t('screenshotImport.notTaken')}
          className="selectable max-h-48 overflow-y-auto rounded-control border border-line p-2"
        >
          {problems.map(({ file, message }) => (
            <li key={file} className="break-words">
              <span className="font-medium">{file}</span>: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
