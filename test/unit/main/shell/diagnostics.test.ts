import { describe, expect, it } from 'vitest';
import { describeDiagnostics } from '../../../../src-main/shell/diagnostics.ts';
import { english } from '../../../../src-main/shell/texts/english.ts';
import { listPermissions, type PermissionFacts } from '../../../../src-main/shell/permissions.ts';
import { defaultSettings } from '../../../../src-preload/contract/default-settings.ts';
import { wellStatus } from '../../../helpers/well-status.ts';

const wellFacts: PermissionFacts = {
  platform: 'linux',
  isWayland: false,
  screen: 'granted',
  isTrusted: true,
  knowsWindows: true,
  protection: 'system',
};

function missing(change: Partial<PermissionFacts>): string[] {
  return listPermissions({ ...wellFacts, ...change }, english.permissions)
    .filter(({ state }) => state === 'missing')
    .map(({ id }) => id);
}

describe('what the platform must allow', () => {
  it.each<[string, Partial<PermissionFacts>, string[]]>([
    ['all of it under X11 with a key ring', {}, []],
    ['no screen under Wayland', { isWayland: true, knowsWindows: false }, ['screen', 'windows']],
    ['no windows without x11-utils', { knowsWindows: false }, ['windows']],
    ['no screen on a Mac that was not asked', { platform: 'darwin', screen: 'denied' }, ['screen']],
    ['no titles on a Mac without trust', { platform: 'darwin', isTrusted: false }, ['windows']],
    ['no key ring', { protection: 'basic' }, ['keys']],
  ])('%s', (_, change, expected) => {
    expect(missing(change)).toEqual(expected);
  });

  it('has a remedy for everything that is missing', () => {
    const all = listPermissions(
      { ...wellFacts, isWayland: true, knowsWindows: false, protection: 'basic' },
      english.permissions,
    );
    expect(all.filter(({ remedy }) => remedy === '')).toEqual([]);
  });
});

describe('diagnostics', () => {
  it('hold no value of a setting, no reason and no path that could name something of the owner', () => {
    const secret = 'zebulon';
    const text = describeDiagnostics({
      version: '1.0.0',
      electron: '33',
      platform: 'linux x64',
      status: {
        ...wellStatus,
        recording: { state: 'failing', until: null, reason: `/home/${secret}/config.yaml is wrong` },
        readingTrouble: secret,
        displays: [{ id: secret, label: secret, lastStoredAt: null, lastSeenAt: null }],
        engine: { state: 'failed', message: secret },
        meaning: { state: 'failed', reason: secret },
      },
      permissions: listPermissions(wellFacts, english.permissions),
      settings: {
        ...defaultSettings,
        capture: { ...defaultSettings.capture, folder: `/home/${secret}` },
        exclusions: { presetsOff: [], rules: [{ kind: 'application', pattern: secret }] },
        models: { ...defaultSettings.models, chatServer: `https://${secret}/v1`, chatModel: secret },
        agents: {
          [secret]: {
            displayName: secret,
            role: secret,
            model: null,
            tools: [],
            memoryBackend: null,
            rooms: [],
          },
        },
      },
      hasSettingsProblem: true,
    });
    expect(text).not.toContain(secret);
    expect(text).toContain('Recording: failing');
    expect(text).toContain('Own exclusions: 1');
    expect(text).toContain(
      'Changed settings: capture.folder, exclusions.rules, models.chatServer, models.chatModel, agents',
    );
  });
});
