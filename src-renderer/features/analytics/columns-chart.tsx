/** Columns of time, or of how often, each made of the things that it went into. A column opens its stretch; left and right walk. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { formatNumber } from '../../ui/sizes.ts';
import { formatDuration } from '../../ui/times.ts';

export interface ChartPart {
  readonly label: string;
  /** The class that paints it. */
  readonly colour: string;
  readonly series: readonly number[];
}

interface ColumnsChartProps {
  readonly label: string;
  readonly slots: readonly { readonly name: string; readonly short: string }[];
  readonly parts: readonly ChartPart[];
  /** What the numbers are: milliseconds, or how often. */
  readonly unit?: 'time' | 'count';
  readonly onOpen?: ((slot: number) => void) | undefined;
}

const hourMs = 3_600_000;
/** More names than this under the columns would touch each other. */
const mostNames = 16;

export function ColumnsChart({ label, slots, parts, unit = 'time', onOpen }: ColumnsChartProps) {
  const [active, setActive] = useState(0);
  const group = useRef<HTMLDivElement>(null);
  const totals = slots.map((_, slot) => parts.reduce((sum, { series }) => sum + (series[slot] ?? 0), 0));
  const most = Math.max(...totals, 0);
  const top = unit === 'time' ? roundedUp(Math.max(most, 60_000)) : Math.max(2, Math.ceil(most / 10) * 10);
  const worded = (value: number): string => (unit === 'time' ? formatDuration(value) : formatNumber(value));
  const scaled = (value: number): string => (unit === 'time' ? scaleName(value) : worded(value));
  const every = Math.ceil(slots.length / mostNames);
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -slots.length, End: slots.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(slots.length - 1, Math.max(0, active + step));
    setActive(next);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className="flex gap-2">
      <div aria-hidden className="flex h-44 w-11 flex-col justify-between text-right text-small text-ink-3">
        <span>{scaled(top)}</span>
        <span>{scaled(top / 2)}</span>
        <span>0</span>
      </div>
      <div className="min-w-0 flex-1">
        <div
          ref={group}
          role="group"
          aria-label={label}
          onKeyDown={walk}
          className="relative flex h-44 items-stretch gap-px border-y border-line"
        >
          <span aria-hidden className="absolute inset-x-0 top-1/2 border-t border-line" />
          {slots.map((slot, at) => (
            <button
              key={slot.name}
              type="button"
              tabIndex={at === active ? 0 : -1}
              onFocus={() => setActive(at)}
              title={`${slot.name}: ${worded(totals[at]!)}`}
              aria-label={`${slot.name}: ${describe(parts, at, totals[at]!, worded)}`}
              onClick={() => onOpen?.(at)}
              className="relative flex min-w-0 flex-1 flex-col-reverse px-px hover:bg-surface-2"
            >
              {parts.map((part) => (
                <span
                  key={part.label}
                  className={classNames('w-full shrink-0', part.colour)}
                  style={{ height: `${((part.series[at] ?? 0) / top) * 100}%` }}
                />
              ))}
            </button>
          ))}
        </div>
        <div aria-hidden className="flex gap-px text-small text-ink-3">
          {slots.map((slot, at) => (
            <span key={slot.name} className="min-w-0 flex-1 overflow-visible text-center whitespace-nowrap">
              {at % every === 0 ? slot.short : ''}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function describe(
  parts: readonly ChartPart[],
  slot: number,
  total: number,
  worded: (value: number) => string,
): string {
  const told = parts
    .filter(({ series }) => (series[slot] ?? 0) > 0)
    .map((part) => `${part.label} ${worded(part.series[slot] ?? 0)}`);
  return [worded(total), ...told].join(', ');
}

/** The scale's steps are whole or half hours, or minutes. */
function scaleName(ms: number): string {
  return ms < hourMs ? `${Math.round(ms / 60_000)} min` : `${formatNumber(ms / hourMs)} h`;
}

/** A scale that ends on a number that one can halve. */
function roundedUp(ms: number): number {
  const steps = [
    0.05, 0.1, 0.2, 0.5, 1, 2, 4, 6, 8, 10, 12, 16, 20, 24, 40, 60, 80, 100, 120, 160, 200, 240, 300, 400,
  ];
  return (steps.find((hours) => hours * hourMs >= ms) ?? Math.ceil(ms / hourMs / 100) * 100) * hourMs;
}
