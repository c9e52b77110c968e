import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSettingsElsewhere, settingsText } from '../../../../src-main/config/settings-elsewhere.ts';
import { defaultSettings, newAgent } from '../../../../src-preload/contract/default-settings.ts';
import type { Settings } from '../../../../src-preload/contract/settings.ts';

const template = readFileSync(new URL('../../../../resources/default-config.yaml', import.meta.url), 'utf8');
const mine: Settings = {
  ...defaultSettings,
  capture: { ...defaultSettings.capture, intervalSeconds: 5 },
  exclusions: { presetsOff: [], rules: [{ kind: 'site', pattern: 'bank.example' }] },
  models: {
    ...defaultSettings.models,
    chatServer: 'http://localhost:11434/v1',
    prices: { 'a:b': { prompt: 0.5, answer: 1 } },
  },
  agents: {
    ...defaultSettings.agents,
    ada: { ...newAgent, role: 'Plans: "the week"', rooms: ['!lab:home'] },
  },
  rooms: { '!lab:home': { displayName: 'Lab' } },
};

let file: string;
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), 'mneme-settings-')), 'taken.yaml');
});
const read = async (text: string, current: Settings) => {
  await writeFile(file, text);
  return readSettingsElsewhere(file, current);
};

describe('settings that are taken along', () => {
  it('arrive as they were, with the meaning of each beside it', async () => {
    const text = settingsText(mine, template);
    expect(text).toContain('# Seconds between two looks at the screen');
    const { patch, hasKeys } = await read(text, defaultSettings);
    expect({ ...defaultSettings, ...patch }).toEqual(mine);
    expect(hasKeys).toBe(false);
    expect((await read(text, mine)).patch).toEqual({});
  });

  it('never hold the key of a server', () => {
    expect(settingsText(mine, template)).not.toMatch(/^\s*api_key/mu);
  });
});

describe('settings from a file of the owner’s choice', () => {
  it('leave as it is whatever the file does not name, down to the single setting and the single agent', async () => {
    const { patch } = await read('window: { theme: dark }\nagents:\n  bob: { role: Reads }\n', mine);
    expect(patch).toEqual({
      window: { ...mine.window, theme: 'dark' },
      agents: { ...mine.agents, bob: { ...newAgent, role: 'Reads' } },
    });
  });

  it('name each wrong place by line and column', async () => {
    const wrong = 'window:\n  theme: purple\ncapture:\n  interval: 2\n';
    await expect(read(wrong, mine)).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringMatching(/line 2, column 10: .*purple[^]*line 4, column 3: /u) as string,
    });
  });

  it('are refused where they may not be together with those in force', async () => {
    await expect(read('agents:\n  eve: { rooms: [attic] }\n', mine)).rejects.toThrow(
      /line 2, column 17.*attic/u,
    );
  });

  it('tell that keys of servers are in the file, and do not take them', async () => {
    const { patch, hasKeys } = await read('models: { chat: { api_key: sk-123456 } }\n', mine);
    expect({ patch, hasKeys }).toEqual({ patch: {}, hasKeys: true });
  });

  it('are refused where the file is empty or gone', async () => {
    await expect(read(' \n', mine)).rejects.toThrow('is empty');
    expect(() => readSettingsElsewhere(`${file}-gone`, mine)).toThrow('Choose the file again');
  });
});
