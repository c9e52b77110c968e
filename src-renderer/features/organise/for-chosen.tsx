/** Puts what is chosen among the memories into a category or gives it a tag, without going back there. */
import { useState } from 'react';
import type { ManyChange } from '../../../src-preload/contract/memory-steps.ts';
import { countOf, whichOf, type Chosen } from '../../client/chosen.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Toast } from '../../ui/toast.tsx';

interface ForChosenProps {
  /** Chosen among the memories; nothing is shown without any. */
  readonly memories: Chosen;
  readonly label: string;
  readonly change: ManyChange;
  /** What is said of so many that were changed. */
  readonly words: (count: number) => string;
}

const outdated = [...memoryAnswers, 'organise.categories', 'organise.tags'] as const;

export function ForChosen({ memories: chosen, label, change, words }: ForChosenProps) {
  const act = useAction('memory.change-many', outdated);
  const undo = useAction('memory.undo', outdated);
  const [done, setDone] = useState<{ readonly step: number; readonly words: string } | null>(null);
  if (countOf(chosen) === 0) return null;
  const error = act.error ?? undo.error;
  return (
    <>
      <Button
        disabled={act.isPending || undo.isPending}
        onClick={() =>
          act.mutate(
            { ...whichOf(chosen), change },
            { onSuccess: ({ step, memories }) => setDone({ step, words: words(memories) }) },
          )
        }
      >
        {label}
      </Button>
      {error && <ErrorNotice error={error} />}
      {done && (
        <Toast
          key={done.step}
          text={done.words}
          action={{
            label: t('organise.undo'),
            run: () => undo.mutate({ step: done.step }, { onSuccess: () => setDone(null) }),
          }}
          onClose={() => setDone(null)}
        />
      )}
    </>
  );
}
