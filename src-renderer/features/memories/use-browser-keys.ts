/** The keys of the memories: what each does to the selected one, or to those that are chosen together. */
import { useRef, type KeyboardEvent, type RefObject } from 'react';
import type { Memory, MemoryId, MemorySummary } from '../../../src-preload/contract/memory.ts';
import { memoryCommand } from './memory-keys.ts';
import type { MemoryActions } from './use-memory-actions.ts';

/** `g` and a second key so soon after it go to another view: `g p` pins nothing. */
const pairMs = 1500;

interface BrowserKeysParts {
  /** The selected one, as far as it is at hand. */
  readonly memory: Memory | MemorySummary | undefined;
  readonly actions: MemoryActions;
  /** More than one is chosen. */
  readonly isSeveral: boolean;
  readonly editing: MemoryId | null;
  readonly onEdit: (id: MemoryId) => void;
  readonly onStopEditing: () => void;
  readonly onActOnChosen: (command: 'archive' | 'delete') => void;
  readonly onPinChosen: () => void;
  readonly onLeaveChosen: () => void;
  /** Null where the pane stays. */
  readonly onLeavePane: (() => void) | null;
  readonly pane: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLElement | null>;
}

/** Handles a key anywhere in the memories, and answers whether it meant something by preventing its default. */
export function useBrowserKeys(parts: BrowserKeysParts): (event: KeyboardEvent) => void {
  const { memory, actions, isSeveral, editing, pane, list } = parts;
  const goSince = useRef(-Infinity);

  /** Back by one: out of the form, the pane, the choice. */
  const leave = (target: EventTarget): boolean => {
    if (editing !== null) parts.onStopEditing();
    else if (pane.current?.contains(target as Node)) list.current?.focus();
    else if (isSeveral) parts.onLeaveChosen();
    else if (parts.onLeavePane) parts.onLeavePane();
    else return false;
    return true;
  };
  const run = (command: NonNullable<ReturnType<typeof memoryCommand>>): boolean => {
    if (command === 'undo') {
      if (actions.lastStep === null) return false;
      actions.undo(actions.lastStep);
    } else if (isSeveral && (command === 'archive' || command === 'delete')) parts.onActOnChosen(command);
    else if (isSeveral && command === 'pin') parts.onPinChosen();
    else if (!memory) return false;
    else if (command === 'edit') parts.onEdit(memory.id);
    else if (command === 'pin') actions.setPinned(memory, !memory.pinned);
    else if (command === 'delete') actions.remove(memory);
    else if (memory.state === 'active' || memory.state === 'archived')
      actions.setArchived(memory, memory.state === 'active');
    return true;
  };

  return (event) => {
    if (event.defaultPrevented || isField(event.target)) return;
    const isSecondOfPair = event.timeStamp - goSince.current < pairMs;
    goSince.current = event.key === 'g' ? event.timeStamp : -Infinity;
    if (isSecondOfPair) return;
    if (event.key === 'Escape') {
      if (leave(event.target)) event.preventDefault();
      return;
    }
    const command = memoryCommand(event);
    if (command !== null && !actions.busy && run(command)) event.preventDefault();
  };
}

/** Where keys mean something else than in the list: in fields, and in what lies over it. */
function isField(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
}
