/** What is kept in files for an agent, a team or a room: its lines, the newest first, to be read; they are edited in the files. */
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';

interface ScopedLinesProps {
  readonly scope: string;
  readonly onFiles: () => void;
}

const mostLines = 100;

export function ScopedLines({ scope, onFiles }: ScopedLinesProps) {
  const lines = useRequest('search.query', {
    text: '',
    filters: { kinds: ['note'], scopes: [scope], from: 0 },
    limit: mostLines,
  });
  if (lines.error) return <ErrorNotice error={lines.error} onRetry={() => void lines.refetch()} />;
  if (!lines.data) return <div className="skeleton h-40 rounded-control" />;
  const { hits, nextCursor } = lines.data;
  return (
    <section aria-label={t('memories.linesInFiles')} className="flex max-w-[860px] flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-40 flex-1 text-ink-2">
          {t(nextCursor === null ? 'memories.lineCount' : 'memories.newestLineCount', { count: hits.length })}
        </p>
        <Button onClick={onFiles}>{t('memories.showFiles')}</Button>
      </div>
      <ul className="divide-y divide-line rounded-control border border-line empty:hidden">
        {hits.map(({ unitId, passage, origin }) => (
          <li key={unitId} className="flex flex-wrap items-baseline gap-x-3 px-3 py-1.5">
            <span className="selectable min-w-60 flex-1 break-words">
              {passage.map(({ text }) => text).join('')}
            </span>
            {origin.type === 'note' && (
              <span className="shrink-0 text-small text-ink-2">
                {origin.note === null
                  ? t('memories.lineOf', { line: origin.line + 1 })
                  : t('memories.lineOfNote', { note: origin.note, line: origin.line + 1 })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
