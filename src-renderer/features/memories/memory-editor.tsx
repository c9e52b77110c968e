/** A memory under the owner's pen. Nothing is written before it is saved; what somebody else changed meanwhile is not overwritten. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FieldInputs } from './field-inputs.tsx';
import { draftOf, hasOwnTitle, patchOf, problemsOf } from './memory-draft.ts';

interface MemoryEditorProps {
  /** The version that is edited. */
  readonly memory: Memory;
  readonly onClose: () => void;
}

export function MemoryEditor({ memory: opened, onClose }: MemoryEditorProps) {
  const [memory, setMemory] = useState(opened);
  const [draft, setDraft] = useState(() => draftOf(opened));
  const newest = useRequest('memory.get', { id: opened.id });
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const save = useAction('memory.update', memoryAnswers);
  const ownTitle = hasOwnTitle(memory.kind, memory);
  const problems = problemsOf(memory.kind, draft, ownTitle);
  const trySave = () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const patch = patchOf(memory, draft);
    if (!patch) onClose();
    else save.mutate({ id: memory.id, version: memory.version, patch }, { onSuccess: onClose });
  };
  const startAgain = async () => {
    const { data } = await newest.refetch();
    if (!data) return;
    setMemory(data.memory);
    setDraft(draftOf(data.memory));
    save.reset();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) trySave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const conflict = save.error instanceof MnemeError && save.error.code === 'conflict';
  return (
    <form
      ref={form}
      aria-label={`Edit ${memory.title}`}
      className="flex flex-col gap-4"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        trySave();
      }}
    >
      <FieldInputs
        kind={memory.kind}
        draft={draft}
        ownTitle={ownTitle}
        problems={tried ? problems : {}}
        onChange={setDraft}
      />
      {save.error && <ErrorNotice error={save.error} />}
      <div className="flex flex-wrap justify-end gap-2">
        {conflict && <Button onClick={() => void startAgain()}>Start again from the newest</Button>}
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="main" disabled={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
