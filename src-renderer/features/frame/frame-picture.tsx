/** The picture of a frame with the matching words boxed; dragging over it selects its text. */
import { ImageOff } from 'lucide-react';
import { useRef, useState, type PointerEvent } from 'react';
import { frameImageUrl } from '../../../src-preload/contract/frame-image-url.ts';
import type { FrameDetail, FrameWord } from '../../../src-preload/contract/frames.ts';
import { t } from '../../messages/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { useSize } from '../../ui/use-size.ts';
import { nearestWord, selectedWords, type WordSelection } from './word-selection.ts';

interface FramePictureProps {
  readonly frame: FrameDetail;
  /** The frame's words in reading order. */
  readonly words: readonly FrameWord[];
  /** `fit` shows all of it; `actual` one pixel of the screen for each of the picture. */
  readonly scale?: 'fit' | 'actual';
  readonly selection?: WordSelection | null;
  readonly onSelect?: (selection: WordSelection | null) => void;
}

export function FramePicture({ frame, words, scale = 'fit', selection = null, onSelect }: FramePictureProps) {
  const stage = useRef<HTMLDivElement>(null);
  const plate = useRef<HTMLDivElement>(null);
  const available = useSize(stage);
  const [failedId, setFailedId] = useState<number | null>(null);
  const fitting = Math.min(available.width / frame.width, available.height / frame.height, 1);
  const factor = scale === 'fit' ? fitting : 1 / window.devicePixelRatio;

  const wordUnder = (event: PointerEvent): number | null => {
    const bounds = plate.current?.getBoundingClientRect();
    if (!bounds || bounds.width === 0) return null;
    const perPixel = frame.width / bounds.width;
    return nearestWord(words, {
      x: (event.clientX - bounds.left) * perPixel,
      y: (event.clientY - bounds.top) * perPixel,
    });
  };
  const start = (event: PointerEvent<HTMLDivElement>) => {
    if (!onSelect || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const index = wordUnder(event);
    if (event.shiftKey && selection && index !== null) onSelect({ ...selection, focus: index });
    else onSelect(null);
    dragStart.current = index;
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const anchor = dragStart.current;
    if (!onSelect || anchor === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const moved = Math.abs(event.movementX) + Math.abs(event.movementY) > 0;
    const focus = wordUnder(event);
    if (moved && focus !== null && !event.shiftKey) onSelect({ anchor, focus });
  };
  const dragStart = useRef<number | null>(null);

  const shown = frame.hasImage && failedId !== frame.id;
  return (
    <div
      ref={stage}
      className={classNames(
        'flex size-full',
        scale === 'fit' ? 'items-center justify-center overflow-hidden' : 'overflow-auto',
      )}
    >
      {shown ? (
        <div
          ref={plate}
          className={classNames('relative shrink-0 border border-line', onSelect && 'cursor-text')}
          style={{ width: frame.width * factor, height: frame.height * factor }}
          onPointerDown={start}
          onPointerMove={drag}
          onDoubleClick={() => {
            if (onSelect && dragStart.current !== null) {
              onSelect({ anchor: dragStart.current, focus: dragStart.current });
            }
          }}
        >
          <img
            src={frameImageUrl(frame.id, 'full')}
            alt={t('frame.screenOf', {
              application: frame.application ?? t('frame.anUnknown'),
              title: frame.title ?? t('frame.noTitle'),
            })}
            draggable={false}
            onError={() => setFailedId(frame.id)}
            className="size-full"
          />
          {words.map(
            (word, index) =>
              word.matched && (
                <Box key={index} word={word} frame={frame} look="border-2 border-box" grow={3} />
              ),
          )}
          {frame.reading !== 'read' && (
            <p className="absolute inset-x-0 top-0 bg-warn-soft px-3 py-1.5 text-small text-ink">
              {t(frame.reading === 'waiting' ? 'frame.uncoveredWaiting' : 'frame.uncoveredFailed')}
            </p>
          )}
          {selectedWords(words, selection).map((word, index) => (
            <Box key={index} word={word} frame={frame} look="bg-selection" grow={1} />
          ))}
        </div>
      ) : (
        <p className="m-auto flex max-w-80 flex-col items-center gap-2 p-4 text-center text-ink-2">
          <ImageOff size={22} aria-hidden />
          {frame.hasImage ? t('frame.imageBroken') : t('frame.imageGone')}
        </p>
      )}
    </div>
  );
}

interface BoxProps {
  readonly word: FrameWord;
  readonly frame: FrameDetail;
  readonly look: string;
  /** Pixels of the picture by which the box is larger than the word on each side. */
  readonly grow: number;
}

function Box({ word, frame, look, grow }: BoxProps) {
  return (
    <span
      aria-hidden
      className={`pointer-events-none absolute rounded-[3px] ${look}`}
      style={{
        left: `${((word.x - grow) / frame.width) * 100}%`,
        top: `${((word.y - grow) / frame.height) * 100}%`,
        width: `${((word.width + 2 * grow) / frame.width) * 100}%`,
        height: `${((word.height + 2 * grow) / frame.height) * 100}%`,
      }}
    />
  );
}
