/** A citation as its number. Hovering or reaching it by key shows what it stands on; a click opens it. */
import { Tooltip } from 'radix-ui';
import type { Citation } from '../../../src-preload/contract/chat.ts';
import { formatExact } from '../../ui/times.ts';
import { t } from '../../messages/t.ts';

interface CitationChipProps {
  readonly citation: Citation;
  readonly onOpen: () => void;
}

const hoverMs = 150;

export function CitationChip({ citation, onOpen }: CitationChipProps) {
  const { number, label, gone } = citation;
  return (
    <Tooltip.Provider delayDuration={hoverMs}>
      <Tooltip.Root>
        <Tooltip.Trigger asChild>
          <button
            type="button"
            aria-label={t('chat.citation', { number, label: gone ? t('chat.deletedSince') : label })}
            aria-disabled={gone}
            onClick={gone ? undefined : onOpen}
            className="mx-0.5 inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-round bg-accent-soft px-1 align-text-top text-small font-medium text-accent-ink select-none hover:bg-surface-3"
          >
            {number}
          </button>
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content
            sideOffset={6}
            collisionPadding={8}
            className="appear z-20 max-w-80 rounded-control border border-line bg-surface-1 p-3 text-ink-1 shadow-pop"
          >
            <CitationBrief citation={citation} />
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}

/** Where a passage stands, when it was, and what it says. */
function CitationBrief({ citation }: { readonly citation: Citation }) {
  if (citation.gone) return <p className="text-ink-2">{t('chat.sourceGone')}</p>;
  return (
    <div className="flex min-w-0 flex-col">
      <p className="line-clamp-2 font-medium break-words">{citation.label}</p>
      <p className="text-small text-ink-2">{formatExact(citation.at)}</p>
      {citation.quote !== '' && <p className="mt-1 line-clamp-5 break-words">{citation.quote}</p>}
    </div>
  );
}
