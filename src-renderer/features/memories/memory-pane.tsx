/** Beside the list: the selected memory in full. Over the board it is there only while one is open, and can be closed. */
import { X } from 'lucide-react';
import type { RefObject } from 'react';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { t } from '../../messages/t.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { ChosenTask } from './chosen-task.ts';
import { MemoryDetail } from './memory-detail.tsx';
import type { MemoryDoors } from './memory-ties.tsx';
import { OneMoreMenu } from './one-more-menu.tsx';
import type { MemoryActions } from './use-memory-actions.ts';

interface MemoryPaneProps {
  readonly element: RefObject<HTMLElement | null>;
  readonly selected: MemoryId | null;
  readonly isBoard: boolean;
  /** The owner opened it; otherwise it is shown because it is the first. */
  readonly isOpen: boolean;
  readonly onOpen: (id: MemoryId | null) => void;
  readonly actions: MemoryActions;
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
  readonly doors: MemoryDoors;
  /** Null where it cannot be split. */
  readonly onSplit: (() => void) | null;
  readonly onTask: (id: MemoryId, task: ChosenTask) => void;
}

export function MemoryPane(props: MemoryPaneProps) {
  const { element, selected, isBoard, isOpen, onOpen, actions, editing, onEdit, doors } = props;
  const { onSplit, onTask } = props;
  return (
    <section
      ref={element}
      tabIndex={-1}
      aria-label={t('memories.memory')}
      hidden={isBoard && !isOpen && !actions.error}
      className={classNames(
        'min-w-0 overflow-y-auto p-4 focus-visible:outline-none',
        isBoard ? 'w-[38%] max-w-[520px] min-w-70 shrink-0' : 'flex-1',
      )}
    >
      <div className="flex max-w-[760px] flex-col gap-3">
        {isBoard && (
          <IconButton
            icon={X}
            label={t('browse.boardClose')}
            className="self-end"
            onClick={() => onOpen(null)}
          />
        )}
        {actions.error && <ErrorNotice error={actions.error} />}
        {selected !== null && (
          <MemoryDetail
            id={selected}
            actions={actions}
            editing={editing}
            onEdit={onEdit}
            onOpenMemory={onOpen}
            doors={doors}
            more={
              <OneMoreMenu busy={actions.busy} onSplit={onSplit} onTask={(task) => onTask(selected, task)} />
            }
          />
        )}
      </div>
    </section>
  );
}
