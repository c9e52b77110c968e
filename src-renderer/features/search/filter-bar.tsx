/** Filters to add, and as chips the ones that are on and the dates that were understood. */
import { AppWindow, CalendarDays, Clock, Monitor, Shapes, Users } from 'lucide-react';
import { useRequest } from '../../client/use-request.ts';
import { useScopes } from '../../client/use-scopes.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { formatSpan } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { DatesFilter } from './dates-filter.tsx';
import { hitKinds, hitKindName, hitKindOf } from './hit-kinds.ts';
import { FacetFilter } from './facet-filter.tsx';
import { hasFilters } from './question.ts';
import type { Search } from './use-search.ts';

interface FilterBarProps {
  readonly search: Search;
  /** The name of a display where it is known. */
  readonly displayName: (id: string) => string;
}

export function FilterBar({ search, displayName }: FilterBarProps) {
  const now = useNow(60_000);
  const facets = useRequest('search.facets', {}).data;
  const { scopes: known, hasOthers, labelOf } = useScopes();
  const { question, change, understood } = search;
  const { kinds, applications, displays, from, to } = question.filters;
  const scopes = question.filters.scopes ?? [];
  const whose = (scope: string) => (scope === '' ? t('search.yours') : labelOf(scope));
  return (
    <div
      role="group"
      aria-label={t('search.filters')}
      className="flex flex-wrap items-center gap-1.5 px-4 py-2"
    >
      <FacetFilter
        icon={AppWindow}
        name={t('search.application')}
        choices={(facets?.applications ?? []).map(({ name, frames }) => ({
          value: name,
          label: name,
          detail: t('search.frames', { count: frames }),
        }))}
        chosen={applications}
        onToggle={(name) => change({ kind: 'application', name })}
      />
      <FacetFilter
        icon={Shapes}
        name={t('search.kind')}
        choices={hitKinds.map((kind) => ({ value: kind, label: hitKindName(kind), detail: '' }))}
        chosen={kinds}
        onToggle={(value) => change({ kind: 'hit-kind', hitKind: hitKindOf(value) })}
      />
      {(facets?.displays.length ?? 0) > 1 && (
        <FacetFilter
          icon={Monitor}
          name={t('search.display')}
          choices={(facets?.displays ?? []).map(({ id, frames }) => ({
            value: id,
            label: displayName(id),
            detail: t('search.frames', { count: frames }),
          }))}
          chosen={displays}
          onToggle={(id) => change({ kind: 'display', id })}
        />
      )}
      {(hasOthers || scopes.length > 0) && (
        <FacetFilter
          icon={Users}
          name={t('search.whose')}
          choices={[
            { value: '', label: whose(''), detail: t('search.yoursHold') },
            ...known.map(({ scope, memories }) => ({
              value: scope,
              label: whose(scope),
              detail: t('search.memories', { count: memories }),
            })),
          ]}
          chosen={scopes}
          onToggle={(scope) => change({ kind: 'scope', scope })}
        />
      )}
      <DatesFilter from={from} to={to} onChange={(dates) => change({ kind: 'dates', ...dates })} />
      {search.asked &&
        understood.map(({ text, from: start, to: end }) => (
          <Chip
            key={text}
            icon={Clock}
            label={text}
            detail={formatSpan(start, end, now)}
            removeLabel={t('search.asWords', { text })}
            onRemove={() => change({ kind: 'literal', text })}
          />
        ))}
      {applications.map((name) => (
        <Chip
          key={name}
          icon={AppWindow}
          label={name}
          removeLabel={t('search.anyApplication', { name })}
          onRemove={() => change({ kind: 'application', name })}
        />
      ))}
      {kinds.map((kind) => (
        <Chip
          key={kind}
          icon={Shapes}
          label={hitKindName(kind)}
          removeLabel={t('search.anyKind', { name: hitKindName(kind) })}
          onRemove={() => change({ kind: 'hit-kind', hitKind: kind })}
        />
      ))}
      {displays.map((id) => (
        <Chip
          key={id}
          icon={Monitor}
          label={displayName(id)}
          removeLabel={t('search.anyDisplay', { name: displayName(id) })}
          onRemove={() => change({ kind: 'display', id })}
        />
      ))}
      {scopes.map((scope) => (
        <Chip
          key={scope}
          icon={Users}
          label={whose(scope)}
          removeLabel={t('search.anybody', { name: whose(scope) })}
          onRemove={() => change({ kind: 'scope', scope })}
        />
      ))}
      {(from !== null || to !== null) && (
        <Chip
          icon={CalendarDays}
          label={datesLabel(from, to, now)}
          removeLabel={t('search.anyTime')}
          onRemove={() => change({ kind: 'dates', from: null, to: null })}
        />
      )}
      {hasFilters(question.filters) && (
        <Button tone="quiet" className="h-7" onClick={() => change({ kind: 'no-filters' })}>
          {t('search.clearFilters')}
        </Button>
      )}
    </div>
  );
}

function datesLabel(from: number | null, to: number | null, now: number): string {
  if (from !== null && to !== null) return formatSpan(from, to, now);
  if (from !== null) return t('search.since', { day: formatSpan(from, from + 86_400_000, now) });
  return to === null ? t('search.anyTime') : t('search.until', { day: formatSpan(to - 86_400_000, to, now) });
}
