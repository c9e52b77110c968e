/** The text that was read on a frame, with what matched marked; it can be selected and copied. */
import { Fragment, useEffect, useRef } from 'react';
import type { FrameDetail, FrameWord } from '../../../src-preload/contract/frames.ts';
import { t } from '../../messages/t.ts';

interface FrameTextProps {
  readonly frame: FrameDetail;
  readonly words: readonly FrameWord[];
}

export function FrameText({ frame, words }: FrameTextProps) {
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The first match is what one came for.
    text.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [frame.id, words]);
  if (frame.reading === 'waiting') return <p className="text-ink-2">{t('frame.waiting')}</p>;
  if (frame.reading === 'failed') {
    return (
      <p className="text-ink-2">
        {frame.readingError === null
          ? t('frame.notRead')
          : t('frame.notReadBecause', { reason: frame.readingError })}
      </p>
    );
  }
  if (words.length === 0) return <p className="text-ink-2">{t('frame.noText')}</p>;
  return (
    <div ref={text} className="selectable break-words">
      {linesOf(words).map((line, index) => (
        <p key={index}>
          {line.map((word, position) => (
            <Fragment key={position}>
              {position > 0 && ' '}
              {word.matched ? <mark>{word.text}</mark> : word.text}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

function linesOf(words: readonly FrameWord[]): readonly (readonly FrameWord[])[] {
  const lines: FrameWord[][] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last?.[0]?.line === word.line) last.push(word);
    else lines.push([word]);
  }
  return lines;
}
