import { describe, expect, it } from 'vitest';
import type { CheckupFinding } from '../../../../../src-preload/contract/doctor.ts';
import { inOrderOfNeed, sumUp } from '../../../../../src-renderer/features/doctor/doctor-words.ts';

const of = (...states: CheckupFinding['state'][]): CheckupFinding[] =>
  states.map((state, at) => ({ id: String(at), name: 'x', state, says: '', remedy: '', mend: null }));

describe('the check-up in words', () => {
  it.each([
    [of('ok', 'unknown'), 'All is well.'],
    [of('warn', 'ok'), 'One thing to look at.'],
    [of('bad', 'warn', 'warn'), 'One thing is not well, 2 to look at.'],
    [of('bad', 'bad'), '2 things are not well.'],
  ])('%# says %s', (findings, words) => expect(sumUp(findings)).toBe(words));

  it('puts what needs the owner first and keeps the order beside that', () => {
    const order = inOrderOfNeed(of('ok', 'warn', 'bad', 'warn', 'unknown')).map(({ id }) => id);
    expect(order).toEqual(['2', '1', '3', '4', '0']);
  });
});
