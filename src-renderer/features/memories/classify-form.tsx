/** A secret that was recognised waits here for the owner's word: keep it in the vault, or erase it. */
import { useState } from 'react';
import type { MemoryOf } from '../../../src-preload/contract/memory.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ClashChoice } from './clash-choice.tsx';
import { ClassificationInputs, type Classification } from './classification-inputs.tsx';
import { isConflict, type Clash } from './edit-clash.ts';
import { choiceLabel, fieldSpecs } from './field-specs.ts';

interface ClassifyFormProps {
  readonly memory: MemoryOf<'vault'>;
  readonly onDone: () => void;
  /** Null where it has been classified before: then it is left as it is. */
  readonly onDiscard: (() => void) | null;
}

/** Give it a `key` of its own for each memory; a newer version of it is shown beside what was chosen, not in its place. */
export function ClassifyForm({ memory, onDone, onDiscard }: ClassifyFormProps) {
  const [opened, setOpened] = useState(memory);
  const [value, setValue] = useState(() => classificationOf(memory));
  const classify = useAction('vault.classify', memoryAnswers);
  const isClash = isConflict(classify.error) && memory.version > opened.version;
  const save = (version: number) =>
    classify.mutate({ id: memory.id, version, ...value }, { onSuccess: onDone });
  const goOnWith = (next: Classification) => {
    setOpened(memory);
    setValue(next);
    classify.reset();
  };
  return (
    <form
      aria-label={t('kinds.classify')}
      className="flex flex-col gap-3 rounded-control bg-surface-2 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        save(opened.version);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || onDiscard) return;
        event.preventDefault();
        onDone();
      }}
    >
      {onDiscard && <p>{t('kinds.classifyHint')}</p>}
      {isClash && (
        <ClashChoice
          clashes={clashesBetween(value, classificationOf(memory), classificationOf(opened))}
          busy={classify.isPending}
          onTheirs={() => goOnWith(classificationOf(memory))}
          onMine={() => save(memory.version)}
          onTogether={() => goOnWith(value)}
        />
      )}
      <ClassificationInputs value={value} onChange={setValue} />
      {classify.error && !isClash && <ErrorNotice error={classify.error} />}
      <div className="flex flex-wrap justify-end gap-2">
        {onDiscard ? (
          <Button tone="danger" disabled={classify.isPending} onClick={onDiscard}>
            {t('kinds.classifyErase')}
          </Button>
        ) : (
          <Button onClick={onDone}>{t('ui.cancel')}</Button>
        )}
        <Button
          type="submit"
          tone="main"
          disabled={classify.isPending || isClash || value.caption.trim() === ''}
        >
          {t(onDiscard ? 'kinds.classifyKeep' : 'kinds.coreSave')}
        </Button>
      </div>
    </form>
  );
}

function classificationOf({ fields }: MemoryOf<'vault'>): Classification {
  const { caption, entryType, sensitivity } = fields;
  return { caption, entryType, sensitivity };
}

function clashesBetween(mine: Classification, theirs: Classification, base: Classification): Clash[] {
  return (['caption', 'entryType', 'sensitivity'] as const)
    .filter((name) => mine[name] !== theirs[name])
    .map((name) => ({
      name,
      label: fieldSpecs.vault.find((spec) => spec.name === name)?.label ?? name,
      mine: choiceLabel('vault', name, mine[name]),
      theirs: choiceLabel('vault', name, theirs[name]),
      isOnBoth: mine[name] !== base[name] && theirs[name] !== base[name],
    }));
}
