import { expect, it } from 'vitest';
import { textOfCell, toCsv } from '../../../../../src-renderer/features/analytics/figure-table.ts';

it('saves times in minutes, quotes what needs it, and lets no name become a formula', () => {
  const csv = toCsv({
    columns: ['Site', 'Time', 'Count'],
    rows: [
      ['a.example', { ms: 90_000 }, 1_204],
      ['Say "hi", twice', { ms: 0 }, 0],
      ['=HYPERLINK("x")', { ms: 60_000 }, 2],
    ],
  });
  expect(csv).toBe(
    'Site,Time (minutes),Count\r\na.example,1.5,1204\r\n"Say ""hi"", twice",0,0\r\n"\'=HYPERLINK(""x"")",1,2\r\n',
  );
});

it('shows times in hours and minutes', () => {
  expect(textOfCell({ ms: 3_900_000 })).toBe('1 h 05 min');
});
