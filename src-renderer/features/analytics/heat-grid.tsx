/** A grid of cells that are stronger the more time they hold. Arrow keys walk; a cell may open something. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { classNames } from '../../ui/class-names.ts';

export interface HeatCell {
  readonly key: string;
  readonly ms: number;
  /** All of it in words. */
  readonly name: string;
  readonly onOpen?: () => void;
}

interface HeatGridProps {
  readonly label: string;
  readonly rowNames: readonly string[];
  /** Over each column; empty for none. */
  readonly columnNames: readonly string[];
  /** By row, then by column; null where there is no cell. */
  readonly cells: readonly (readonly (HeatCell | null)[])[];
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

export function HeatGrid({ label, rowNames, columnNames, cells }: HeatGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const firstKey = cells.flat().find((cell) => cell !== null)?.key ?? '';
  const [chosen, setActive] = useState<string | null>(null);
  const active = chosen !== null && cells.flat().some((cell) => cell?.key === chosen) ? chosen : firstKey;
  const most = Math.max(...cells.flat().map((cell) => cell?.ms ?? 0), 1);
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const row = cells.findIndex((one) => one.some((cell) => cell?.key === active));
    const column = cells[row]?.findIndex((cell) => cell?.key === active) ?? 0;
    const next = cells[row + step[0]]?.[column + step[1]];
    if (!next) return;
    setActive(next.key);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.key}"]`)?.focus();
  };
  return (
    <div className="overflow-x-auto pb-1">
      <table ref={table} aria-label={label} onKeyDown={walk} className="border-separate border-spacing-[2px]">
        <thead>
          <tr>
            <td />
            {columnNames.map((name, at) => (
              <td key={at} aria-hidden className="h-4 w-3 p-0 text-small whitespace-nowrap text-ink-3">
                <span className="block w-3 overflow-visible">{name}</span>
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((row, at) => (
            <tr key={rowNames[at]}>
              <th scope="row" className="pr-2 text-left text-small font-normal text-ink-3">
                {rowNames[at]}
              </th>
              {row.map((cell, column) => (
                <td key={cell?.key ?? column} className="p-0">
                  {cell && (
                    <button
                      type="button"
                      data-cell={cell.key}
                      tabIndex={cell.key === active ? 0 : -1}
                      aria-label={cell.name}
                      title={cell.name}
                      aria-disabled={!cell.onOpen}
                      onFocus={() => setActive(cell.key)}
                      onClick={cell.onOpen}
                      className={classNames('block size-3 rounded-[2px]', heatOf(cell.ms, most))}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function heatOf(ms: number, most: number): string {
  if (ms <= 0) return 'heat-0';
  return `heat-${Math.min(4, 1 + Math.floor((ms / most) * 4))}`;
}
