/** Conversation memory through the engine's routes: whose there is, what an editor writes, and switching with what is kept. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { testSettings } from '../helpers/test-settings.ts';

const agent = { displayName: '', role: '', model: null, tools: [], memoryBackend: null, rooms: [] };

function settingsWith(memory: Partial<Settings['memory']> = {}): Settings {
  const usual = testSettings();
  return testSettings({
    memory: { ...usual.memory, ...memory },
    agents: { ...usual.agents, ada: { ...agent, displayName: 'Ada', rooms: ['!lab:home'] } },
    teams: { pair: { displayName: '', members: ['ada', 'assistant'] } },
  });
}

async function start(settings: Settings): Promise<EngineBed> {
  const data = makeDataFolder();
  const bed = await startEngine(data.folder, { settings });
  onTestFinished(async () => {
    await bed.close();
    data.remove();
  });
  return bed;
}

describe('conversation memory in the engine', () => {
  it('names every scope that the settings name or that holds something, and what keeps it', async () => {
    const { ask, dataFolder } = await start(settingsWith({ backend: 'file' }));
    const own = join(dataFolder, 'memory_files/agent_old');
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'MEMORY.md'), 'Likes tea\nHas a boat\n');
    await eventually(async () =>
      expect((await ask('conversation.scopes', {})).scopes).toEqual([
        { scope: 'agent_ada', label: 'Ada', backend: 'file', memories: 0 },
        { scope: 'agent_assistant', label: 'Assistant', backend: 'file', memories: 0 },
        { scope: 'agent_old', label: 'old', backend: 'file', memories: 2 },
        { scope: 'room_lab_home', label: '!lab:home', backend: 'file', memories: 0 },
        { scope: 'team_ada+assistant', label: 'Ada, Assistant', backend: 'file', memories: 0 },
      ]),
    );
    const { folder, files, trouble } = await ask('conversation.files', {});
    expect({ folder, trouble }).toEqual({ folder: join(dataFolder, 'memory_files'), trouble: null });
    expect(files).toMatchObject([{ scope: 'agent_old', name: 'MEMORY.md', bytes: 21, entries: 2 }]);
  });

  it('switches with what is kept, there and back, finds each fact once, and uses a new folder at once', async () => {
    const { ask, engine, dataFolder } = await start(settingsWith({ backend: 'file' }));
    const changes: string[] = [];
    engine.onEvent((name) => changes.push(name));
    const note = join(dataFolder, 'memory_files/agent_ada/memory/2026-05-03.md');
    mkdirSync(join(note, '..'), { recursive: true });
    writeFileSync(note, '- Plays the violin\n');
    await eventually(() => expect(changes).toContain('conversation-memory.changed'));
    const scope = 'agent_ada';
    expect(await ask('conversation.preview-copy', { to: 'mem0' })).toEqual({
      scopes: [{ scope, add: 1, update: 0, remove: 0, same: 0 }],
    });
    expect(await ask('conversation.copy', { to: 'mem0' })).toEqual({ added: 1, updated: 0, removed: 0 });
    const settings = settingsWith({ backend: 'mem0' });
    await ask('engine.configure', { settings, onBattery: false });
    await ask('engine.drain', {});
    const kindsFound = async (): Promise<string[]> =>
      (await ask('search.query', { text: 'violin' })).hits.map(({ origin }) => origin.type);
    expect(await kindsFound()).toEqual(['memory']);
    const moved = settingsWith({ backend: 'file', filePath: join(dataFolder, 'elsewhere') });
    await ask('engine.configure', { settings: moved, onBattery: false });
    expect(await ask('conversation.copy', { to: 'file' })).toEqual({ added: 1, updated: 0, removed: 0 });
    await ask('engine.drain', {});
    expect(readFileSync(join(dataFolder, 'elsewhere/agent_ada/MEMORY.md'), 'utf8')).toContain('violin');
    expect(await kindsFound()).toEqual(['note']);
    expect(readFileSync(note, 'utf8')).toBe('- Plays the violin\n');
  });
});
