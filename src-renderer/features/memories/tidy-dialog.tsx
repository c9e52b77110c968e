/** "Tidy up": what is there twice or contradicts itself, each change with its reason, before anything is done. */
import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import type { TidyProposal } from '../../../src-preload/contract/tidy.ts';
import { request, type Output } from '../../client/bridge.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { mayRetry } from '../../client/query-client.ts';
import { useAction } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatCount } from '../../ui/sizes.ts';
import { formatExact } from '../../ui/times.ts';
import { lineOf } from './memory-words.ts';

const outdated = ['tidy.summary', ...memoryAnswers] as const;

export function TidyDialog({ onClose }: { readonly onClose: () => void }) {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['tidy.preview'],
    queryFn: () => request('tidy.preview', {}),
    retry: mayRetry,
    // Looking may ask a model, which costs something: once for each time that the owner opens this.
    staleTime: Infinity,
    gcTime: 0,
  });
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const apply = useAction('tidy.apply', outdated);
  const refuse = useAction('tidy.refuse', outdated);
  const undo = useAction('memory.undo', outdated);
  const proposals = data?.proposals.filter(({ fingerprint }) => !settled.has(fingerprint)) ?? [];
  const chosen = proposals.filter(({ fingerprint }) => !left.has(fingerprint));
  const busy = apply.isPending || refuse.isPending || undo.isPending || isFetching;
  const trouble = apply.error ?? refuse.error ?? undo.error;
  const settle = (
    fingerprints: string[],
    change: (input: { fingerprints: string[] }, then: { onSuccess: () => void }) => void,
  ) => change({ fingerprints }, { onSuccess: () => setSettled(new Set([...settled, ...fingerprints])) });
  const toggle = (fingerprint: string) => {
    const next = new Set(left);
    if (!next.delete(fingerprint)) next.add(fingerprint);
    setLeft(next);
  };
  return (
    <Dialog title="Tidy up" size="medium" onClose={onClose}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-2">
          Nothing is destroyed: what gives way stays readable under “Superseded”, and all of it can be taken
          back.
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
        {undo.data && <p role="status">Taken back.</p>}
        {!data && !error && (
          <p role="status" className="text-ink-2">
            Looking for what is there twice …
          </p>
        )}
        {data && proposals.length === 0 && !isFetching && <p role="status">Nothing to tidy up.</p>}
        <ul className="flex flex-col gap-3">
          {proposals.map((proposal) => (
            <Proposal
              key={proposal.fingerprint}
              proposal={proposal}
              chosen={!left.has(proposal.fingerprint)}
              busy={busy}
              onToggle={() => toggle(proposal.fingerprint)}
              onRefuse={() => settle([proposal.fingerprint], refuse.mutate)}
            />
          ))}
        </ul>
        {proposals.length > 0 && (
          <div className="sticky -bottom-5 flex justify-end gap-2 border-t border-line bg-surface-1 py-3">
            <Button onClick={onClose}>Close</Button>
            <Button
              tone="main"
              disabled={busy || chosen.length === 0}
              onClick={() => {
                undo.reset();
                settle(
                  chosen.map(({ fingerprint }) => fingerprint),
                  apply.mutate,
                );
              }}
            >
              Apply {formatCount(chosen.length, 'change')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
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
        {formatCount(applied.applied, 'change')} made
        {applied.skipped.length > 0 && `; ${applied.skipped.length} left out, as they changed meanwhile`}.
      </p>
      {applied.applied > 0 && (
        <Button disabled={busy} onClick={() => onUndo(applied.step)}>
          Undo
        </Button>
      )}
    </div>
  );
}

const titles: Readonly<Record<TidyProposal['kind'], string>> = {
  duplicate: 'The same twice',
  merge: 'Belongs together',
  contradiction: 'Contradicts the newer one',
};

interface ProposalProps {
  readonly proposal: TidyProposal;
  readonly chosen: boolean;
  readonly busy: boolean;
  readonly onToggle: () => void;
  readonly onRefuse: () => void;
}

function Proposal({ proposal, chosen, busy, onToggle, onRefuse }: ProposalProps) {
  const { kind, reason, before, after } = proposal;
  return (
    <li className="flex flex-col gap-2 border-t border-line pt-3">
      <div className="flex items-start gap-2">
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
          Never propose this
        </Button>
      </div>
      <div className="grid grid-cols-[1fr_auto_1fr] items-start gap-2 pl-6">
        <ul className="flex min-w-0 flex-col gap-2">
          {before.map((memory) => (
            <li key={memory.id}>
              <Brief memory={memory} />
            </li>
          ))}
        </ul>
        <ArrowRight size={14} role="img" aria-label="becomes" className="mt-1 text-ink-2" />
        <Brief memory={after} />
      </div>
    </li>
  );
}

function Brief({ memory }: { readonly memory: Memory }) {
  return (
    <div className="selectable min-w-0 break-words" title={formatExact(memory.occurredAt)}>
      <p className="font-medium">{memory.title}</p>
      <p className="line-clamp-4 text-small text-ink-2">{lineOf(memory)}</p>
    </div>
  );
}
