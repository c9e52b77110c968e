/** What is true of the `file` backend alone: files that people write in. */
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { agentScope } from '../../../../src-main/backends/scope.ts';
import { createBackendBed } from '../../../helpers/backend-bed.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const ada = agentScope('ada');
const page = { cursor: null, limit: 100 };
const entrypoint = { type: 'entrypoint' } as const;

function start() {
  const bed = createBackendBed(embedder);
  const { file } = bed.backends;
  const path = bed.files.pathOf(ada, entrypoint);
  const writeByHand = (text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const texts = async (): Promise<string[]> => (await file.list(ada, page)).memories.map(({ text }) => text);
  return { bed, file, path, writeByHand, texts };
}

describe('what was written by hand', () => {
  it('is found, changed and deleted like any other fact, and the rest of the file stays as it is', async () => {
    const { bed, file, path, writeByHand } = start();
    writeByHand('# Me\r\n\r\n* Lives in Bern  \r\nlikes tea');
    await bed.follower.look();
    await bed.settle();
    const [hit] = await file.search([ada], 'where does the owner live', 1);
    expect(hit).toMatchObject({ text: 'Lives in Bern' });
    expect(hit!.id).toMatch(/^v_[0-9a-f]{16}$/);
    const changed = await file.update(ada, hit!.id, 'Lives in Basel', 'owner');
    expect(readFileSync(path, 'utf8')).toBe('# Me\r\n\r\n* Lives in Basel\r\nlikes tea');
    expect(changed.text).toBe('Lives in Basel');
    await file.delete(ada, changed.id, 'owner');
    expect(readFileSync(path, 'utf8')).toBe('# Me\r\n\r\nlikes tea');
  });

  it('is not written a second time by an agent', async () => {
    const { file, path, writeByHand } = start();
    writeByHand('- Likes tea!\n');
    expect((await file.add(ada, 'likes tea', 'agent')).event).toBe('NONE');
    expect(readFileSync(path, 'utf8')).toBe('- Likes tea!\n');
  });

  it('is told apart in the history from what an agent wrote', async () => {
    const { bed, file, path } = start();
    const { memory } = await file.add(ada, 'Likes tea', 'agent');
    writeFileSync(path, readFileSync(path, 'utf8').replace('tea', 'coffee'));
    await bed.follower.look();
    expect((await file.history(ada, memory.id)).map(({ event, actor }) => [event, actor])).toEqual([
      ['ADD', 'agent'],
      ['UPDATE', 'hand'],
    ]);
    expect((await file.get(ada, memory.id)).text).toBe('Likes coffee');
  });

  it('goes from the index, from the search and from the history when its line is deleted in an editor', async () => {
    const { bed, file, path } = start();
    const { memory } = await file.add(ada, 'Plays the violin', 'agent');
    await file.add(ada, 'Has a boat', 'agent');
    await bed.settle();
    writeFileSync(path, readFileSync(path, 'utf8').split('\n').slice(1).join('\n'));
    await bed.follower.look();
    expect((await file.search([ada], 'violin', 5)).map(({ text }) => text)).not.toContain('Plays the violin');
    expect((await file.history(ada, memory.id)).map(({ event, after }) => [event, after])).toEqual([
      ['ADD', null],
      ['DELETE', null],
    ]);
  });
});

describe('the index', () => {
  it('takes in again what was erased from it, as the file still says it', async () => {
    const { bed, file, writeByHand, texts } = start();
    writeByHand('- Lives in Bern\n- Likes tea\n');
    await file.add(ada, 'Owns a boat', 'agent');
    bed.db.run(`DELETE FROM units WHERE text = 'Likes tea'`);
    expect(await texts()).toEqual(['Lives in Bern', 'Owns a boat']);
    await file.add(ada, 'Has a dog', 'agent');
    expect(await texts()).toEqual(['Lives in Bern', 'Likes tea', 'Owns a boat', 'Has a dog']);
  });

  it('follows a file that went and came back with the same words', async () => {
    const { bed, file, path, writeByHand, texts } = start();
    writeByHand('- Lives in Bern\n');
    await file.add(ada, 'Owns a boat', 'agent');
    const words = readFileSync(path, 'utf8');
    rmSync(path);
    for (let look = 0; look < 3; look++) await bed.follower.look();
    expect(await texts()).toEqual([]);
    writeByHand(words);
    await file.add(ada, 'Has a dog', 'agent');
    expect(await texts()).toEqual(['Lives in Bern', 'Owns a boat', 'Has a dog']);
  });
});

describe('the files', () => {
  it('stay indexed as they were last read while one of them cannot be read, and the others are followed', async () => {
    const { bed, file, path, texts } = start();
    await file.add(ada, 'Likes tea', 'agent');
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x41]));
    const note = bed.files.pathOf(ada, { type: 'note', day: '2026-05-03' });
    mkdirSync(dirname(note), { recursive: true });
    writeFileSync(note, 'Was in Bern\n');
    await bed.follower.look();
    expect((await texts()).toSorted()).toEqual(['Likes tea', 'Was in Bern']);
    await expect(file.add(ada, 'Has a boat', 'agent')).rejects.toMatchObject({ code: 'unreadable' });
    expect(readFileSync(path)).toEqual(Buffer.from([0xff, 0xfe, 0x41]));
  });

  it('count with their notes: the day of a note is the time of what stands in it', async () => {
    const { bed } = start();
    const note = join(bed.root, ada, 'memory', '2026-05-03.md');
    mkdirSync(dirname(note), { recursive: true });
    writeFileSync(note, '# 3 May\n- Met the plumber\n');
    await bed.follower.look();
    await bed.settle();
    const { hits } = await bed.ask('plumber', { filters: { kinds: ['note'] } });
    expect(hits[0]).toMatchObject({
      occurredAt: Date.UTC(2026, 4, 3, 12),
      origin: { type: 'note', scope: ada, note: '2026-05-03', line: 1 },
    });
  });

  it('go into a prompt with their first lines and what is found beyond them, nothing twice', async () => {
    const { bed, file, writeByHand } = start();
    writeByHand(Array.from({ length: 300 }, (_, place) => `- Fact ${place} about tea\n`).join(''));
    await bed.follower.look();
    await bed.settle();
    const context = await file.promptContext([ada], 'fact 299 about tea', { memories: 3, chars: 400 });
    expect(context).toContain('- Fact 199 about tea');
    expect(context).toContain('100 more lines');
    expect(context.match(/Fact 299 about tea/g)).toHaveLength(1);
    expect(context.match(/Fact 150 about tea/g)).toHaveLength(1);
  });

  it('lose nothing when agents add while somebody writes in an editor', async () => {
    const { bed, file, path, texts } = start();
    await file.add(ada, 'first', 'agent');
    const added = Array.from({ length: 20 }, (_, place) => file.add(ada, `from an agent ${place}`, 'agent'));
    appendFileSync(path, 'by hand\n');
    await Promise.all(added);
    await bed.follower.look();
    const all = await texts();
    expect(all).toHaveLength(22);
    expect(all).toContain('by hand');
  });
});
