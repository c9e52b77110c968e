/** Something that was done for an answer, with the way back, or that waits for the owner's word. */
import { Check, CircleHelp, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import type { ToolUse } from '../../../src-preload/contract/chat.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { t } from '../../messages/t.ts';

interface ToolCardProps {
  readonly messageId: number;
  readonly tool: ToolUse;
  readonly onOpenMemory: (id: MemoryId) => void;
}

export function ToolCard({ messageId, tool, onOpenMemory }: ToolCardProps) {
  const undo = useAction('chat.undo-tool', memoryAnswers);
  const { state, label, outcome, memories, text, canUndo } = tool;
  if (state === 'asking')
    return <PermissionAsk messageId={messageId} tool={tool} onOpenMemory={onOpenMemory} />;
  const Icon = state === 'done' ? Check : X;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-2 text-ink-2">
        <Icon size={14} role="img" aria-label={stateWords[state]} className="shrink-0" />
        <p className="min-w-0 flex-1 break-words">
          {label}
          {state !== 'done' && ` · ${stateWords[state]}`}
          {outcome !== '' && !outcome.startsWith(label) && ` · ${outcome}`}
        </p>
        {state === 'done' && canUndo && (
          <Button
            tone="quiet"
            icon={Undo2}
            disabled={undo.isPending}
            aria-label={t('chat.undoOf', { label })}
            onClick={() => undo.mutate({ messageId, toolId: tool.id })}
          >
            {t('chat.undo')}
          </Button>
        )}
      </div>
      {changes.has(tool.name) && state === 'done' && (
        <>
          {text !== null && <p className="selectable ml-5 border-l-2 border-line pl-2 break-words">{text}</p>}
          <MemoryLinks memories={memories} onOpenMemory={onOpenMemory} />
        </>
      )}
      {undo.error && <ErrorNotice error={undo.error} />}
    </div>
  );
}

const stateWords: Readonly<Record<ToolUse['state'], string>> = {
  done: t('chat.toolDone'),
  asking: t('chat.toolAsking'),
  refused: t('chat.toolRefused'),
  undone: t('chat.toolUndone'),
  failed: t('chat.toolFailed'),
};

/** Those that write; what the others found is cited by the answer. */
const changes: ReadonlySet<ToolUse['name']> = new Set([
  'keep_for_owner',
  'correct_for_owner',
  'forget_for_owner',
  'add_memory',
  'update_memory',
]);

/** Those that take away. */
const removals: ReadonlySet<ToolUse['name']> = new Set(['forget_for_owner', 'delete_all_memories']);

interface MemoryLinksProps {
  readonly memories: ToolUse['memories'];
  readonly onOpenMemory: (id: MemoryId) => void;
}

function MemoryLinks({ memories, onOpenMemory }: MemoryLinksProps) {
  if (memories.length === 0) return null;
  return (
    <ul className="ml-5 flex flex-col items-start">
      {memories.map(({ id, title }) => (
        <li key={id} className="max-w-full">
          <button
            type="button"
            onClick={() => onOpenMemory(id)}
            className="max-w-full truncate text-accent-ink underline"
          >
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}

function PermissionAsk({ messageId, tool, onOpenMemory }: ToolCardProps) {
  const answer = useAction('chat.answer-permission', memoryAnswers);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { label, memories, text } = tool;
  const chosen = memories.filter(({ id }) => !left.has(id));
  const reply = (allow: boolean) =>
    answer.mutate({
      messageId,
      toolId: tool.id,
      allow,
      ...(allow && chosen.length < memories.length && { memoryIds: chosen.map(({ id }) => id) }),
    });
  return (
    <div
      role="group"
      aria-label={t('chat.asks', { label })}
      className="flex flex-col gap-2 rounded-control border border-line-strong/60 p-3"
    >
      <p className="flex items-center gap-2 font-medium">
        <CircleHelp size={15} aria-hidden className="shrink-0 text-warn" />
        {label}?
      </p>
      {text !== null && <p className="selectable border-l-2 border-line pl-2 break-words">{text}</p>}
      <ul className="flex flex-col">
        {memories.map(({ id, title }) => (
          <li key={id} className="flex min-w-0 items-center gap-2">
            {memories.length > 1 && (
              <input
                type="checkbox"
                aria-label={title}
                className="accent-(--accent)"
                checked={!left.has(id)}
                onChange={() => {
                  const next = new Set(left);
                  if (!next.delete(id)) next.add(id);
                  setLeft(next);
                }}
              />
            )}
            <button
              type="button"
              onClick={() => onOpenMemory(id)}
              className="min-w-0 truncate text-accent-ink underline"
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
      {answer.error && <ErrorNotice error={answer.error} />}
      <div className="flex justify-end gap-2">
        <Button disabled={answer.isPending} onClick={() => reply(false)}>
          {t('chat.no')}
        </Button>
        <Button
          tone={removals.has(tool.name) ? 'danger' : 'main'}
          disabled={answer.isPending || (memories.length > 0 && chosen.length === 0)}
          onClick={() => reply(true)}
        >
          {memories.length > 1 && chosen.length < memories.length
            ? t('chat.yesFor', { count: chosen.length })
            : t('chat.yes')}
        </Button>
      </div>
    </div>
  );
}
