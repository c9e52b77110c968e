/** The map itself: concepts as dots, links as lines, told apart by their stroke as well as by colour. */
import { useRef } from 'react';
import type { ConceptLink, ConceptMap } from '../../../src-preload/contract/memory-relations.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { t } from '../../messages/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { useSize } from '../../ui/use-size.ts';
import { readable, type Placed } from './concept-layout.ts';

/** Of a longer one the dot shows the whole name on hover. */
const nameChars = 24;
/** In pixels, of small text: a letter is seldom wider. */
const letterWidth = 6;
const lineHeight = 14;
/** In pixels, below the map. */
const legendHeight = 36;

interface ConceptDrawingProps {
  readonly map: ConceptMap;
  /** In the order of the concepts. */
  readonly placed: readonly Placed[];
  readonly selected: MemoryId | null;
  readonly onSelect: (id: MemoryId) => void;
}

export function ConceptDrawing({
  map: { concepts, links },
  placed,
  selected,
  onSelect,
}: ConceptDrawingProps) {
  const element = useRef<HTMLDivElement>(null);
  const { width, height: whole } = useSize(element);
  const height = Math.max(0, whole - legendHeight);
  const at = new Map(concepts.map(({ id }, place) => [id, placed[place]!]));
  const near = new Set(
    links.flatMap(({ from, to }) => (from === selected ? [to] : to === selected ? [from] : [])),
  );
  const isNear = (id: MemoryId) => id === selected || near.has(id);
  const rank = (id: MemoryId) => (id === selected ? 2 : near.has(id) ? 1 : 0);
  const touches = ({ from, to }: ConceptLink) => from === selected || to === selected;
  const names = new Map(concepts.map(({ id, name }) => [id, shortened(name)]));
  const labels = concepts
    .map(({ id, sources }) => {
      const { x, y } = at.get(id)!;
      const half = (names.get(id)!.length * letterWidth) / 2;
      const middle = Math.min(Math.max(x * width, half), width - half);
      return { id, x: middle, y: y * height - radiusOf(sources) - 4, width: half * 2 };
    })
    .toSorted((a, b) => rank(b.id) - rank(a.id));
  const shown = readable(labels, lineHeight);
  const lines = [...links.filter((link) => !touches(link)), ...links.filter(touches)];
  return (
    <div ref={element} className="flex h-full flex-col">
      <svg
        role="img"
        aria-label={t('kinds.mapPicture', { count: concepts.length, links: links.length })}
        viewBox={`0 0 ${Math.max(1, width)} ${Math.max(1, height)}`}
        style={{ height }}
      >
        {lines.map((link) => {
          const [a, b] = [at.get(link.from)!, at.get(link.to)!];
          return (
            <line
              key={`${link.from}${link.to}`}
              x1={a.x * width}
              y1={a.y * height}
              x2={b.x * width}
              y2={b.y * height}
              strokeDasharray={strokes[link.why]}
              strokeWidth={touches(link) ? 2 : 1}
              className={touches(link) ? 'stroke-accent' : 'stroke-line-strong opacity-50'}
            />
          );
        })}
        {concepts.map(({ id, name, sources, pinned }) => {
          const { x, y } = at.get(id)!;
          const radius = radiusOf(sources);
          return (
            <g key={id} onClick={() => onSelect(id)} className="cursor-pointer">
              <title>{name}</title>
              <circle
                cx={x * width}
                cy={y * height}
                r={radius}
                strokeWidth={pinned ? 3 : 1.5}
                className={classNames(
                  isNear(id) ? 'fill-accent' : 'fill-ink-3',
                  pinned ? 'stroke-ink-1' : 'stroke-surface-1',
                )}
              />
            </g>
          );
        })}
        {labels.map(
          ({ id, x, y }) =>
            shown.has(id) && (
              <text
                key={id}
                x={x}
                y={y}
                textAnchor="middle"
                // Its edge in the colour of the ground, so that it is read above dots and lines.
                paintOrder="stroke"
                strokeWidth={3}
                className={classNames(
                  'pointer-events-none stroke-surface-1 text-small',
                  id === selected
                    ? 'fill-accent-ink font-semibold'
                    : isNear(id)
                      ? 'fill-ink-1'
                      : 'fill-ink-2',
                )}
              >
                {names.get(id)}
              </text>
            ),
        )}
      </svg>
      <ul
        style={{ height: legendHeight }}
        className="flex shrink-0 items-center gap-4 px-3 text-small text-ink-2"
      >
        {(['named', 'together', 'alike'] as const).map((why) => (
          <li key={why} className="flex items-center gap-1.5">
            <svg aria-hidden width="28" height="8">
              <line
                x1="0"
                y1="4"
                x2="28"
                y2="4"
                strokeDasharray={strokes[why]}
                strokeWidth="1.5"
                className="stroke-ink-2"
              />
            </svg>
            {legend[why]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** In pixels; the more was seen of it, the larger its dot. */
function radiusOf(sources: number): number {
  return 4 + Math.min(8, Math.sqrt(sources) * 1.5);
}

function shortened(name: string): string {
  return name.length > nameChars ? `${name.slice(0, nameChars - 1)}…` : name;
}

const strokes: Readonly<Record<ConceptLink['why'], string | undefined>> = {
  named: undefined,
  together: '6 3',
  alike: '2 3',
};

const legend: Readonly<Record<ConceptLink['why'], string>> = {
  named: t('kinds.mapLegendNamed'),
  together: t('kinds.mapLegendTogether'),
  alike: t('kinds.mapLegendAlike'),
};
