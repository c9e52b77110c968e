/** The fields of a new memory of one kind, checked before they are sent. */
import { useState } from 'react';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { focusFirstProblem } from '../../ui/focus-first-problem.ts';
import { FieldInputs } from './field-inputs.tsx';
import { emptyDraft, hasOwnTitle, newMemoryOf, problemsOf, type CreatableKind } from './memory-draft.ts';

interface NewMemoryFormProps {
  readonly kind: CreatableKind;
  readonly onCreated: (memory: Memory) => void;
  readonly onClose: () => void;
}

export function NewMemoryForm({ kind, onCreated, onClose }: NewMemoryFormProps) {
  const [draft, setDraft] = useState(() => emptyDraft(kind, Date.now()));
  const [tried, setTried] = useState(false);
  const create = useAction('memory.create', memoryAnswers);
  const ownTitle = hasOwnTitle(kind, null);
  const problems = problemsOf(kind, draft, ownTitle);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        focusFirstProblem(event.currentTarget, () => setTried(true));
        if (Object.keys(problems).length > 0) return;
        create.mutate(newMemoryOf(kind, draft, Date.now()), { onSuccess: onCreated });
      }}
    >
      <FieldInputs
        kind={kind}
        draft={draft}
        ownTitle={ownTitle}
        problems={tried ? problems : {}}
        onChange={setDraft}
      />
      {create.error && <ErrorNotice error={create.error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="main" disabled={create.isPending}>
          {t('memories.rememberIt')}
        </Button>
      </div>
    </form>
  );
}
