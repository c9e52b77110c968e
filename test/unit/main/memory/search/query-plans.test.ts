import { describe, expect, it } from 'vitest';
import type { SearchFilters } from '../../../../../src-preload/contract/search.ts';
import { filterSql } from '../../../../../src-main/memory/search/search-filter.ts';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

const none: SearchFilters = {
  kinds: [],
  categoryId: null,
  scopes: null,
  applications: [],
  displays: [],
  from: null,
  to: null,
};

function plan(sql: string, parameters: Readonly<Record<string, string | number>> = {}): string {
  const { db } = openTestStore();
  return db
    .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters)
    .map(({ detail }) => detail)
    .join('\n');
}

function planOfFilter(filters: Partial<SearchFilters>): string {
  const { from, where, parameters } = filterSql({ ...none, ...filters }, false);
  return plan(`SELECT u.id FROM ${from} WHERE ${where}`, parameters);
}

describe('the hot queries use their indexes', () => {
  it('a time goes through the units by time', () => {
    expect(planOfFilter({ from: 1, to: 2 })).toMatch(/SEARCH u USING COVERING INDEX units_by_time/);
  });

  it('an application goes from its activities to their frames to their units', () => {
    const found = planOfFilter({ applications: ['Mail'] });
    expect(found).toMatch(/activities_by_application[^]*frames_by_activity[^]*units_by_frame/);
    expect(found).not.toMatch(/SCAN [afu]\b/);
  });

  it('a display goes from its frames to their units', () => {
    const found = planOfFilter({ displays: ['left'] });
    expect(found).toMatch(/frames_by_display[^]*units_by_frame/);
    expect(found).not.toMatch(/SCAN [afu]\b/);
  });

  it('a time with an application looks the few units of that time up', () => {
    const found = planOfFilter({ from: 1, to: 2, applications: ['Mail'] });
    expect(found).toMatch(
      /units_by_time[^]*SEARCH f USING INTEGER PRIMARY KEY[^]*SEARCH a USING INTEGER PRIMARY KEY/,
    );
  });

  it('the list by time reads in the order of the index and never sorts', () => {
    const { from, where, parameters } = filterSql({ ...none, from: 1 }, true);
    const found = plan(
      `SELECT u.id FROM ${from} WHERE ${where} AND (u.occurred_at, u.id) < (5, 5) ORDER BY u.occurred_at DESC, u.id DESC LIMIT 20`,
      parameters,
    );
    expect(found).toContain('units_by_time');
    expect(found).not.toContain('TEMP B-TREE');
  });

  it('the neighbours of a unit are found by their position', () => {
    const found = plan(
      `SELECT id FROM units WHERE stream = 's' AND position < 5 ORDER BY position DESC LIMIT 4`,
    );
    expect(found).toMatch(
      /^SEARCH units USING (?:COVERING )?INDEX sqlite_autoindex_units_1 \(stream=\? AND position<\?\)$/,
    );
  });

  it('a match with a filter asks the text index once, not once a unit', () => {
    const found = plan(
      `SELECT rowid FROM unit_text WHERE unit_text MATCH 'a' AND rowid <= 9 AND +rowid IN (SELECT u.id FROM units u WHERE u.occurred_at > 3)`,
    );
    expect(found).toMatch(/^SCAN unit_text VIRTUAL TABLE INDEX/);
  });
});
