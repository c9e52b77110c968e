/** What a repair or a restore brought back, and the list of what it did not. */
import type { RepairReport } from '../../../src-preload/contract/repair.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';
import { formatDay, formatExact } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { describeHolds, describeLoss, describeReturned } from './repair-words.ts';

const mostShown = 100;

export function ReportView({ report }: { readonly report: RepairReport }) {
  const now = useNow(60_000);
  const lines = report.losses.flatMap(describeLoss);
  const returned = report.losses.flatMap(describeReturned);
  const anew = report.losses.reduce((sum, loss) => sum + loss.anew, 0);
  const { memories, lostPages, pages, isLogCut, backupAt, backupTrouble, leftOut } = report;
  return (
    <div className="flex flex-col gap-3">
      <p>{t('repair.holds', { what: describeHolds(report.holds) })}</p>
      {lostPages > 0 && <p className="text-ink-2">{t('repair.pages', { lost: lostPages, pages })}</p>}
      {isLogCut && <p className="text-ink-2">{t('repair.logCut')}</p>}
      {backupTrouble !== '' && (
        <p className="selectable">{t('repair.backupTrouble', { reason: backupTrouble })}</p>
      )}
      {backupAt !== null && returned.length > 0 && (
        <Lines title={t('repair.returnedFrom', { when: formatExact(backupAt) })} lines={returned} />
      )}
      {leftOut > 0 && <p className="text-ink-2">{t('repair.leftOut', { count: leftOut })}</p>}
      {anew > 0 && <p className="text-ink-2">{t('repair.anew', { count: anew })}</p>}
      {lines.length === 0 && memories.length === 0 ? (
        <p>{t('repair.nothingMissing')}</p>
      ) : (
        <Lines title={t('repair.missing')} lines={lines} />
      )}
      {memories.length > 0 && (
        <section className="flex flex-col gap-1">
          <h3 className="font-medium">{t('repair.goneMemories')}</h3>
          <ul
            aria-label={t('repair.goneMemories')}
            tabIndex={0}
            className="selectable flex max-h-48 flex-col overflow-y-auto rounded-md bg-surface-2 px-3 py-2"
          >
            {memories.slice(0, mostShown).map(({ id, kind, title, at }) => (
              <li key={id} className="flex justify-between gap-4 py-0.5">
                <span className="min-w-0 truncate">
                  {kindWords[kind].name}: {title}
                </span>
                {at !== null && <span className="shrink-0 text-ink-2">{formatDay(at, now)}</span>}
              </li>
            ))}
            {memories.length > mostShown && (
              <li className="text-ink-2">{t('repair.more', { count: memories.length - mostShown })}</li>
            )}
          </ul>
        </section>
      )}
    </div>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly string[];
}

function Lines({ title, lines }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-medium">{title}</h3>
      <ul aria-label={title} className="flex list-disc flex-col gap-1 pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
