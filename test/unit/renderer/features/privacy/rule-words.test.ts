import { describe, expect, it } from 'vitest';
import { siteOf, withRule } from '../../../../../src-renderer/features/privacy/rule-words.ts';

describe('siteOf', () => {
  it('takes the host from whatever was pasted', () => {
    const pasted = [
      'bank.example',
      'https://www.Bank.example/login?x=1',
      'me@bank.example:8443/a',
      '*.bank.example ',
    ];
    expect(pasted.map(siteOf)).toEqual(pasted.map(() => 'bank.example'));
  });
});

describe('withRule', () => {
  const rules = [{ kind: 'application', pattern: 'Signal' } as const];

  it('adds a rule without the blanks around it', () => {
    expect(withRule(rules, { kind: 'title', pattern: '  salary ' })).toEqual([
      ...rules,
      { kind: 'title', pattern: 'salary' },
    ]);
  });

  it('refuses what is there already in other letters, or is empty', () => {
    expect(withRule(rules, { kind: 'application', pattern: 'SIGNAL' })).toBeNull();
    expect(withRule(rules, { kind: 'site', pattern: 'https://' })).toBeNull();
  });

  it('keeps the same words as a rule of another kind', () => {
    expect(withRule(rules, { kind: 'title', pattern: 'Signal' })).toHaveLength(2);
  });
});
