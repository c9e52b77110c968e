import { describe, expect, it } from 'vitest';
import {
  engineRequests,
  enginePortRequests,
  shellRequests,
  windowRequests,
} from '../../../../src-preload/contract/contract.ts';
import { internalRequests } from '../../../../src-preload/contract/internal.ts';
import { sideCarSchema } from '../../../../src-preload/contract/import.ts';
import { exclusionRuleSchema } from '../../../../src-preload/contract/privacy.ts';
import { searchQuerySchema } from '../../../../src-preload/contract/search.ts';

describe('the list of requests', () => {
  it('has one server for each name', () => {
    const shared = Object.keys(shellRequests).filter((name) => name in enginePortRequests);
    expect(shared).toEqual([]);
    expect(Object.keys(windowRequests)).toHaveLength(
      Object.keys(shellRequests).length + Object.keys(engineRequests).length,
    );
  });

  it('keeps what only the shell may ask away from the window', () => {
    expect(Object.keys(internalRequests).filter((name) => name in windowRequests)).toEqual([]);
  });

  it('names every route area.verb', () => {
    // Those of the documented interface have its names.
    const documented = ['agent.search_memory', 'agent.get_memory_statistics', 'agent.save_agent'];
    const names = Object.keys({ ...windowRequests, ...internalRequests });
    expect(names).toEqual(expect.arrayContaining(documented));
    for (const name of names.filter((each) => !documented.includes(each))) {
      expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
    }
  });
});

describe('a search question', () => {
  it('needs nothing but its text', () => {
    expect(searchQuerySchema.parse({ text: 'boiler' })).toMatchObject({
      filters: { applications: [], displays: [], from: null, to: null },
      cursor: null,
      limit: 20,
    });
  });

  it('is refused when it is longer than 2,000 characters or asks for a page of none', () => {
    expect(searchQuerySchema.safeParse({ text: 'x'.repeat(2001) }).success).toBe(false);
    expect(searchQuerySchema.safeParse({ text: 'x', limit: 0 }).success).toBe(false);
  });
});

describe('a side-car', () => {
  it('may give its time in milliseconds, with an offset or in local time', () => {
    for (const time of [1767600000000, '2026-01-05T09:00:00+02:00', '2026-01-05T09:00:00']) {
      expect(sideCarSchema.safeParse({ time }).success).toBe(true);
    }
  });

  it('is refused with a time that is none', () => {
    expect(sideCarSchema.safeParse({ time: 'last week' }).success).toBe(false);
  });
});

describe('an exclusion rule', () => {
  it('is refused when it is blank, for it would match everything', () => {
    expect(exclusionRuleSchema.safeParse({ kind: 'title', pattern: '   ' }).success).toBe(false);
  });
});
