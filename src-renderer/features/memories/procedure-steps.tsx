/** The steps of a procedure: ticked off while they are tried, put in another order, each with the moments that show it. */
import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { frameImageUrl } from '../../../src-preload/contract/frame-image-url.ts';
import type { MemoryOf } from '../../../src-preload/contract/memory.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { SourceDoors } from './memory-sources.tsx';

interface ProcedureStepsProps {
  readonly memory: MemoryOf<'procedural'>;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly doors: SourceDoors;
}

export function ProcedureSteps({ memory, busy, onConfirm, doors }: ProcedureStepsProps) {
  const { steps, validation } = memory.fields;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const frames = useRequest('memory.step-frames', { id: memory.id }).data?.steps ?? [];
  const update = useAction('memory.update', memoryAnswers);
  const list = useRef<HTMLOListElement>(null);
  /** The step that was moved: it keeps the focus. */
  const moved = useRef<number | null>(null);
  useEffect(() => {
    if (moved.current === null) return;
    list.current?.querySelectorAll<HTMLElement>('input[type=checkbox]')[moved.current]?.focus();
    moved.current = null;
  }, [steps]);
  const mayMove = memory.state === 'active' && !update.isPending && !busy;
  const move = (at: number, to: number) => {
    const [one, other] = [steps[at], steps[to]];
    if (!mayMove || one === undefined || other === undefined) return;
    moved.current = to;
    const fields = { steps: steps.with(at, other).with(to, one) };
    update.mutate({ id: memory.id, version: memory.version, patch: { fields } });
  };
  const press = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    move(at, event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  const tick = (step: string) => {
    const next = new Set(ticked);
    if (!next.delete(step)) next.add(step);
    setTicked(next);
  };
  const done = steps.filter((step) => ticked.has(step)).length;
  if (steps.length === 0) return <p className="text-ink-2">{t('kinds.stepsNone')}</p>;
  return (
    <div className="flex flex-col gap-2">
      <ol ref={list} className="flex flex-col gap-1">
        {steps.map((step, at) => (
          // Steps have no names but their places.
          <li key={at} className="group flex items-start gap-2" onKeyDown={(event) => press(event, at)}>
            <label className="flex min-w-0 flex-1 items-start gap-2 py-1">
              <input
                type="checkbox"
                className="mt-1 accent-(--accent)"
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                checked={ticked.has(step)}
                onChange={() => tick(step)}
              />
              <span aria-hidden className="w-5 shrink-0 text-right text-ink-2">
                {at + 1}.
              </span>
              <span className="selectable min-w-0 break-words whitespace-pre-wrap">{step}</span>
            </label>
            {(frames[at] ?? []).map((id) => (
              <button
                key={id}
                type="button"
                aria-label={t('kinds.stepsMoment', { number: at + 1 })}
                onClick={() => doors.openFrame(id)}
                className="h-9 w-16 shrink-0 overflow-hidden rounded-control border border-line bg-surface-2 hover:border-line-strong"
              >
                <img
                  src={frameImageUrl(id, 'thumbnail')}
                  alt=""
                  loading="lazy"
                  draggable={false}
                  className="size-full object-cover object-top"
                />
              </button>
            ))}
            <IconButton
              icon={ArrowUp}
              label={t('kinds.stepsUp', { number: at + 1 })}
              disabled={!mayMove || at === 0}
              onClick={() => move(at, at - 1)}
            />
            <IconButton
              icon={ArrowDown}
              label={t('kinds.stepsDown', { number: at + 1 })}
              disabled={!mayMove || at === steps.length - 1}
              onClick={() => move(at, at + 1)}
            />
          </li>
        ))}
      </ol>
      {update.error && <ErrorNotice error={update.error} />}
      {done > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <p role="status" className="text-ink-2">
            {t('kinds.stepsTicked', { done, count: steps.length })}
          </p>
          {done === steps.length && validation !== 'confirmed' && memory.state === 'active' && (
            <Button tone="main" icon={Check} disabled={busy} onClick={onConfirm}>
              {t('kinds.stepsConfirm')}
            </Button>
          )}
          <Button tone="quiet" onClick={() => setTicked(new Set())}>
            {t('kinds.stepsUntick')}
          </Button>
        </div>
      )}
    </div>
  );
}
