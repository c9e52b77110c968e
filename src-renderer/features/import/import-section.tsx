/** Import of old screenshots in the settings: choose, watch, read what became of each. */
import { FolderInput } from 'lucide-react';
import type { ImportReport } from '../../../src-preload/contract/import.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { formatCount } from '../../ui/sizes.ts';
import type { Import } from './use-import.ts';

export function ImportSection({ importing }: { readonly importing: Import }) {
  const { state, start } = importing;
  return (
    <Section
      title="Import old screenshots"
      lead={
        <>
          Every PNG, JPEG and WebP picture of a folder is copied into Mneme, encrypted and read. The folder
          itself is not changed. A text file of the same name that ends in <code>.json</code> may tell the
          time, the application, the title and the display; without it, the time at which the file was changed
          counts.
        </>
      }
    >
      <div className="flex flex-col items-start gap-3 pt-1">
        <Button icon={FolderInput} disabled={state.kind === 'running'} onClick={start}>
          Choose a folder …
        </Button>
        {state.kind === 'running' && (
          <div className="w-full max-w-[520px]">
            <p className="truncate">
              {state.found === null
                ? 'Looking through the folder'
                : `${state.done} of ${formatCount(state.found, 'picture')}`}
            </p>
            <ProgressBar label="Import" value={state.done} max={state.found ?? 1} />
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
        <strong>{formatCount(imported, 'picture')} imported</strong> of {found.toLocaleString('en')} found in{' '}
        <span className="selectable break-all">{report.folder}</span>.
      </p>
      <p className="text-ink-2">
        {formatCount(known, 'was', 'were')} already here, {same.toLocaleString('en')} showed nothing new,{' '}
        {excluded.toLocaleString('en')} excluded by your rules, {problems.length.toLocaleString('en')} could
        not be taken.
      </p>
      {problems.length > 0 && (
        <ul
          tabIndex={0}
          aria-label="Files that could not be taken"
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
