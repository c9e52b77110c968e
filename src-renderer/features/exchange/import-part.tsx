/** Import: choose a file, see what is in it, bring it in, take it back. */
import { FileInput } from 'lucide-react';
import { useState } from 'react';
import type {
  ImportCounts,
  ImportFormat,
  ImportPreview,
  ImportRun,
} from '../../../src-preload/contract/imports.ts';
import { request } from '../../client/bridge.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { useEvent } from '../../client/use-event.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { formatCount } from '../../ui/sizes.ts';
import { formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';

const formatWords: Readonly<Record<ImportFormat, string>> = {
  mneme: 'an export of Mneme',
  mem0: 'memories of mem0',
  chatgpt: 'conversations of ChatGPT',
  claude: 'conversations of Claude',
};

export function ImportPart() {
  const [progress, setProgress] = useState({ done: 0, total: 1 });
  const preview = useAction('imports.preview');
  const run = useAction('imports.run', ['imports.list', 'export.count']);
  const undo = useAction('imports.undo', ['imports.list', 'export.count']);
  const cancel = useAction('imports.cancel');
  const list = useRequest('imports.list', {});
  useEvent('imports.progress', setProgress);
  const isBusy = preview.isPending || run.isPending || undo.isPending;
  const error = preview.error ?? run.error ?? undo.error ?? list.error;
  const choose = async () => {
    const file = await request('app.choose-file', {
      title: 'Import memories from a file',
      endings: ['jsonl', 'json'],
    });
    if (file === null) return;
    run.reset();
    undo.reset();
    setProgress({ done: 0, total: 1 });
    preview.mutate({ file });
  };
  return (
    <Section
      title="Import"
      lead="Our own JSON lines, mem0 (JSON of get_all), and conversations.json of ChatGPT and Claude. Passwords and keys are taken out on the way in."
    >
      <div className="flex flex-col items-start gap-3 pt-1">
        <Button icon={FileInput} disabled={isBusy} onClick={() => void choose()}>
          Choose a file …
        </Button>
        {(preview.isPending || run.isPending) && (
          <>
            <div className="w-full max-w-[520px]">
              <p>{preview.isPending ? 'Reading the file' : 'Importing'}</p>
              <ProgressBar label="Import" value={progress.done} max={progress.total} />
            </div>
            <Button onClick={() => cancel.mutate({})}>Cancel</Button>
          </>
        )}
        {error && <ErrorNotice error={error} />}
        {preview.data && !isBusy && !run.data && (
          <Preview preview={preview.data} onRun={() => run.mutate({ file: preview.data.file })} />
        )}
        {undo.data && (
          <p role="status">
            {formatCount(undo.data.removed, 'memory', 'memories')} taken back
            {undo.data.changedSince > 0 && `; ${undo.data.changedSince} changed since, and kept`}.
          </p>
        )}
        <ul aria-label="Imports" className="flex w-full flex-col empty:hidden">
          {list.data?.map((one) => (
            <RunRow key={one.id} run={one} isBusy={isBusy} onUndo={() => undo.mutate({ id: one.id })} />
          ))}
        </ul>
      </div>
    </Section>
  );
}

function Preview({ preview, onRun }: { readonly preview: ImportPreview; readonly onRun: () => void }) {
  const { file, format, counts, examples } = preview;
  return (
    <div className="flex w-full flex-col items-start gap-2 rounded-control border border-line p-3">
      <p className="selectable break-all">
        <strong>{file}</strong> holds {formatWords[format]}.
      </p>
      <p>{describeCounts(counts, true)}</p>
      <ul aria-label="Examples" className="w-full text-ink-2">
        {examples.map(({ kind, title, occurredAt }, at) => (
          <li key={at} className="truncate">
            {kindWords[kind].name}: {title}
            {occurredAt > 0 && ` (${new Date(occurredAt).toLocaleDateString('en-CA')})`}
          </li>
        ))}
      </ul>
      <Button disabled={counts.added === 0} onClick={onRun}>
        {counts.added === 0 ? 'Nothing new' : `Import ${formatCount(counts.added, 'memory', 'memories')}`}
      </Button>
    </div>
  );
}

interface RunRowProps {
  readonly run: ImportRun;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
}

function RunRow({ run, isBusy, onUndo }: RunRowProps) {
  const now = useNow(60_000);
  const name = run.file.split(/[\\/]/u).at(-1);
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line py-2">
      <div className="min-w-60 flex-1">
        <p className="selectable break-all">{name}</p>
        <p className="text-small text-ink-2">
          {formatRelative(run.startedAt, now)}: {describeState(run, isBusy)}
        </p>
      </div>
      {run.state !== 'undone' && (
        <Button disabled={isBusy} aria-label={`Take back: ${name}`} onClick={onUndo}>
          Take back
        </Button>
      )}
    </li>
  );
}

function describeState({ state, counts }: ImportRun, isBusy: boolean): string {
  if (state === 'undone') return 'taken back';
  if (state === 'running') return isBusy ? 'going on' : 'interrupted; choose the same file to go on';
  return describeCounts(counts, false);
}

function describeCounts({ added, known, kept }: ImportCounts, isAhead: boolean): string {
  const parts = [
    `${formatCount(added, 'memory', 'memories')} ${isAhead ? 'would come in' : 'came in'}`,
    known > 0 ? `${known.toLocaleString('en')} here already` : null,
    kept > 0 ? `${kept.toLocaleString('en')} left out: another of yours stands in their place` : null,
  ];
  return `${parts.filter((part) => part !== null).join(', ')}.`;
}
