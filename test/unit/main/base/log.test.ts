import { expect, it } from 'vitest';
import { createLog } from '../../../../src-main/base/log.ts';

it('keeps a log entry on one line even when a value holds a line break', () => {
  const lines: string[] = [];
  createLog(
    'store',
    (line) => lines.push(line),
    () => 0,
  )('warn', 'slow query', { name: 'a\nb', ms: 12 });
  expect(lines).toEqual(['1970-01-01T00:00:00.000Z warn store: slow query name="a\\nb" ms=12']);
});
