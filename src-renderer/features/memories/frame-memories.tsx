/** The memories that came from a moment, for the viewer of that moment. */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';

interface FrameMemoriesProps {
  readonly frameId: FrameId;
  readonly onOpen: (id: MemoryId) => void;
}

export function FrameMemories({ frameId, onOpen }: FrameMemoriesProps) {
  const memories = useRequest('memory.of-frame', { frameId }, { keepPrevious: true }).data;
  if (!memories || memories.length === 0) return null;
  return (
    <section
      aria-label={t('memories.fromThisMoment')}
      className="flex max-h-[40%] shrink-0 flex-col border-t border-line"
    >
      <h3 className="px-3 pt-2 font-semibold">{t('memories.fromThisMoment')}</h3>
      <ul className="min-h-0 overflow-y-auto p-2">
        {memories.map(({ id, kind, title }) => {
          const { icon: Icon, name } = kindWords[kind];
          return (
            <li key={id}>
              <button
                type="button"
                onClick={() => onOpen(id)}
                className="flex min-h-8 w-full items-center gap-2 rounded-control px-1.5 text-left hover:bg-surface-2"
              >
                <Icon size={14} role="img" aria-label={name} className="shrink-0 text-ink-2" />
                <span className="min-w-0 flex-1 truncate" title={title}>
                  {title}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
