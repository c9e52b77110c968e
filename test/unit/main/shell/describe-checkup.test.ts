import { expect, it } from 'vitest';
import { describeCheckup } from '../../../../src-main/shell/describe-checkup.ts';

it('tells each finding on a line, its remedy below it, and the sum at the end', () => {
  const about = { id: 'x', mend: null } as const;
  const text = describeCheckup([
    { ...about, name: 'The clock', state: 'ok', says: 'Right.', remedy: '' },
    { ...about, name: 'Backups', state: 'warn', says: 'None.', remedy: 'Make one.' },
    { ...about, name: 'The disk', state: 'bad', says: 'Full.', remedy: 'Free some.' },
  ]);
  expect(text.split('\n')).toEqual([
    'ok   The clock: Right.',
    'WARN Backups: None.',
    '     → Make one.',
    'BAD  The disk: Full.',
    '     → Free some.',
    '3 looked at, 1 not well, 1 to look at',
    '',
  ]);
});
