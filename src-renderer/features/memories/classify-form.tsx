/** A secret that was recognised waits here for the owner's word: keep it in the vault, or erase it. */
import { useState } from 'react';
import type { MemoryOf } from '../../../src-preload/contract/memory.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ClassificationInputs, type Classification } from './classification-inputs.tsx';

interface ClassifyFormProps {
  readonly memory: MemoryOf<'vault'>;
  readonly onDone: () => void;
  /** Null where it has been classified before: then it is left as it is. */
  readonly onDiscard: (() => void) | null;
}

export function ClassifyForm({ memory, onDone, onDiscard }: ClassifyFormProps) {
  const { caption, entryType, sensitivity } = memory.fields;
  const [value, setValue] = useState<Classification>({ caption, entryType, sensitivity });
  const classify = useAction('vault.classify', memoryAnswers);
  return (
    <form
      aria-label="Classify"
      className="flex flex-col gap-3 rounded-control bg-surface-2 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        classify.mutate({ id: memory.id, version: memory.version, ...value }, { onSuccess: onDone });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || onDiscard) return;
        event.preventDefault();
        onDone();
      }}
    >
      {onDiscard && (
        <p>
          This was recognised as a secret. Its value is sealed; no model and no search has it. Say what it is,
          or erase it.
        </p>
      )}
      <ClassificationInputs value={value} onChange={setValue} />
      {classify.error && <ErrorNotice error={classify.error} />}
      <div className="flex flex-wrap justify-end gap-2">
        {onDiscard ? (
          <Button tone="danger" disabled={classify.isPending} onClick={onDiscard}>
            Erase it
          </Button>
        ) : (
          <Button onClick={onDone}>Cancel</Button>
        )}
        <Button type="submit" tone="main" disabled={classify.isPending || value.caption.trim() === ''}>
          {onDiscard ? 'Keep it in the vault' : 'Save'}
        </Button>
      </div>
    </form>
  );
}
