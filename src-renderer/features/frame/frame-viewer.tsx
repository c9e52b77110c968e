/** One moment, large: the picture, its words, what came before and after. */
import { ChevronLeft, ChevronRight, Copy, Scan, Shrink, Trash2, X } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FrameDetail, FrameId } from '../../../src-preload/contract/frames.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { DeleteFrame } from './delete-frame.tsx';
import { FrameFacts } from './frame-facts.tsx';
import { FramePicture } from './frame-picture.tsx';
import { FrameStrip } from './frame-strip.tsx';
import { FrameText } from './frame-text.tsx';
import { inReadingOrder, selectedWords, textOf, type WordSelection } from './word-selection.ts';
import { viewerCommand } from './viewer-keys.ts';

interface FrameViewerProps {
  readonly id: FrameId;
  /** The question that led here: its words are boxed. */
  readonly query: string;
  /** What was remembered of it. */
  readonly memories: (id: FrameId) => ReactNode;
  readonly onMove: (id: FrameId) => void;
  readonly onClose: () => void;
}

export function FrameViewer({ id, query, memories, onMove, onClose }: FrameViewerProps) {
  const { data: frame, error, refetch } = useRequest('frame.get', { id, query }, { keepPrevious: true });
  return (
    <Dialog title={t('frame.moment')} size="full" onClose={onClose}>
      {frame ? (
        <Moment frame={frame} memories={memories} onMove={onMove} onClose={onClose} />
      ) : (
        <div className="flex h-full flex-col gap-3 p-3">
          <div className="flex justify-end">
            <IconButton icon={X} label={t('frame.close')} onClick={onClose} />
          </div>
          {error ? (
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          ) : (
            <div className="skeleton flex-1" />
          )}
        </div>
      )}
    </Dialog>
  );
}

interface MomentProps {
  readonly frame: FrameDetail;
  readonly memories: (id: FrameId) => ReactNode;
  readonly onMove: (id: FrameId) => void;
  readonly onClose: () => void;
}

function Moment({ frame, memories, onMove, onClose }: MomentProps) {
  const words = useMemo(() => inReadingOrder(frame.words), [frame.words]);
  const [marked, setMarked] = useState<{ frameId: FrameId; selection: WordSelection } | null>(null);
  const [scale, setScale] = useState<'fit' | 'actual'>('fit');
  const [deleting, setDeleting] = useState(false);
  const selection = marked?.frameId === frame.id ? marked.selection : null;
  const chosen = selectedWords(words, selection);
  const matches = words.filter((word) => word.matched).length;
  const moveTo = (target: FrameId | null) => {
    if (target !== null) onMove(target);
  };
  const select = (next: WordSelection | null) => setMarked(next && { frameId: frame.id, selection: next });

  const press = (event: KeyboardEvent) => {
    const nativeSelection = window.getSelection()?.toString() !== '';
    const command = viewerCommand(event);
    if (command === null || deleting || (command === 'copy' && (nativeSelection || chosen.length === 0)))
      return;
    event.preventDefault();
    if (command === 'previous') moveTo(frame.previousId);
    else if (command === 'next') moveTo(frame.nextId);
    else if (command === 'copy') copyText(textOf(chosen));
    else if (command === 'delete') setDeleting(true);
    else if (command === 'scale') setScale(scale === 'fit' ? 'actual' : 'fit');
    else if (words.length > 0) select({ anchor: 0, focus: words.length - 1 });
  };

  return (
    <div className="flex h-full flex-col" onKeyDown={press}>
      <header className="flex items-center gap-3 border-b border-line py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <FrameFacts frame={frame} />
        </div>
        <IconButton
          icon={ChevronLeft}
          label={t('frame.earlier')}
          disabled={frame.previousId === null}
          onClick={() => moveTo(frame.previousId)}
        />
        <IconButton
          icon={ChevronRight}
          label={t('frame.later')}
          disabled={frame.nextId === null}
          onClick={() => moveTo(frame.nextId)}
        />
        <IconButton
          icon={scale === 'fit' ? Scan : Shrink}
          label={scale === 'fit' ? t('frame.actualSize') : t('frame.fit')}
          onClick={() => setScale(scale === 'fit' ? 'actual' : 'fit')}
        />
        <IconButton icon={Trash2} label={t('frame.deleteThis')} onClick={() => setDeleting(true)} />
        <IconButton icon={X} label={t('frame.closeEsc')} onClick={onClose} />
      </header>
      <div className="flex min-h-0 flex-1">
        <div
          data-autofocus
          tabIndex={0}
          role="group"
          aria-label={t('frame.picture')}
          className="min-w-0 flex-1 bg-surface-0 p-3 outline-1 -outline-offset-1"
        >
          <FramePicture frame={frame} words={words} scale={scale} selection={selection} onSelect={select} />
        </div>
        <aside
          aria-label={t('frame.text')}
          className="flex w-64 shrink-0 flex-col border-l border-line lg:w-80"
        >
          <div className="flex items-center justify-between gap-2 px-3 py-2">
            <h3 className="truncate font-semibold">
              {chosen.length > 0 ? t('frame.selected', { count: chosen.length }) : t('frame.textOnScreen')}
            </h3>
            <Button
              icon={Copy}
              disabled={words.length === 0}
              onClick={() => copyText(textOf(chosen.length > 0 ? chosen : words))}
            >
              {chosen.length > 0 ? t('frame.copy') : t('frame.copyAll')}
            </Button>
          </div>
          {matches > 0 && (
            <p className="px-3 pb-1 text-small text-ink-3">{t('frame.matches', { count: matches })}</p>
          )}
          <div
            tabIndex={0}
            role="region"
            aria-label={t('frame.textRead')}
            className="min-h-0 flex-1 overflow-y-auto px-3 pb-3"
          >
            <FrameText frame={frame} words={words} />
          </div>
          {memories(frame.id)}
        </aside>
      </div>
      <FrameStrip id={frame.id} onMove={onMove} />
      {deleting && (
        <DeleteFrame
          frame={frame}
          onClose={() => setDeleting(false)}
          onDeleted={() => {
            setDeleting(false);
            const neighbour = frame.nextId ?? frame.previousId;
            if (neighbour === null) onClose();
            else onMove(neighbour);
          }}
        />
      )}
    </div>
  );
}
