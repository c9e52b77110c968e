/** One hit: the picture, where it was, the passage with its matches, when, and why it was found. */
import { ImageOff } from 'lucide-react';
import { frameImageUrl } from '../../../src-preload/contract/frame-image-url.ts';
import type { Hit } from '../../../src-preload/contract/search.ts';
import { classNames } from '../../ui/class-names.ts';
import type { ColourOf } from '../../ui/colour-slot.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useHasStayed } from '../../ui/use-settled.ts';
import { describeReasons } from './why.ts';

/** A hit that the next key replaces needs no picture: making one takes longer than finding the hit. */
const pictureDelayMs = 120;

interface HitRowProps {
  readonly hit: Hit;
  readonly now: number;
  readonly colourOf: ColourOf;
  readonly selected: boolean;
}

export function HitRow({ hit, now, colourOf, selected }: HitRowProps) {
  const why = describeReasons(hit.reasons);
  const hasStayed = useHasStayed(pictureDelayMs);
  return (
    <div
      className={classNames(
        'flex h-full gap-3 rounded-control border p-2',
        selected ? 'border-accent-ink bg-accent-soft' : 'border-transparent hover:bg-surface-2',
      )}
    >
      <div className="flex h-[90px] w-40 shrink-0 items-center justify-center overflow-hidden rounded-control border border-line bg-surface-2 text-ink-3">
        {hit.hasImage ? (
          hasStayed && (
            <img
              src={frameImageUrl(hit.frameId, 'thumbnail')}
              alt=""
              draggable={false}
              className="size-full object-cover object-top"
            />
          )
        ) : (
          <ImageOff size={18} aria-label="The picture is no longer kept" />
        )}
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="flex min-w-0 items-center gap-2">
          <span
            aria-hidden
            className={classNames('size-2.5 shrink-0 rounded-[3px]', colourOf(hit.application))}
          />
          <span className="max-w-40 shrink-0 truncate font-semibold">{hit.application ?? 'Unknown'}</span>
          <span className="min-w-0 flex-1 truncate text-ink-2">{hit.title ?? 'no title'}</span>
          <time
            dateTime={new Date(hit.capturedAt).toISOString()}
            title={formatExact(hit.capturedAt)}
            className="shrink-0 text-small text-ink-2"
          >
            {formatRelative(hit.capturedAt, now)}
          </time>
        </p>
        <p className="mt-0.5 line-clamp-2 break-words">
          {hit.passage.map((part, index) =>
            part.matched ? <mark key={index}>{part.text}</mark> : part.text,
          )}
        </p>
        {why !== '' && <p className="mt-auto truncate text-small text-ink-2">Found by {why}</p>}
      </div>
    </div>
  );
}
