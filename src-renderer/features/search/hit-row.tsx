/** One hit: the picture, where it was, the passage with its matches, when, and why it was found. */
import { FileText, ImageOff, MessageSquare } from 'lucide-react';
import { memo, useState } from 'react';
import { frameImageUrl } from '../../../src-preload/contract/frame-image-url.ts';
import type { Hit } from '../../../src-preload/contract/search.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { ColourOf } from '../../ui/colour-slot.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { describeReasons } from './why.ts';

interface HitRowProps {
  readonly hit: Hit;
  /** Whose conversation memory it is, in words; null for the owner's own. */
  readonly whose: string | null;
  readonly now: number;
  readonly colourOf: ColourOf;
  readonly selected: boolean;
  /** Nobody is typing: a picture that is not shown yet may be made. */
  readonly still: boolean;
}

/** Kept as it is while its hit stays: each key renders the list several times. */
export const HitRow = memo(function HitRow({ hit, whose, now, colourOf, selected, still }: HitRowProps) {
  const why = describeReasons(hit.reasons);
  const [showsPicture, setShowsPicture] = useState(still);
  if (still && !showsPicture) setShowsPicture(true);
  return (
    <div
      className={classNames(
        'flex h-full gap-3 rounded-control border p-2',
        selected ? 'border-accent-ink bg-accent-soft' : 'border-transparent hover:bg-surface-2',
      )}
    >
      <div className="flex h-[90px] w-40 shrink-0 items-center justify-center overflow-hidden rounded-control border border-line bg-surface-2 text-ink-3">
        {hit.hasImage && hit.frameId !== null
          ? showsPicture && (
              <img
                src={frameImageUrl(hit.frameId, 'thumbnail')}
                alt=""
                draggable={false}
                className="size-full object-cover object-top"
              />
            )
          : noPicture(hit)}
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="flex min-w-0 items-center gap-2">
          <OriginMark hit={hit} colourOf={colourOf} />
          <span className="max-w-40 shrink-0 truncate font-semibold">{originName(hit)}</span>
          {whose !== null && (
            <span className="max-w-40 min-w-0 shrink-0 truncate">
              <Badge title={t('search.fromScope', { whose })}>{whose}</Badge>
            </span>
          )}
          <span className="min-w-0 flex-1 truncate text-ink-2">
            {hit.origin.type === 'note' ? '' : (hit.title ?? t('search.noTitle'))}
          </span>
          {hit.alike > 0 && (
            <span className="shrink-0 text-small text-ink-3" title={t('search.alikeHint')}>
              {t('search.alike', { count: hit.alike })}
            </span>
          )}
          <time
            dateTime={new Date(hit.occurredAt).toISOString()}
            title={formatExact(hit.occurredAt)}
            className="shrink-0 text-small text-ink-2"
          >
            {formatRelative(hit.occurredAt, now)}
          </time>
        </p>
        <p className="mt-0.5 line-clamp-2 break-words">
          {hit.passage.map((part, index) =>
            part.matched ? <mark key={index}>{part.text}</mark> : part.text,
          )}
        </p>
        {why !== '' && (
          <p className="mt-auto truncate text-small text-ink-2">{t('search.foundBy', { why })}</p>
        )}
      </div>
    </div>
  );
});

function OriginMark({ hit, colourOf }: Pick<HitRowProps, 'hit' | 'colourOf'>) {
  const { origin } = hit;
  if (origin.type === 'frame')
    return (
      <span
        aria-hidden
        className={classNames('size-2.5 shrink-0 rounded-[3px]', colourOf(hit.application))}
      />
    );
  return <span className="shrink-0 text-ink-2">{iconOf(origin, 14)}</span>;
}

function originName({ origin, application }: Hit): string {
  switch (origin.type) {
    case 'frame':
      return application ?? t('search.unknown');
    case 'memory':
      return origin.confidence < 0.5
        ? t('search.unconfirmed', { kind: kindWords[origin.kind].name })
        : kindWords[origin.kind].name;
    case 'message':
      return application ?? t('search.chat');
    case 'note':
      return origin.note === null ? t('search.file') : t('search.note', { day: origin.note });
  }
}

function iconOf(origin: Exclude<Hit['origin'], { type: 'frame' }>, size: number) {
  switch (origin.type) {
    case 'memory': {
      const Icon = kindWords[origin.kind].icon;
      return <Icon size={size} aria-hidden />;
    }
    case 'message':
      return <MessageSquare size={size} aria-hidden />;
    case 'note':
      return <FileText size={size} aria-hidden />;
  }
}

function noPicture({ origin }: Hit) {
  if (origin.type === 'frame') return <ImageOff size={18} aria-label={t('search.pictureGone')} />;
  return iconOf(origin, 22);
}
