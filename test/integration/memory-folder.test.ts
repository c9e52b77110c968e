/** A folder of memory files that cannot be: Mneme starts all the same, says what is wrong, and goes on when it is mended. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDataFolder, startEngine } from '../helpers/engine-bed.ts';
import { testSettings } from '../helpers/test-settings.ts';

let data: { readonly folder: string; remove(): void };
beforeEach(() => {
  data = makeDataFolder();
});
afterEach(() => data.remove());

it.each([
  ['is a file', 'taken'],
  ['stands below a file', 'taken/memory'],
])('where its folder %s, the engine starts, says so, and uses it once it can be', async (_what, path) => {
  const taken = join(data.folder, 'taken');
  writeFileSync(taken, 'mine');
  const { memory } = testSettings();
  const settings = testSettings({
    memory: { ...memory, backend: 'file', filePath: join(data.folder, path) },
  });
  const { engine, ask, close } = await startEngine(data.folder, { settings });
  try {
    const trouble = async (): Promise<string | null> => (await ask('conversation.state', {})).filesTrouble;
    await expect.poll(trouble, { timeout: 10_000 }).toContain(taken);
    expect((await ask('search.query', { text: 'anything' })).hits).toEqual([]);
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    rmSync(taken);
    mkdirSync(join(data.folder, path, 'agent_assistant'), { recursive: true });
    writeFileSync(join(data.folder, path, 'agent_assistant/MEMORY.md'), '- Plays the violin\n');
    await expect.poll(trouble, { timeout: 10_000 }).toBeNull();
    await engine.drain();
    expect((await ask('search.query', { text: 'violin' })).hits).toHaveLength(1);
    expect(existsSync(join(data.folder, 'memory_files'))).toBe(false);
  } finally {
    await close();
  }
});
