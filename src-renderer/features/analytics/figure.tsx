/** One figure: its title, one sentence that says what it shows, the chart or its numbers as a table, and the ways to save it. */
import { ChartColumn, FileSpreadsheet, ImageDown, Table2 } from 'lucide-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { IconButton } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { textOfCell, toCsv, type FigureTable } from './figure-table.ts';

interface FigureProps {
  readonly title: string;
  readonly says: ReactNode;
  /** Of the file that is proposed, without its ending. */
  readonly name: string;
  readonly table: FigureTable;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

export function Figure({ title, says, name, table, controls, children }: FigureProps) {
  const [isTable, setIsTable] = useState(false);
  const titleId = useId();
  const picture = useRef<HTMLDivElement>(null);
  const saveText = useAction('app.save-text');
  const savePicture = useAction('app.save-picture');
  const saved = saveText.data ?? savePicture.data;
  const error = saveText.error ?? savePicture.error;
  const savePng = async () => {
    const part = await visiblePart(picture.current);
    if (part) savePicture.mutate({ name: `${name}.png`, part });
  };
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-2">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={titleId} className="text-lead font-semibold">
          {title}
        </h2>
        {controls}
        <span className="ml-auto flex gap-1">
          <IconButton
            icon={isTable ? ChartColumn : Table2}
            label={isTable ? t('analytics.showChart', { title }) : t('analytics.showNumbers', { title })}
            aria-pressed={isTable}
            onClick={() => setIsTable(!isTable)}
          />
          <IconButton
            icon={FileSpreadsheet}
            label={t('analytics.saveCsv', { title })}
            onClick={() => saveText.mutate({ name: `${name}.csv`, text: toCsv(table) })}
          />
          <IconButton
            icon={ImageDown}
            label={t('analytics.savePng', { title })}
            onClick={() => void savePng()}
          />
        </span>
      </header>
      {saved && <p role="status">{t('analytics.savedAs', { path: saved })}</p>}
      {error && <ErrorNotice error={error} />}
      <div ref={picture} className="flex flex-col gap-3 bg-surface-1">
        <p className="max-w-[640px] text-ink-2">{says}</p>
        {isTable ? <Numbers label={title} table={table} /> : children}
      </div>
    </section>
  );
}

function Numbers({ label, table }: { readonly label: string; readonly table: FigureTable }) {
  return (
    <div
      role="region"
      aria-label={t('analytics.inNumbers', { title: label })}
      tabIndex={0}
      className="selectable max-h-80 overflow-auto"
    >
      <table className="w-full">
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="sticky top-0 bg-surface-1 py-1 pr-4 text-left font-medium text-ink-2"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at} className="border-t border-line">
              {row.map((cell, column) => (
                <td key={column} className="py-1 pr-4 break-words">
                  {textOfCell(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The part of the window that shows the element, once it is scrolled there and drawn; in pixels of the page. */
async function visiblePart(element: HTMLElement | null) {
  if (!element) return null;
  element.scrollIntoView({ block: 'center' });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const x = Math.max(0, Math.floor(left));
  const y = Math.max(0, Math.floor(top));
  const width = Math.min(innerWidth, Math.ceil(right)) - x;
  const height = Math.min(innerHeight, Math.ceil(bottom)) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
