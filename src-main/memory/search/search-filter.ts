/** Turns filters into SQL that restricts a search, in the order in which the indexes serve it best. */
import type { HitKind, SearchFilters } from '../../../src-preload/contract/search.ts';
import type { UnitRestriction } from '../../store/text-index.ts';

/** Columns `u`, and where applications or displays are asked for `f` and `a`, with their conditions. */
export interface FilterSql {
  readonly from: string;
  readonly where: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** Units that no search finds, whatever its filters. */
export interface HiddenUnits {
  /** A SELECT of one column of unit ids. */
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The tables and conditions of the filters alone. `byTime`: the caller goes through the units by their time. */
export function filterSql(filters: SearchFilters, byTime: boolean): FilterSql {
  const conditions: string[] = [];
  const parameters: Record<string, string | number> = {};
  if (filters.from !== null) {
    conditions.push('u.occurred_at >= :from');
    parameters['from'] = filters.from;
  }
  if (filters.to !== null) {
    conditions.push('u.occurred_at < :to');
    parameters['to'] = filters.to;
  }
  const isScoped = filters.scopes !== null && !isWithOwn(filters.scopes);
  const kinds = isScoped ? scopedKindCondition(filters.kinds) : kindCondition(filters.kinds);
  if (kinds) {
    conditions.push(kinds.sql);
    Object.assign(parameters, kinds.parameters);
  }
  if (filters.categoryId !== null) {
    conditions.push('u.memory_id IN (SELECT id FROM memories WHERE category_id = :category)');
    parameters['category'] = filters.categoryId;
  }
  const { scopes } = filters;
  if (scopes !== null && (byTime || !isWithOwn(scopes))) {
    conditions.push(`(${isWithOwn(scopes) ? 'u.scope IS NULL OR ' : ''}u.scope IN (${listOf('scopes')}))`);
    parameters['scopes'] = JSON.stringify(scopes);
  }
  const hasTime = byTime || filters.from !== null || filters.to !== null;
  const hasApplications = filters.applications.length > 0;
  if (hasApplications) {
    conditions.push('a.application IN (SELECT value FROM json_each(:applications))');
    parameters['applications'] = JSON.stringify(filters.applications);
  }
  if (filters.displays.length > 0) {
    conditions.push('f.display_id IN (SELECT value FROM json_each(:displays))');
    parameters['displays'] = JSON.stringify(filters.displays);
  }
  return {
    from: tables(hasTime, hasApplications, filters.displays.length > 0),
    where: conditions.join(' AND '),
    parameters,
  };
}

/** With the owner's own, which is nearly everything, it is quicker to leave the other scopes out. */
function isWithOwn(scopes: readonly string[]): boolean {
  return scopes.includes('');
}

function listOf(parameter: string): string {
  return `SELECT value FROM json_each(:${parameter})`;
}

/** In a scope there are facts, of the semantic kind alone, notes, and messages: which one is told by the unit itself. */
function scopedKindCondition(kinds: readonly HitKind[]): ReturnType<typeof kindCondition> {
  const [kind, ...others] = kinds;
  if (others.length > 0) return kindCondition(kinds);
  if (kind === 'semantic') return { sql: 'u.memory_id IS NOT NULL', parameters: {} };
  if (kind === 'note') return { sql: '(u.memory_id IS NULL AND u.message_id IS NULL)', parameters: {} };
  return kindCondition(kinds);
}

/** Which units are of a kind is told by what they stand in. */
function kindCondition(
  kinds: readonly HitKind[],
): { readonly sql: string; readonly parameters: Record<string, string> } | null {
  if (kinds.length === 0) return null;
  const memoryKinds = kinds.filter((kind) => kind !== 'frame' && kind !== 'message' && kind !== 'note');
  const any = [
    ...(kinds.includes('frame') ? ['u.frame_id IS NOT NULL'] : []),
    ...(kinds.includes('message') ? ['u.message_id IS NOT NULL'] : []),
    ...(kinds.includes('note') ? ['u.id IN (SELECT unit_id FROM file_entries)'] : []),
    ...(memoryKinds.length > 0
      ? ['u.memory_id IN (SELECT id FROM memories WHERE kind IN (SELECT value FROM json_each(:memoryKinds)))']
      : []),
  ];
  return {
    sql: `(${any.join(' OR ')})`,
    parameters: memoryKinds.length > 0 ? { memoryKinds: JSON.stringify(memoryKinds) } : {},
  };
}

/** CROSS JOIN keeps SQLite to this order: without statistics it would guess. */
function tables(hasTime: boolean, hasApplications: boolean, hasDisplays: boolean): string {
  if (!hasApplications && !hasDisplays) return 'units u';
  if (hasTime) {
    const frames = 'units u CROSS JOIN frames f ON f.id = u.frame_id';
    return hasApplications ? `${frames} CROSS JOIN activities a ON a.id = f.activity_id` : frames;
  }
  return hasApplications
    ? 'activities a CROSS JOIN frames f ON f.activity_id = a.id CROSS JOIN units u ON u.frame_id = f.id'
    : 'frames f CROSS JOIN units u ON u.frame_id = f.id';
}

/** What a search by words or meaning may find; `newest` is the last unit of the snapshot that is paged through. */
export function restrictionOf(
  filters: SearchFilters,
  expressions: { readonly required: string | null; readonly excluded: string | null },
  newest: number,
  hidden: HiddenUnits | null,
): UnitRestriction {
  const { from, where, parameters } = filterSql(filters, false);
  // A memory was seen where the frames that it came from were seen.
  const ofMemories =
    filters.applications.length > 0 || filters.displays.length > 0
      ? ` UNION ALL SELECT u.id FROM activities a CROSS JOIN frames f ON f.activity_id = a.id
          CROSS JOIN memory_sources s ON s.frame_id = f.id CROSS JOIN units u ON u.memory_id = s.memory_id
          WHERE ${where}`
      : '';
  const matching = (name: string): string => `SELECT rowid FROM unit_text WHERE unit_text MATCH :${name}`;
  const { scopes } = filters;
  const leavesScopesOut = scopes !== null && isWithOwn(scopes);
  return {
    newest,
    within: [
      ...(where ? [`SELECT u.id FROM ${from} WHERE ${where}${ofMemories}`] : []),
      ...(expressions.required ? [matching('required')] : []),
    ],
    without: [
      ...(expressions.excluded ? [matching('excluded')] : []),
      ...(leavesScopesOut
        ? [`SELECT id FROM units WHERE scope IS NOT NULL AND scope NOT IN (${listOf('scopes')})`]
        : []),
      ...(hidden ? [hidden.sql] : []),
    ],
    parameters: {
      ...parameters,
      ...hidden?.parameters,
      ...(leavesScopesOut ? { scopes: JSON.stringify(scopes) } : {}),
      ...(expressions.required ? { required: expressions.required } : {}),
      ...(expressions.excluded ? { excluded: expressions.excluded } : {}),
    },
  };
}
