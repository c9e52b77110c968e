import { describe, expect, it } from 'vitest';
import { explainWindows } from '../../../../src-main/privacy/explain-windows.ts';
import type { SeenWindow } from '../../../../src-main/privacy/exclusions.ts';

const slack = { kind: 'application', pattern: 'Slack*' } as const;
const bank = { kind: 'site', pattern: 'bank.example' } as const;
const exclusions = { presetsOff: [], rules: [slack, bank] };

function window(facts: Partial<SeenWindow>): SeenWindow {
  return { application: 'Notes', title: 'Garden', url: null, own: false, ...facts };
}

describe('what the exclusions make of a window', () => {
  it('names the rule of the owner that shuts the gate, and no other', () => {
    const found = explainWindows(
      {
        active: window({ application: 'Slack Beta', title: 'general' }),
        visible: [
          window({ application: 'firefox', title: 'Balance', url: 'https://bank.example/' }),
          window({}),
        ],
      },
      exclusions,
    );
    expect(found.map(({ reason, rule, isActive }) => [reason, rule, isActive])).toEqual([
      ['rule-application', slack, true],
      ['rule-site', bank, false],
      [null, null, false],
    ]);
  });

  it('shows the window in front once, first, and presets without a rule', () => {
    const front = window({ application: 'KeePassXC', title: 'Passwords' });
    const found = explainWindows({ active: front, visible: [window({}), front] }, exclusions);
    expect(found.map(({ window: { application }, reason }) => [application, reason])).toEqual([
      ['KeePassXC', 'password-managers'],
      ['Notes', null],
    ]);
    expect(found[0]!.rule).toBeNull();
  });

  it('says what could be excluded but is not known', () => {
    const [found] = explainWindows({ active: window({ application: null }), visible: null }, exclusions);
    expect(found).toMatchObject({ reason: 'unknown-application', rule: slack });
  });
});
