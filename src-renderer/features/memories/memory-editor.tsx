/** A memory under the owner's pen. Nothing is written before it is saved; what somebody else changed meanwhile is not overwritten. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

import type { Memory } from '../../../src-preload/contract/memory.ts';
import { request } from '../../client/bridge.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { focusFirstProblem } from '../../ui/focus-first-problem.ts';
import { ClashChoice, OtherTexts } from './clash-choice.tsx';
import { clashesOf, isConflict, joinedDraft, withField, type Clash } from './edit-clash.ts';
import { FieldInputs } from './field-inputs.tsx';
import { draftOf, hasOwnTitle, patchOf, problemsOf, type Draft } from './memory-draft.ts';

interface Other {
  readonly clashes: readonly Clash[];
  readonly draft: Draft;
}

interface MemoryEditorProps {
  /** The version that is edited. */
  readonly memory: Memory;
  readonly onClose: () => void;
}

export function MemoryEditor({ memory: opened, onClose }: MemoryEditorProps) {
  const [memory, setMemory] = useState(opened);
  const [draft, setDraft] = useState(() => draftOf(opened));
  /** What somebody else saved meanwhile; while it is there the owner is asked which of both is to stay. */
  const [newest, setNewest] = useState<Memory | null>(null);
  /** While both are edited together, what the other text was. */
  const [other, setOther] = useState<Other | null>(null);
  const categories = useRequest('organise.categories', {}).data ?? [];
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const save = useAction('memory.update', memoryAnswers);
  const look = useMutation({
    mutationFn: () => request('memory.get', { id: opened.id }),
    onSuccess: (answer) => {
      setNewest(answer.memory);
      save.reset();
    },
  });
  const ownTitle = hasOwnTitle(memory.kind, memory);
  const problems = problemsOf(memory.kind, draft, ownTitle);
  const saveOver = (base: Memory) => {
    const patch = patchOf(base, draft);
    if (!patch) onClose();
    else
      save.mutate(
        { id: base.id, version: base.version, patch },
        { onSuccess: onClose, onError: (error) => isConflict(error) && look.mutate() },
      );
  };
  const trySave = () => {
    focusFirstProblem(form.current, () => setTried(true));
    if (Object.keys(problems).length === 0) saveOver(memory);
  };
  const editTogether = (theirs: Memory) => {
    const both = clashesOf(memory, draft, theirs, categories).filter(({ isOnBoth }) => isOnBoth);
    setOther(both.length > 0 ? { clashes: both, draft: draftOf(theirs) } : null);
    setDraft(joinedDraft(memory, draft, theirs));
    setMemory(theirs);
    setNewest(null);
    form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) trySave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const trouble = look.error ?? (isConflict(save.error) ? null : save.error);
  return (
    <form
      ref={form}
      aria-label={t('memories.editOf', { title: memory.title })}
      className="flex flex-col gap-4"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        trySave();
      }}
    >
      {newest && (
        <ClashChoice
          clashes={clashesOf(memory, draft, newest, categories)}
          busy={save.isPending || look.isPending}
          onTheirs={onClose}
          onMine={() => saveOver(newest)}
          onTogether={() => editTogether(newest)}
        />
      )}
      {other && (
        <OtherTexts
          clashes={other.clashes}
          onTake={(name) => setDraft((now) => withField(now, name, other.draft))}
        />
      )}
      <FieldInputs
        kind={memory.kind}
        draft={draft}
        ownTitle={ownTitle}
        problems={tried ? problems : {}}
        onChange={setDraft}
      />
      {trouble && <ErrorNotice error={trouble} />}
      {opened.version > memory.version && !newest && (
        <p role="status" className="text-small text-ink-2">
          {t('kinds.clashBehind')}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="main" disabled={save.isPending || look.isPending || newest !== null}>
          {t('memories.save')}
        </Button>
      </div>
    </form>
  );
}
