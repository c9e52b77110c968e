import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { createEmbedder } from '../../../../src-main/embedding/create-embedder.ts';
import type { Embedder } from '../../../../src-main/embedding/embedder.ts';
import { model } from '../../../../src-main/embedding/model.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

const modelsFolder = fileURLToPath(new URL('../../../../resources/models', import.meta.url));
const threadFile = new URL('../../../../src-main/embedding/embedding-thread.ts', import.meta.url);

interface Whole {
  readonly whole: Float32Array;
}

const cosine = ({ whole: a }: Whole, { whole: b }: Whole): number =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('createEmbedder', () => {
  let embedder: Embedder;
  beforeAll(() => {
    embedder = createEmbedder({ modelsFolder, threadFile, log: silentLog });
  });
  afterAll(() => embedder.close());

  it('gives vectors of 384 dimensions and unit length', async () => {
    const [vector] = await embedder.embedPassages(['The invoice is due on Friday.']);
    expect(vector!.whole).toHaveLength(384);
    expect(cosine(vector!, vector!)).toBeCloseTo(1, 5);
  });

  it('puts a passage nearer to its paraphrase than to another subject', async () => {
    const [train, railway, soup] = await embedder.embedPassages([
      'The train to Berlin leaves at nine.',
      'Departure of the rail service to Berlin is 9 am.',
      'Stir the soup until the leeks are soft.',
    ]);
    expect(cosine(train!, railway!)).toBeGreaterThan(cosine(train!, soup!) + 0.2);
  });

  it('finds the passage that answers a question in other words', async () => {
    const passages = await embedder.embedPassages([
      'Your booking: departure 14:05 from gate B22, seat 17A.',
      'npm ERR! code ERESOLVE unable to resolve dependency tree',
      'Quarterly revenue grew by twelve per cent in Asia.',
    ]);
    const question = await embedder.embedQuery('when does my flight take off?');
    const scores = passages.map((passage) => cosine(question, passage));
    expect(scores.indexOf(Math.max(...scores))).toBe(0);
  });

  it('answers in the order of the texts, however they were put in batches', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => `Note ${i}. ${'and so on '.repeat((i * 7) % 40)}`);
    const together = await embedder.embedPassages(texts);
    for (const index of [0, 1, 17, 38, 39]) {
      const [alone] = await embedder.embedPassages([texts[index]!]);
      // The 8-bit weights make a vector depend a little on its neighbours in the batch.
      expect(cosine(together[index]!, alone!)).toBeGreaterThan(0.97);
      const nearest = together.map((other) => cosine(other, alone!));
      expect(nearest.indexOf(Math.max(...nearest))).toBe(index);
    }
  });

  it('puts the prefix of questions before questions only', async () => {
    const text = 'boiling point of water';
    const [passage, prefixed] = await embedder.embedPassages([text, model.queryPrefix + text]);
    const question = await embedder.embedQuery(text);
    expect(cosine(question, prefixed!)).toBeGreaterThan(0.99);
    expect(cosine(question, passage!)).toBeLessThan(0.98);
  });

  it('takes any text: empty, huge, emojis, half a surrogate pair, control characters', async () => {
    const vectors = await embedder.embedPassages([
      '',
      'word '.repeat(20_000),
      'x'.repeat(100_000),
      '🦊🏳️‍🌈👩‍👩‍👧',
      'broken \ud800 pair \udc00',
      '\u0000\u0007\n\t',
      '今日は良い天気ですね',
      'مرحبا بالعالم',
    ]);
    for (const vector of vectors) expect(cosine(vector, vector)).toBeCloseTo(1, 4);
  });

  it('lets a question go ahead of passages that wait', async () => {
    const order: string[] = [];
    const passages = Array.from(
      { length: 64 },
      (_, i) => `${i} ${'a passage that takes a while '.repeat(12)}`,
    );
    await Promise.all([
      embedder.embedPassages(passages).then(() => order.push('first passages')),
      embedder.embedPassages(passages).then(() => order.push('second passages')),
      embedder.embedQuery('where is it?').then(() => order.push('question')),
    ]);
    expect(order).toEqual(['question', 'first passages', 'second passages']);
  });

  it('answers nothing for nothing', async () => {
    expect(await embedder.embedPassages([])).toEqual([]);
  });
});

describe('createEmbedder with a faulty model folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mneme-model-'));
    await cp(modelsFolder, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('names a file that is not the one shipped, and what to do', async () => {
    await writeFile(join(folder, model.folder, 'tokenizer.json'), '{}');
    const embedder = createEmbedder({ modelsFolder: folder, threadFile, log: silentLog });
    await expect(embedder.embedQuery('x')).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringMatching(/tokenizer\.json is not the one that Mneme ships.*Install Mneme again/),
    });
    await embedder.close();
  });

  it('waits longer after each failure in a row, and recovers once the file is back', async () => {
    const tokenizer = join(folder, model.folder, 'tokenizer.json');
    await rm(tokenizer);
    const clock = new FakeClock();
    const embedder = createEmbedder({ modelsFolder: folder, threadFile, log: silentLog, clock });
    await expect(embedder.embedQuery('x')).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringContaining('ENOENT'),
    });
    await expect(embedder.embedQuery('x')).rejects.toMatchObject({ code: 'model-missing' });
    await cp(join(modelsFolder, model.folder, 'tokenizer.json'), tokenizer);
    await expect(embedder.embedQuery('too early')).rejects.toMatchObject({ code: 'model-missing' });
    await clock.advance(1_000);
    expect((await embedder.embedQuery('late enough')).whole).toHaveLength(384);
    await embedder.close();
  });
});

describe('createEmbedder with a thread that breaks', () => {
  async function threadOf(code: string): Promise<{ file: string; remove: () => Promise<void> }> {
    const folder = await mkdtemp(join(tmpdir(), 'mneme-thread-'));
    const file = join(folder, 'thread.mjs');
    await writeFile(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
    return { file, remove: () => rm(folder, { recursive: true }) };
  }

  it('fails what was in hand with a code when the thread crashes, and starts it again for the next request', async () => {
    const { file, remove } = await threadOf(`
      parentPort.postMessage({ type: 'ready', loadMs: 0 });
      parentPort.on('message', ({ id, input }) => {
        if (input[0].includes('crash')) throw new Error('poison');
        parentPort.postMessage({ type: 'done', id, output: input.map(() => ({ whole: [], tokens: [] })) });
      });`);
    const embedder = createEmbedder({ modelsFolder, threadFile: file, log: silentLog });
    const crashed = embedder.embedPassages(['crash']);
    const waiting = embedder.embedPassages(['fine']);
    await expect(crashed).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('poison'),
    });
    expect(await waiting).toHaveLength(1);
    await embedder.close();
    await remove();
  });

  it('gives a thread up that does not answer for a minute', async () => {
    const { file, remove } = await threadOf(`parentPort.on('message', () => {});`);
    const clock = new FakeClock();
    const embedder = createEmbedder({ modelsFolder, threadFile: file, log: silentLog, clock });
    const stuck = embedder.embedQuery('hello?');
    const outcome = expect(stuck).rejects.toMatchObject({ message: expect.stringContaining('60 s') });
    await clock.advance(0);
    await clock.advance(60_000);
    await outcome;
    await embedder.close();
    await remove();
  });

  it('lets the thread put away what it has when it is closed, and waits for that', async () => {
    const { file, remove } = await threadOf(`
      import { writeFileSync } from 'node:fs';
      parentPort.postMessage({ type: 'ready', loadMs: 0 });
      parentPort.on('message', ({ kind, id, input }) => {
        if (kind === 'question') parentPort.postMessage({ type: 'done', id, output: { whole: [], tokens: [] } });
        if (kind !== 'end') return;
        parentPort.close();
        setImmediate(() => writeFileSync(new URL('./put-away', import.meta.url), ''));
      });`);
    const embedder = createEmbedder({ modelsFolder, threadFile: file, log: silentLog });
    await embedder.embedQuery('anything');
    await embedder.close();
    expect(existsSync(join(dirname(file), 'put-away'))).toBe(true);
    await remove();
  });

  it('fails what waits when it is closed', async () => {
    const embedder = createEmbedder({ modelsFolder, threadFile, log: silentLog });
    const outcome = expect(embedder.embedQuery('too late')).rejects.toMatchObject({
      code: 'engine-unavailable',
    });
    await embedder.close();
    await outcome;
    await expect(embedder.embedQuery('later')).rejects.toMatchObject({ code: 'engine-unavailable' });
  });
});
