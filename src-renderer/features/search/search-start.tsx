/** The search before anything is asked: what there is, and how one may ask. On the first day it says what will come. */
import { Hourglass } from 'lucide-react';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { Logo } from '../../ui/logo.tsx';
import { formatLongDay } from '../../ui/times.ts';

/** As they are printed; empty where the owner wants none. */
export interface StartKeys {
  readonly search: readonly string[];
  readonly help: readonly string[];
}

interface SearchStartProps {
  readonly keys: StartKeys;
  readonly onAsk: (text: string) => void;
  readonly onImport: () => void;
}

const examples = [
  t('search.example1'),
  t('search.example2'),
  t('search.example3'),
  t('search.example4'),
] as const;

const listKeys = ({ search, help }: StartKeys) => [
  { keys: search, does: t('search.keySearch') },
  { keys: ['↓', '↑'], does: t('search.keyMove') },
  { keys: ['Enter'], does: t('search.keyOpen') },
  { keys: ['Space'], does: t('search.keyPreview') },
  { keys: help, does: t('search.keyAll') },
];

export function SearchStart({ keys, onAsk, onImport }: SearchStartProps) {
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
      <EmptyState icon={Hourglass} title={t('search.emptyTitle')}>
        <p>{t('search.empty')}</p>
        <Button onClick={onImport}>{t('search.import')}</Button>
      </EmptyState>
    );
  }
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-[720px] flex-col justify-center gap-8 px-6 py-8">
        <div className="flex flex-col items-center gap-2 text-center">
          <Logo size={44} />
          <h2 className="text-display font-semibold">{t('search.where')}</h2>
          <p className="text-ink-2">
            {storage.oldestAt === null
              ? t('search.momentCount', { count: storage.frames })
              : t('search.momentsSince', { count: storage.frames, day: formatLongDay(storage.oldestAt) })}
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
          {listKeys(keys)
            .filter((row) => row.keys.length > 0)
            .map((row) => (
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
