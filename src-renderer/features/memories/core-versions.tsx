/** What a block of core memory said before, each with what is different now, and the way back to it. */
import { useState } from 'react';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { formatExact } from '../../ui/times.ts';
import { ChangedText } from './changed-text.tsx';
import { earlierTexts } from './core-meter.ts';

interface CoreVersionsProps {
  readonly id: MemoryId;
  readonly current: string;
  /** Puts it into the editor; it is saved like any other text. */
  readonly onTake: (text: string) => void;
}

export function CoreVersions({ id, current, onTake }: CoreVersionsProps) {
  const [compared, setCompared] = useState<number | null>(null);
  const earlier = earlierTexts(useRequest('memory.get', { id }).data?.history ?? [], current);
  if (earlier.length === 0) return null;
  return (
    <details>
      <summary className="font-medium text-ink-2">
        {t('kinds.coreVersions', { count: earlier.length })}
      </summary>
      <ul className="mt-1 flex flex-col">
        {earlier.map(({ changeId, text, until }) => {
          const when = formatExact(until);
          return (
            <li key={changeId} className="flex flex-col gap-1 border-t border-line py-2">
              <div className="flex flex-wrap items-center gap-2">
                <p className="min-w-0 flex-1 text-small text-ink-2">{t('kinds.coreUntil', { when })}</p>
                <Button
                  tone="quiet"
                  aria-pressed={compared === changeId}
                  aria-label={t('kinds.coreCompareWith', { when })}
                  onClick={() => setCompared(compared === changeId ? null : changeId)}
                >
                  {t('kinds.coreCompare')}
                </Button>
                <Button aria-label={t('kinds.coreBackTo', { when })} onClick={() => onTake(text)}>
                  {t('kinds.coreBack')}
                </Button>
              </div>
              {compared === changeId ? (
                <ChangedText before={text} after={current} />
              ) : (
                <p className="selectable line-clamp-4 break-words whitespace-pre-wrap">
                  {text === '' ? t('kinds.empty') : text}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
