/** One memory to be read in the pane of another view, with the way to all of it. */
import { Maximize2 } from 'lucide-react';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { MemoryFacts } from './memory-facts.tsx';
import { MemorySources, type SourceDoors } from './memory-sources.tsx';
import { isUnconfirmed, stateWords } from './memory-words.ts';

interface MemoryPreviewProps {
  readonly id: MemoryId;
  readonly doors: SourceDoors;
  readonly onOpen: () => void;
}

export function MemoryPreview({ id, doors, onOpen }: MemoryPreviewProps) {
  const { data, error, refetch } = useRequest('memory.get', { id });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="skeleton h-40 rounded-control" />;
  const { memory, sources } = data;
  const { name, icon: Icon } = kindWords[memory.kind];
  return (
    <div className="flex max-h-full flex-col gap-3 overflow-y-auto">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-1.5 text-small text-ink-2">
            <Icon size={13} aria-hidden />
            {name}
            {isUnconfirmed(memory) && <Badge tone="warn">{t('memories.unconfirmed')}</Badge>}
            {memory.state !== 'active' && <Badge>{stateWords[memory.state]}</Badge>}
          </p>
          <h3 className="selectable text-lead font-semibold break-words">{memory.title}</h3>
        </div>
        <Button icon={Maximize2} onClick={onOpen}>
          {t('memories.open')}
        </Button>
      </div>
      <MemoryFacts memory={memory} />
      <MemorySources sources={sources} {...doors} />
    </div>
  );
}
