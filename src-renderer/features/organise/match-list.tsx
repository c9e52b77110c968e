/** What a rule or a policy would do: how many, and some of them. */
import { useEffect, useRef } from 'react';
import type { MatchPreview } from '../../../src-preload/contract/organise.ts';
import { kindWords, kinds } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';
import { formatExact } from '../../ui/times.ts';

interface MatchListProps {
  readonly preview: MatchPreview;
  /** What would become of them, such as "would be archived". */
  readonly verb: string;
  readonly more?: string;
}

export function MatchList({ preview, verb, more = '' }: MatchListProps) {
  const { matches, perKind, examples } = preview;
  const shares = kinds.flatMap((kind) => {
    const count = perKind[kind] ?? 0;
    return count > 0 ? [t('organise.shareOfKind', { count, kind })] : [];
  });
  // It comes at the foot of a long form.
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.scrollIntoView({ block: 'nearest' }), [preview]);
  return (
    <div ref={element} className="flex scroll-mb-16 flex-col gap-2 rounded-control bg-surface-2 p-3">
      <p role="status">
        <strong>{t('organise.matches', { count: matches })}</strong> {verb}
        {shares.length > 1 && ` (${shares.join(', ')})`}. {more}
      </p>
      {examples.length > 0 && (
        <ul
          aria-label={t('organise.someOfThem')}
          className="flex max-h-56 flex-col gap-0.5 overflow-y-auto"
          tabIndex={0}
        >
          {examples.map(({ id, kind, title, occurredAt }) => (
            <li key={id} className="flex gap-3">
              <span className="min-w-0 flex-1 truncate">{title}</span>
              <span className="shrink-0 text-small text-ink-2">
                {kindWords[kind].name} · {formatExact(occurredAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
