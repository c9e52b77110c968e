/** "Tidy up": what is there twice or contradicts itself, each change with its reason, before anything is done. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { MemoryPatch } from '../../../src-preload/contract/memory.ts';
import { request, type Input, type Output } from '../../client/bridge.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { mayRetry } from '../../client/query-client.ts';
import { useEvent } from '../../client/use-event.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TidyPair } from './tidy-pair.tsx';

const outdated = ['tidy.summary', ...memoryAnswers] as const;

export function TidyDialog({ onClose }: { readonly onClose: () => void }) {
  const opening = useId();
  const { data, error, refetch, isFetching } = useQuery({
    // Each opening looks for itself: what another one ended is no answer to it.
    queryKey: ['tidy.preview', opening],
    queryFn: ({ signal }) => {
      // Whoever closes the dialog ends the look.
      signal.addEventListener('abort', () => void request('tidy.stop', {}).catch(() => {}));
      return request('tidy.preview', {});
    },
    retry: mayRetry,
    // Looking may ask a model, which costs something: once for each time that the owner opens this.
    staleTime: Infinity,
    gcTime: 0,
  });
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  /** What the owner would rather have of the results, by proposal. */
  const [edits, setEdits] = useState<ReadonlyMap<string, MemoryPatch>>(new Map());
  const apply = useAction('tidy.apply', outdated);
  const refuse = useAction('tidy.refuse', outdated);
  const undo = useAction('memory.undo', outdated);
  const proposals = data?.proposals.filter(({ fingerprint }) => !settled.has(fingerprint)) ?? [];
  const chosen = proposals.filter(({ fingerprint }) => !left.has(fingerprint));
  const busy = apply.isPending || refuse.isPending || undo.isPending || isFetching;
  const trouble = apply.error ?? refuse.error ?? undo.error;
  const settle = (
    fingerprints: string[],
    change: (input: Input<'tidy.apply'>, then: { onSuccess: () => void }) => void,
  ) =>
    change(
      {
        fingerprints,
        edits: [...edits]
          .filter(([fingerprint]) => fingerprints.includes(fingerprint))
          .map(([fingerprint, patch]) => ({ fingerprint, patch })),
      },
      { onSuccess: () => setSettled(new Set([...settled, ...fingerprints])) },
    );
  const accept = (fingerprints: string[]) => {
    undo.reset();
    settle(fingerprints, apply.mutate);
  };
  const toggle = (fingerprint: string) => {
    const next = new Set(left);
    if (!next.delete(fingerprint)) next.add(fingerprint);
    setLeft(next);
  };
  return (
    <Dialog title={t('kinds.tidyTitle')} size="large" onClose={onClose}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-2">
          {t('kinds.tidyHint')}
          {data && !data.askedModel && data.modelTrouble !== '' && ` ${data.modelTrouble}`}
        </p>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {trouble && <ErrorNotice error={trouble} />}
        {apply.data && !undo.data && (
          <Applied
            applied={apply.data}
            busy={busy}
            onUndo={(step) => undo.mutate({ step }, { onSuccess: () => setSettled(new Set()) })}
          />
        )}
        {undo.data && <p role="status">{t('kinds.tidyTakenBack')}</p>}
        {!data && !error && <Looking />}
        {data && proposals.length === 0 && !isFetching && <p role="status">{t('kinds.tidyNothing')}</p>}
        <ul className="flex flex-col gap-3">
          {proposals.map((proposal) => (
            <TidyPair
              key={proposal.fingerprint}
              proposal={proposal}
              chosen={!left.has(proposal.fingerprint)}
              busy={busy}
              onToggle={() => toggle(proposal.fingerprint)}
              patch={edits.get(proposal.fingerprint) ?? null}
              onPatch={(patch) => setEdits(withEdit(edits, proposal.fingerprint, patch))}
              onAccept={() => accept([proposal.fingerprint])}
              onRefuse={() => settle([proposal.fingerprint], refuse.mutate)}
            />
          ))}
        </ul>
        {proposals.length > 0 && (
          <div className="sticky -bottom-5 flex justify-end gap-2 border-t border-line bg-surface-1 py-3">
            <Button onClick={onClose}>{t('ui.close')}</Button>
            <Button
              tone="main"
              disabled={busy || chosen.length === 0}
              onClick={() => accept(chosen.map(({ fingerprint }) => fingerprint))}
            >
              {t('kinds.tidyApply', { count: chosen.length })}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Looking() {
  const [share, setShare] = useState(0);
  useEvent('tidy.progress', (progress) => setShare(progress.share));
  return (
    <>
      <p role="status" className="text-ink-2">
        {t('kinds.tidyLooking')}
      </p>
      <ProgressBar label={t('kinds.tidyLooking')} value={share} max={1} />
    </>
  );
}

interface AppliedProps {
  readonly applied: Output<'tidy.apply'>;
  readonly busy: boolean;
  readonly onUndo: (step: number) => void;
}

function Applied({ applied, busy, onUndo }: AppliedProps) {
  return (
    <div role="status" className="flex items-center gap-3 rounded-control bg-surface-2 px-3 py-2">
      <p className="min-w-0 flex-1">
        {t('kinds.tidyApplied', { count: applied.applied, skipped: applied.skipped.length })}
      </p>
      {applied.applied > 0 && (
        <Button disabled={busy} onClick={() => onUndo(applied.step)}>
          {t('kinds.queueUndo')}
        </Button>
      )}
    </div>
  );
}

function withEdit(
  edits: ReadonlyMap<string, MemoryPatch>,
  fingerprint: string,
  patch: MemoryPatch | null,
): ReadonlyMap<string, MemoryPatch> {
  const next = new Map(edits);
  if (patch) next.set(fingerprint, patch);
  else next.delete(fingerprint);
  return next;
}
