/** Memories that could be one, side by side with what would result: taken, corrected first, or never proposed again. */
import { ArrowRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Memory, MemoryPatch } from '../../../src-preload/contract/memory.ts';
import type { TidyProposal } from '../../../src-preload/contract/tidy.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatExact } from '../../ui/times.ts';
import { ChangedText } from './changed-text.tsx';
import { FieldInputs } from './field-inputs.tsx';
import { fieldSpecs } from './field-specs.ts';
import { draftOf, hasOwnTitle, patchOf, problemsOf, type Draft } from './memory-draft.ts';

interface TidyPairProps {
  readonly proposal: TidyProposal;
  readonly chosen: boolean;
  readonly busy: boolean;
  /** What the owner would rather have of the result; null for nothing. */
  readonly patch: MemoryPatch | null;
  readonly onPatch: (patch: MemoryPatch | null) => void;
  readonly onToggle: () => void;
  readonly onAccept: () => void;
  readonly onRefuse: () => void;
}

export function TidyPair(props: TidyPairProps) {
  const { proposal, chosen, busy, patch, onPatch, onToggle, onAccept, onRefuse } = props;
  const { kind, reason, before, after } = proposal;
  const [isEditing, setIsEditing] = useState(false);
  const result = { ...after, ...patch, fields: { ...after.fields, ...patch?.fields } } as Memory;
  return (
    <li className="flex flex-col gap-2 border-t border-line pt-3">
      <div className="flex flex-wrap items-start gap-2">
        <label className="flex min-w-0 flex-1 items-start gap-2">
          <input type="checkbox" className="mt-1 accent-(--accent)" checked={chosen} onChange={onToggle} />
          <span className="min-w-0">
            <span className="font-medium">
              {titles[kind]} · {kindWords[after.kind].name}
            </span>
            <span className="block text-ink-2">{reason}</span>
          </span>
        </label>
        <Button tone="quiet" disabled={busy} onClick={onRefuse}>
          {t('kinds.tidyNever')}
        </Button>
        <Button disabled={busy || isEditing} onClick={() => setIsEditing(true)}>
          {t('kinds.tidyEdit')}
        </Button>
        <Button disabled={busy || isEditing} onClick={onAccept}>
          {t('kinds.tidyAccept')}
        </Button>
      </div>
      <div className="grid grid-cols-[1fr_auto_1fr] items-start gap-3 pl-6">
        <ul className={before.length > 1 ? 'grid min-w-0 grid-cols-2 gap-3' : 'min-w-0'}>
          {before.map((memory) => (
            <li
              key={memory.id}
              className="selectable min-w-0 break-words"
              title={formatExact(memory.occurredAt)}
            >
              <p className="font-medium">{memory.title}</p>
              <p className="line-clamp-6 text-small whitespace-pre-wrap text-ink-2">{textOf(memory)}</p>
            </li>
          ))}
        </ul>
        <ArrowRight size={14} role="img" aria-label={t('kinds.tidyBecomes')} className="mt-1 text-ink-2" />
        {isEditing ? (
          <ResultEditor
            after={after}
            result={result}
            onTake={(next) => {
              setIsEditing(false);
              onPatch(next);
            }}
            onCancel={() => setIsEditing(false)}
          />
        ) : (
          <div className="min-w-0 rounded-control bg-surface-2 px-2 py-1.5">
            <p className="flex items-center gap-2 font-medium break-words">
              <span className="selectable min-w-0">{result.title}</span>
              {patch && <Badge>{t('kinds.tidyEdited')}</Badge>}
            </p>
            <div
              className="max-h-48 overflow-y-auto text-small"
              tabIndex={0}
              role="region"
              aria-label={t('kinds.tidyResult')}
            >
              <ChangedText before={textOf(before[0] ?? after)} after={textOf(result)} />
            </div>
          </div>
        )}
      </div>
    </li>
  );
}

const titles: Readonly<Record<TidyProposal['kind'], string>> = {
  duplicate: t('kinds.tidyDuplicate'),
  merge: t('kinds.tidyMerge'),
  contradiction: t('kinds.tidyContradiction'),
};

interface ResultEditorProps {
  readonly after: Memory;
  readonly result: Memory;
  readonly onTake: (patch: MemoryPatch | null) => void;
  readonly onCancel: () => void;
}

function ResultEditor({ after, result, onTake, onCancel }: ResultEditorProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(result));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const ownTitle = hasOwnTitle(after.kind, after);
  const problems = problemsOf(after.kind, draft, ownTitle);
  return (
    <form
      ref={form}
      aria-label={t('kinds.tidyResult')}
      className="flex min-w-0 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(problems).length === 0) onTake(patchOf(after, draft));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <FieldInputs
        kind={after.kind}
        draft={draft}
        ownTitle={ownTitle}
        problems={problems}
        onChange={setDraft}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="main">
          {t('kinds.tidyTake')}
        </Button>
      </div>
    </form>
  );
}

/** All that it says besides its title. */
function textOf(memory: Memory): string {
  const values = memory.fields as Readonly<Record<string, unknown>>;
  return fieldSpecs[memory.kind]
    .filter(({ control }) => control !== 'choice')
    .map(({ name }) => values[name])
    .flatMap((value) =>
      Array.isArray(value) ? value.map((step, at) => `${at + 1}. ${String(step)}`) : [value],
    )
    .filter((text) => typeof text === 'string' && text !== '' && text !== memory.title)
    .join('\n');
}
