/** No result: what was searched, what may still come, and how to widen the question. */
import { SearchX } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/sizes.ts';
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
  return (
    <EmptyState icon={SearchX} title="Nothing found">
      <p>
        Searched {question.text.trim() === '' ? 'everything' : `for “${question.text.trim()}”`}
        {applications.length > 0 && ` in ${applications.join(', ')}`}
        {displays.length > 0 && ` on ${formatCount(displays.length, 'display')}`}
        {understood.map((time) => ` within ${formatSpan(time.from, time.to, now)}`)}.
      </p>
      {waiting > 0 && (
        <p>{formatCount(waiting, 'moment is', 'moments are')} still waiting to be read and may hold it.</p>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        {dated && (
          <Button onClick={() => change({ kind: 'any-time', understood })}>Search at any time</Button>
        )}
        {hasFilters(question.filters) && (
          <Button onClick={() => change({ kind: 'no-filters' })}>Without filters</Button>
        )}
      </div>
    </EmptyState>
  );
}
