import { describe, expect, it } from 'vitest';
import { fail, MnemeError, succeed } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import { checkEverything, type DoctorParts } from '../../../../src-main/shell/doctor.ts';
import { testSettings } from '../../../helpers/test-settings.ts';
import { wellStatus } from '../../../helpers/well-status.ts';

const now = Date.UTC(2026, 4, 5);
const day = 86_400_000;

const wellAnswers: Readonly<Record<string, unknown>> = {
  'engine.check-up': succeed({ findings: [] }),
  'performance.check-indexes': succeed({ passages: 12, findings: [] }),
  'backup.status': succeed({ lastVerifiedAt: now - day, trouble: '' }),
};

function parts(
  change: Partial<DoctorParts> = {},
  answers: Readonly<Record<string, unknown>> = {},
): DoctorParts {
  return {
    status: () => wellStatus,
    permissions: async () => [],
    settings: () => testSettings(),
    refusals: () => [],
    engine: { request: (name) => Promise.resolve({ ...wellAnswers, ...answers }[name] as never) },
    now: () => now,
    ...change,
  };
}

/** What is not well, by its id. */
async function ailing(given: DoctorParts): Promise<Record<string, [state: string, mend: string | null]>> {
  const { findings } = await checkEverything(given);
  const not = findings.filter(({ state }) => state !== 'ok');
  expect(not.filter(({ state, remedy }) => state !== 'unknown' && remedy === '')).toEqual([]);
  return Object.fromEntries(not.map(({ id, state, mend }) => [id, [state, mend]]));
}

describe('the check-up', () => {
  it('finds nothing where all is well', async () => {
    expect(await ailing(parts())).toEqual({});
  });

  it('names a full disk, wrong settings and an engine that failed, and asks that one nothing', async () => {
    const status = {
      ...wellStatus,
      settingsTrouble: 'config.yaml, line 3: …',
      storage: { ...wellStatus.storage, low: true },
      engine: { state: 'failed', message: 'The store is damaged.' },
    } as const;
    const engine: DoctorParts['engine'] = {
      request: () => {
        throw new Error('It must not be asked.');
      },
    };
    expect(await ailing(parts({ status: () => status, engine }))).toEqual({
      settings: ['bad', null],
      disk: ['bad', 'show-folder'],
      engine: ['bad', 'restart-engine'],
    });
  });

  it('offers the job that mends the indexes, the whole one before the small one', async () => {
    const findings = [
      { what: 'vectors-missing', count: 3, mendedBy: 'embed-missing' },
      { what: 'words-missing', count: 1, mendedBy: 'rebuild-words' },
    ];
    const answers = { 'performance.check-indexes': succeed({ passages: 12, findings }) };
    expect(await ailing(parts({}, answers))).toEqual({ indexes: ['warn', 'rebuild-words'] });
  });

  it('asks for a backup where there is none, an old one, or one that failed', async () => {
    for (const backup of [
      { lastVerifiedAt: null, trouble: '' },
      { lastVerifiedAt: now - 30 * day, trouble: '' },
      { lastVerifiedAt: now - day, trouble: 'The disk was full.' },
    ])
      expect(await ailing(parts({}, { 'backup.status': succeed(backup) }))).toEqual({
        backups: ['warn', 'make-backup'],
      });
  });

  it('says what could not be looked at instead of calling it well', async () => {
    const failed = fail(new MnemeError('internal', foreign('Not now.')));
    const answers = {
      'engine.check-up': failed,
      'performance.check-indexes': failed,
      'backup.status': failed,
    };
    expect(await ailing(parts({}, answers))).toEqual({
      database: ['unknown', null],
      indexes: ['unknown', null],
      backups: ['unknown', null],
    });
  });

  it('warns of a model server on another computer that is spoken to in the clear', async () => {
    const withServer = (chatServer: string): DoctorParts => {
      const settings = testSettings();
      return parts({ settings: () => ({ ...settings, models: { ...settings.models, chatServer } }) });
    };
    expect(await ailing(withServer('http://models.example/v1'))).toEqual({ network: ['warn', null] });
    expect(await ailing(withServer('https://models.example/v1'))).toEqual({});
    expect(await ailing(withServer('http://127.0.0.1:11434/v1'))).toEqual({});
  });

  it('lists what pages asked for and did not get', async () => {
    const refusal = { what: 'permission', name: 'geolocation', count: 2, lastAt: now } as const;
    const { findings } = await checkEverything(parts({ refusals: () => [refusal] }));
    expect(findings.find(({ id }) => id === 'refusals')?.says).toContain('permission geolocation (2)');
  });
});
