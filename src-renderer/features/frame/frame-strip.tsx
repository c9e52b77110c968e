/** The frames before and after, as a strip of small pictures. */
import { useEffect, useRef } from 'react';
import { frameImageUrl } from '../../../src-preload/contract/frame-image-url.ts';
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatTimeWithSeconds } from '../../ui/times.ts';

interface FrameStripProps {
  readonly id: FrameId;
  readonly onMove: (id: FrameId) => void;
}

const stripCount = 11;

export function FrameStrip({ id, onMove }: FrameStripProps) {
  const around = useRequest('frame.around', { id, count: stripCount }, { keepPrevious: true });
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [id, around.data]);
  return (
    <ol
      aria-label={t('frame.around')}
      className="flex h-22 shrink-0 gap-1.5 overflow-x-auto border-t border-line p-2"
    >
      {around.data?.map((frame) => (
        <li key={frame.id} className="shrink-0">
          <button
            ref={frame.id === id ? current : undefined}
            type="button"
            aria-current={frame.id === id}
            aria-label={t('frame.stripLabel', {
              time: formatTimeWithSeconds(frame.capturedAt),
              application: frame.application ?? t('frame.unknownSmall'),
            })}
            title={`${formatTimeWithSeconds(frame.capturedAt)} · ${frame.title ?? frame.application ?? t('frame.unknown')}`}
            onClick={() => onMove(frame.id)}
            className={classNames(
              'flex h-17 w-[112px] items-center justify-center overflow-hidden rounded-control border-2 bg-surface-2 text-small text-ink-3',
              frame.id === id ? 'border-accent-ink' : 'border-transparent hover:border-line-strong',
            )}
          >
            {frame.hasImage ? (
              <img
                src={frameImageUrl(frame.id, 'thumbnail')}
                alt=""
                loading="lazy"
                draggable={false}
                className="size-full object-cover object-top"
              />
            ) : (
              formatTimeWithSeconds(frame.capturedAt)
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}
