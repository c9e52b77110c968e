/** The search before anything is asked: what there is, and how one may ask. On the first day it says what will come. */
import { Hourglass } from 'lucide-react';
import { useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { Logo } from '../../ui/logo.tsx';
import { formatCount } from '../../ui/sizes.ts';
import { formatLongDay } from '../../ui/times.ts';

interface SearchStartProps {
  readonly onAsk: (text: string) => void;
  readonly onImport: () => void;
}

const examples = ['yesterday afternoon', 'last week', '"an exact phrase"', 'invoice -draft'] as const;

const keys = [
  { keys: ['/'], does: 'Search from anywhere' },
  { keys: ['↓', '↑'], does: 'Move through the hits' },
  { keys: ['Enter'], does: 'Open' },
  { keys: ['Space'], does: 'Preview beside the list' },
  { keys: ['?'], does: 'All keys' },
] as const;

export function SearchStart({ onAsk, onImport }: SearchStartProps) {
  const { data: storage, error, refetch } = useRequest('storage.summary', {}, { refreshMs: 10_000 });
  if (error && !storage) {
    return (
      <div className="px-4">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!storage) return null;
  if (storage.frames === 0) {
    return (
      <EmptyState icon={Hourglass} title="Nothing to find yet">
        <p>
          This fills as you work: what is on your screen is read here and can be found a few seconds later.
          Screenshots that you already have can be found as well.
        </p>
        <Button onClick={onImport}>Import old screenshots …</Button>
      </EmptyState>
    );
  }
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-[720px] flex-col justify-center gap-8 px-6 py-8">
        <div className="flex flex-col items-center gap-2 text-center">
          <Logo size={44} />
          <h2 className="text-display font-semibold">Where did I see that?</h2>
          <p className="text-ink-2">
            {formatCount(storage.frames, 'moment')}
            {storage.oldestAt !== null && `, the first on ${formatLongDay(storage.oldestAt)}`}
          </p>
        </div>
        <div className="flex flex-wrap justify-center gap-2">
          {examples.map((example) => (
            <Button key={example} onClick={() => onAsk(example)}>
              {example}
            </Button>
          ))}
        </div>
        <dl className="mx-auto grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5 text-ink-2">
          {keys.map((row) => (
            <div key={row.does} className="contents">
              <dt className="justify-self-end">
                <KeyCaps keys={row.keys} />
              </dt>
              <dd>{row.does}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
