/** The gate: every visible window counts, what is unknown is excluded where a rule could apply, and it never opens by a fault. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate, type SeenWindow } from '../../../../src-main/privacy/exclusions.ts';
import { foldText } from '../../../../src-main/privacy/plain-text.ts';
import { listPresets } from '../../../../src-main/privacy/presets.ts';
import type { ExclusionRule, PresetId } from '../../../../src-preload/contract/privacy.ts';

const nothing = { presetsOff: [], rules: [] };
const rule = (kind: ExclusionRule['kind'], pattern: string): ExclusionRule => ({ kind, pattern });
const shown = (facts: Partial<SeenWindow>): SeenWindow => ({
  application: 'Editor',
  title: 'A file',
  url: null,
  own: false,
  ...facts,
});

function reasonFor(
  rules: readonly ExclusionRule[],
  facts: Partial<SeenWindow>,
  presetsOff: PresetId[] = [],
): string {
  const verdict = createGate({ presetsOff, rules: [...rules] }).decide({
    active: shown(facts),
    visible: null,
  });
  return verdict.allowed ? 'allowed' : verdict.reason;
}

describe('the presets', () => {
  it.each([
    ['password-managers', { application: 'KeePassXC' }],
    ['password-managers', { application: '1Password' }],
    ['password-managers', { application: 'Bitwarden.exe' }],
    ['password-managers', { application: 'org.keepassxc.KeePassXC', title: null }],
    [
      'password-managers',
      { application: 'Safari', url: 'https://vault.bitwarden.com/#/vault', title: 'Vaults' },
    ],
    ['password-managers', { application: 'Firefox', title: 'Bitwarden Web Vault — Mozilla Firefox' }],
    [
      'password-managers',
      { application: 'Google Chrome', title: 'Passwords - passwords.google.com - Google Chrome' },
    ],
    ['password-managers', { application: null, title: 'Passwords.kdbx - KeePassXC' }],
    ['key-chains', { application: 'Keychain Access' }],
    ['key-chains', { application: 'Schlüsselbundverwaltung' }],
    ['key-chains', { application: 'pinentry-gtk-2', title: null }],
    ['key-chains', { application: 'Seahorse' }],
    ['lock-screens', { application: 'loginwindow', title: null }],
    ['lock-screens', { application: 'LockApp.exe' }],
    ['lock-screens', { application: 'i3lock' }],
    ['lock-screens', { application: null, title: 'Windows Default Lock Screen' }],
    ['own-windows', { own: true, application: 'Mneme' }],
  ] as const)('keep out %s: %j', (reason, facts) => {
    expect(reasonFor([], facts)).toBe(reason);
  });

  it.each([
    { application: 'Slack', title: 'How to choose a password manager' },
    { application: 'Firefox', title: 'Reset your password — Mozilla Firefox' },
    { application: 'Firefox', title: 'Bitwarden reviewed: is it safe? — Mozilla Firefox' },
    { application: 'Editor', title: 'Lock Screen design.sketch' },
    { application: 'Google Chrome', title: 'Google - Google Chrome' },
  ])('let through %j', (facts) => {
    expect(reasonFor([], facts)).toBe('allowed');
  });

  it('that are fixed stay on when a settings file switches them off', () => {
    const all: PresetId[] = [
      'private-windows',
      'password-managers',
      'key-chains',
      'lock-screens',
      'own-windows',
    ];
    expect(reasonFor([], { application: 'i3lock' }, all)).toBe('lock-screens');
    expect(reasonFor([], { own: true }, all)).toBe('own-windows');
    expect(reasonFor([], { application: 'KeePassXC' }, all)).toBe('allowed');
    const listed = listPresets({ presetsOff: all, rules: [] });
    expect(listed.filter((preset) => preset.on).map((preset) => preset.id)).toEqual([
      'lock-screens',
      'own-windows',
    ]);
    expect(listed.map((preset) => preset.id).sort()).toEqual([...all].sort());
  });
});

describe("the owner's rules", () => {
  it.each([
    ['application', 'slack', { application: 'Slack' }, 'rule-application'],
    ['application', 'slack', { application: 'Slack Helper' }, 'allowed'],
    ['application', 'slack*', { application: 'Slack Helper' }, 'rule-application'],
    ['application', '*', { application: 'Anything' }, 'rule-application'],
    ['application', 'slack', { application: null }, 'unknown-application'],
    ['application', 'STRASSE', { application: 'Straße' }, 'rule-application'],
    ['title', 'salary', { title: 'My Salary 2026.xlsx' }, 'rule-title'],
    ['title', 'pay*2026', { title: 'Old payslips of 2026, all' }, 'rule-title'],
    ['title', 'pay*2026', { title: '2026 payslips' }, 'allowed'],
    ['title', '給料', { title: '今月の給料明細' }, 'rule-title'],
    ['title', 'salary', { title: null }, 'unknown-title'],
    ['title', 'salary', { title: ' \u200e' }, 'unknown-title'],
    ['title', 'ab*cab', { title: 'abcab' }, 'rule-title'],
    [
      'site',
      'bank.example',
      { application: 'Safari', url: 'https://www.BANK.example:8443/login?x=1' },
      'rule-site',
    ],
    ['site', 'bank.example', { application: 'Safari', url: 'https://my.bank.example/' }, 'rule-site'],
    ['site', 'https://www.bank.example/', { application: 'Safari', url: 'http://bank.example' }, 'rule-site'],
    [
      'site',
      'bank.example',
      { application: 'Safari', url: 'https://notbank.example/bank.example' },
      'allowed',
    ],
    ['site', 'bank.example', { application: 'Safari', url: 'https://bank.example.evil.test/' }, 'allowed'],
    ['site', 'bücher.example', { application: 'Safari', url: 'https://xn--bcher-kva.example/' }, 'rule-site'],
    ['site', 'bank.example', { application: 'Safari', url: 'https://bank.example@evil.test/' }, 'allowed'],
    [
      'site',
      'mybank.co.uk',
      { application: 'Firefox', title: 'MyBank: log in — Mozilla Firefox' },
      'rule-site',
    ],
    ['site', 'my-bank.example', { application: 'Firefox', title: 'My Bank — Mozilla Firefox' }, 'rule-site'],
    [
      'site',
      'bank.example',
      { application: 'Firefox', title: 'login.bank.example — Mozilla Firefox' },
      'rule-site',
    ],
    ['site', 'mybank.example', { application: 'Firefox', title: 'Weather — Mozilla Firefox' }, 'allowed'],
    ['site', 'google.com', { application: 'Google Chrome', title: 'Weather - Google Chrome' }, 'allowed'],
    [
      'site',
      'google.com',
      { application: 'Google Chrome', title: 'rain - Google Search - Google Chrome' },
      'rule-site',
    ],
    ['site', 'mybank.example', { application: null, title: null }, 'unknown-title'],
    ['site', 'mybank.example', { application: null, title: 'MyBank' }, 'rule-site'],
    ['site', 'mybank.example', { application: 'Editor', title: 'mybank.example.txt' }, 'allowed'],
  ] as const)('%s "%s" over %j: %s', (kind, pattern, facts, reason) => {
    expect(reasonFor([rule(kind, pattern)], facts)).toBe(reason);
  });

  it('of a browser whose title is unknown exclude it also when the presets are off', () => {
    expect(
      reasonFor([rule('site', 'a.example')], { application: 'Firefox', title: null }, [
        'private-windows',
        'password-managers',
      ]),
    ).toBe('unknown-title');
  });
});

describe('the gate', () => {
  it('looks at every visible window, not only at the one in front', () => {
    const gate = createGate({ presetsOff: [], rules: [rule('title', 'salary')] });
    const front = shown({});
    const behind = shown({ application: 'Firefox', title: 'x — Mozilla Firefox Private Browsing' });
    expect(gate.decide({ active: front, visible: [front, behind] })).toEqual({
      allowed: false,
      reason: 'private-windows',
    });
    expect(gate.decide({ active: front, visible: [front, shown({ title: null })] })).toEqual({
      allowed: false,
      reason: 'unknown-title',
    });
    expect(gate.decide({ active: null, visible: [behind] })).toEqual({
      allowed: false,
      reason: 'private-windows',
    });
  });

  it('stays open while a window of Mneme, painted out of the picture, stands behind the one in use', () => {
    const gate = createGate(nothing);
    const own = shown({ own: true, title: 'Mneme' });
    const front = shown({});
    expect(gate.decide({ active: front, visible: [front, own] })).toEqual({ allowed: true });
    expect(gate.decide({ active: own, visible: [own, front] })).toEqual({
      allowed: false,
      reason: 'own-windows',
    });
  });

  it('lets a window behind pass that is known to have no title', () => {
    const gate = createGate({ presetsOff: [], rules: [rule('title', 'salary')] });
    expect(
      gate.decide({ active: shown({}), visible: [shown({ title: '', application: 'Firefox' })] }),
    ).toEqual({ allowed: true });
  });

  it('records where nothing at all is known, unless the owner has a rule', () => {
    const unknown = { active: null, visible: null };
    expect(createGate(nothing).decide(unknown)).toEqual({ allowed: true });
    expect(createGate({ presetsOff: [], rules: [rule('application', 'x')] }).decide(unknown)).toEqual({
      allowed: false,
      reason: 'unknown-window',
    });
  });

  it('records an empty desktop', () => {
    expect(
      createGate({ presetsOff: [], rules: [rule('application', 'x')] }).decide({ active: null, visible: [] }),
    ).toEqual({ allowed: true });
  });

  it('is shut by a fault', () => {
    const broken = {
      get active(): SeenWindow {
        throw new Error('gone');
      },
      visible: null,
    };
    expect(createGate(nothing).decide(broken)).toEqual({ allowed: false, reason: 'gate-failed' });
  });

  const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 60 }));
  const anyWindow = fc.record({ application: text, title: text, url: text, own: fc.boolean() });

  it('never throws and never opens for one window what it shuts for another beside it', () => {
    const kinds = fc.constantFrom('application' as const, 'title' as const, 'site' as const);
    const rules = fc.array(fc.record({ kind: kinds, pattern: fc.string({ minLength: 1, maxLength: 20 }) }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(rules, anyWindow, fc.array(anyWindow, { maxLength: 4 }), (rules, active, others) => {
        const gate = createGate({ presetsOff: [], rules });
        const alone = gate.decide({ active, visible: null });
        const together = gate.decide({ active, visible: [active, ...others] });
        if (!alone.allowed) expect(together.allowed).toBe(false);
        for (const other of others) {
          if (!gate.decide({ active: null, visible: [other] }).allowed) expect(together.allowed).toBe(false);
        }
      }),
    );
  });

  it('finds a title pattern wherever it stands, in any case and with invisible characters between its letters', () => {
    const invisible = fc.constantFrom('', '\u200b', '\u200d', '\u2060', '\u00ad', '\u200f', '\ufeff');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zA-Zäßéа-яαω一-九]{1,12}$/u),
        fc.string(),
        fc.string(),
        invisible,
        fc.boolean(),
        (word, before, after, mark, upper) => {
          const spelt = Array.from(upper ? word.toUpperCase() : word.toLowerCase()).join(mark);
          const gate = createGate({ presetsOff: [], rules: [rule('title', word)] });
          const verdict = gate.decide({
            active: shown({ title: `${before} ${spelt} ${after}` }),
            visible: null,
          });
          expect(verdict.allowed).toBe(false);
        },
      ),
    );
  });

  it('answers quickly for a title and a pattern made to be slow', () => {
    const gate = createGate({ presetsOff: [], rules: [rule('title', `${'a*'.repeat(99)}b`)] });
    expect(gate.decide({ active: shown({ title: 'a'.repeat(100_000) }), visible: null })).toEqual({
      allowed: true,
    });
  });
});

describe('foldText', () => {
  it('is the same after a second folding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe('an application of which only the text is kept', () => {
  const gate = createGate({ presetsOff: [], rules: [rule('text_only', 'sig*')] });
  const textOnly = { allowed: true, textOnly: true };

  it('lets the words through and no picture, wherever its window is', () => {
    const signal = shown({ application: 'Signal', title: 'Ada' });
    expect(gate.decide({ active: signal, visible: null })).toEqual(textOnly);
    expect(gate.decide({ active: shown({}), visible: [shown({}), signal] })).toEqual(textOnly);
    expect(gate.decide({ active: shown({}), visible: [shown({})] })).toEqual({ allowed: true });
  });

  it('is meant where the application is not known, or nothing is', () => {
    expect(gate.decide({ active: shown({ application: null }), visible: null })).toEqual(textOnly);
    expect(gate.decide({ active: null, visible: null })).toEqual(textOnly);
  });

  it('does not open what another rule or a preset shuts', () => {
    const both = createGate({ presetsOff: [], rules: [rule('text_only', 'editor'), rule('title', 'pay')] });
    expect(both.decide({ active: shown({ title: 'Pay' }), visible: null })).toEqual({
      allowed: false,
      reason: 'rule-title',
    });
    const keys = shown({ application: 'KeePassXC' });
    expect(gate.decide({ active: shown({ application: 'Signal' }), visible: [keys] }).allowed).toBe(false);
  });
});
