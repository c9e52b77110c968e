/** One moment in the pane beside a list: the picture with its matches, and the text below. */
import { Maximize2 } from 'lucide-react';
import { useMemo } from 'react';
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { FrameFacts } from './frame-facts.tsx';
import { FramePicture } from './frame-picture.tsx';
import { FrameText } from './frame-text.tsx';
import { inReadingOrder } from './word-selection.ts';

/** Typing and walking through a list go past many moments. */
const stillMs = 180;

interface FramePreviewProps {
  readonly id: FrameId;
  readonly query: string;
  readonly onOpen: () => void;
}

export function FramePreview({ id, query, onOpen }: FramePreviewProps) {
  const wanted = { id: useSettled(id, stillMs), query: useSettled(query, stillMs) };
  const { data: frame, error, refetch } = useRequest('frame.get', wanted, { keepPrevious: true });
  const words = useMemo(() => inReadingOrder(frame?.words ?? []), [frame?.words]);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!frame) return <div className="skeleton h-full rounded-control" />;
  return (
    <div className="flex h-full flex-col gap-3">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <FrameFacts frame={frame} />
        </div>
        <Button icon={Maximize2} onClick={onOpen}>
          {t('frame.open')}
        </Button>
      </div>
      <div
        onDoubleClick={onOpen}
        style={{ aspectRatio: `${frame.width} / ${frame.height}` }}
        className="max-h-[60%] min-h-0 w-full shrink-0 rounded-control bg-surface-0"
      >
        <FramePicture frame={frame} words={words} />
      </div>
      <div
        tabIndex={0}
        role="region"
        aria-label={t('frame.textRead')}
        className="min-h-0 flex-1 overflow-y-auto text-ink-2"
      >
        <FrameText frame={frame} words={words} />
      </div>
    </div>
  );
}
