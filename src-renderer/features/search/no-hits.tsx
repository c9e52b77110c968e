/** No result: what was searched, what may still come, and how to widen the question. */
import { SearchX } from 'lucide-react';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatSpan } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { hasFilters } from './question.ts';
import type { Search } from './use-search.ts';

interface NoHitsProps {
  readonly search: Search;
  readonly waiting: number;
}

export function NoHits({ search, waiting }: NoHitsProps) {
  const now = useNow(60_000);
  const { question, understood, change } = search;
  const { from, to, applications, displays } = question.filters;
  const dated = understood.length > 0 || from !== null || to !== null;
  const text = question.text.trim();
  const where = [
    applications.length > 0 ? t('search.inApplications', { names: applications.join(', ') }) : '',
    displays.length > 0 ? t('search.onDisplays', { count: displays.length }) : '',
    ...understood.map((time) => t('search.within', { span: formatSpan(time.from, time.to, now) })),
  ].join('');
  return (
    <EmptyState icon={SearchX} title={t('search.nothingFound')}>
      <p>{text === '' ? t('search.searchedAll', { where }) : t('search.searchedFor', { text, where })}</p>
      {waiting > 0 && <p>{t('search.stillWaiting', { count: waiting })}</p>}
      <div className="flex flex-wrap justify-center gap-2">
        {dated && (
          <Button onClick={() => change({ kind: 'any-time', understood })}>{t('search.atAnyTime')}</Button>
        )}
        {hasFilters(question.filters) && (
          <Button onClick={() => change({ kind: 'no-filters' })}>{t('search.withoutFilters')}</Button>
        )}
      </div>
    </EmptyState>
  );
}
