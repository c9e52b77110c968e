/** What a memory came from; a frame opens with its picture. */
import { FileText, ImageOff, MessageSquare, PenLine } from 'lucide-react';
import { frameImageUrl } from '../../../src-preload/contract/frame-image-url.ts';
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { MemorySource } from '../../../src-preload/contract/memory.ts';
import { t } from '../../messages/t.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';

export interface SourceDoors {
  readonly openFrame: (id: FrameId) => void;
  readonly openMessage: (sessionId: number, messageId: number) => void;
}

interface MemorySourcesProps extends SourceDoors {
  readonly sources: readonly MemorySource[];
}

export function MemorySources({ sources, openFrame, openMessage }: MemorySourcesProps) {
  const now = useNow(60_000);
  if (sources.length === 0) return <p className="text-ink-2">{t('memories.sourcesGone')}</p>;
  return (
    <ul className="flex flex-wrap gap-2">
      {sources.map((source, at) => (
        <li key={at} className="w-40">
          <Source source={source} openFrame={openFrame} openMessage={openMessage} />
          <p className="truncate text-small text-ink-2" title={`${source.label}\n${formatExact(source.at)}`}>
            {formatRelative(source.at, now)}
            {source.label !== '' && ` · ${source.label}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

const tile =
  'flex h-[90px] w-40 items-center justify-center gap-2 overflow-hidden rounded-control border border-line bg-surface-2 p-2 text-small text-ink-2';

interface SourceProps extends SourceDoors {
  readonly source: MemorySource;
}

function Source({ source, openFrame, openMessage }: SourceProps) {
  const { kind, frameId, messageId, sessionId, label, file } = source;
  if (kind === 'frame' && frameId !== null) {
    return (
      <button
        type="button"
        aria-label={t('memories.openMoment', { label: label === '' ? t('memories.unknownMoment') : label })}
        onClick={() => openFrame(frameId)}
        className={`${tile} p-0! hover:border-line-strong`}
      >
        {source.hasImage ? (
          <img
            src={frameImageUrl(frameId, 'thumbnail')}
            alt=""
            loading="lazy"
            draggable={false}
            className="size-full object-cover object-top"
          />
        ) : (
          <ImageOff size={18} aria-hidden />
        )}
      </button>
    );
  }
  if (kind === 'message' && messageId !== null && sessionId !== null) {
    return (
      <button
        type="button"
        onClick={() => openMessage(sessionId, messageId)}
        className={`${tile} hover:border-line-strong`}
      >
        <MessageSquare size={16} aria-hidden className="shrink-0" />
        <span className="line-clamp-4 text-left">{label === '' ? t('memories.aMessage') : label}</span>
      </button>
    );
  }
  const Icon = kind === 'file' ? FileText : PenLine;
  return (
    <span className={tile}>
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className="line-clamp-4 min-w-0 break-all">
        {kind === 'file' ? file : t('memories.writtenByYou')}
      </span>
    </span>
  );
}
