/** A memory written by hand. */
import { useState } from 'react';
import type { Memory, MemoryKind } from '../../../src-preload/contract/memory.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { useAction } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { FieldInputs } from './field-inputs.tsx';
import {
  creatableKinds,
  emptyDraft,
  hasOwnTitle,
  newMemoryOf,
  problemsOf,
  type CreatableKind,
} from './memory-draft.ts';

interface NewMemoryDialogProps {
  /** The tab that is open, chosen where it can be written by hand. */
  readonly kind: MemoryKind | null;
  readonly onCreated: (memory: Memory) => void;
  readonly onClose: () => void;
}

export function NewMemoryDialog({ kind: wanted, onCreated, onClose }: NewMemoryDialogProps) {
  const [kind, setKind] = useState<CreatableKind>(creatableKinds.find((one) => one === wanted) ?? 'semantic');
  const [draft, setDraft] = useState(() => emptyDraft(kind, Date.now()));
  const [tried, setTried] = useState(false);
  const create = useAction('memory.create', memoryAnswers);
  const ownTitle = hasOwnTitle(kind, null);
  const problems = problemsOf(kind, draft, ownTitle);
  const save = () => {
    setTried(true);
    if (Object.keys(problems).length === 0)
      create.mutate(newMemoryOf(kind, draft, Date.now()), { onSuccess: onCreated });
  };
  return (
    <Dialog title="New memory" size="medium" onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className="flex items-center gap-3">
          <SelectField
            label="Kind"
            value={kind}
            options={creatableKinds.map((value) => ({ value, label: kindWords[value].name }))}
            onChange={(chosen) => {
              setKind(chosen);
              setDraft({ ...emptyDraft(chosen, Date.now()), tags: draft.tags });
              setTried(false);
            }}
          />
          <span className="text-ink-2">{kindWords[kind].holds}</span>
        </div>
        <FieldInputs
          kind={kind}
          draft={draft}
          ownTitle={ownTitle}
          problems={tried ? problems : {}}
          onChange={setDraft}
        />
        {create.error && <ErrorNotice error={create.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="main" disabled={create.isPending}>
            Remember it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
