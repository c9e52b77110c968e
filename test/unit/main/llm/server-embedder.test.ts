import { describe, expect, it, onTestFinished } from 'vitest';
import type { CallLedger, ModelCall } from '../../../../src-main/llm/model-choice.ts';
import { systemClock } from '../../../../src-main/base/clock.ts';
import { openServerEmbedder, type ServerEmbedder } from '../../../../src-main/llm/server-embedder.ts';
import {
  faults,
  startScriptedModel,
  type ScriptedModel,
  type ScriptedOptions,
} from '../../../helpers/scripted-model.ts';

interface Bed {
  readonly server: ScriptedModel;
  readonly calls: ModelCall[];
  refuse(message: string): void;
  open(change?: {
    dimensions?: number | null;
    model?: string;
    known?: number | null;
  }): Promise<ServerEmbedder>;
}

async function start(embed: ScriptedOptions['embed'], key?: string): Promise<Bed> {
  const server = await startScriptedModel(() => '', { ...(embed ? { embed } : {}), ...(key ? { key } : {}) });
  onTestFinished(() => server.close());
  const calls: ModelCall[] = [];
  let refusal: string | null = null;
  const ledger: CallLedger = {
    refusal: () => (refusal === null ? null : { message: refusal, retryAt: 0 }),
    note: (call) => calls.push(call),
  };
  return {
    server,
    calls,
    refuse: (message) => (refusal = message),
    open: ({ dimensions = null, model = 'embed-1', known = null } = {}) =>
      openServerEmbedder(
        { server: server.server, key: () => key ?? null, model, dimensions },
        { ledger, clock: systemClock },
        known,
        new AbortController().signal,
      ),
  };
}

/** A vector of three numbers that tells how long the text was. */
const lengths = (texts: readonly string[]): number[][] => texts.map((text) => [text.length, 0, 0]);

describe('vectors by a server', () => {
  it('learns the dimensions by asking, gives unit length in the order of the texts, and keeps the books', async () => {
    const asked: unknown[] = [];
    const { open, calls } = await start((texts, body) => {
      asked.push([body.model, texts, body['encoding_format'], body['dimensions']]);
      return texts.map((text) => (text === 'b' ? [0, 0, 2] : [3, 4, 0]));
    }, 'secret');
    const embedder = await open();
    expect(embedder.dimensions).toBe(3);
    const made = await embedder.embedPassages(['a', 'b']);
    expect(made.map(({ whole }) => [...whole].map((part) => Math.round(part * 10) / 10))).toEqual([
      [0.6, 0.8, 0],
      [0, 0, 1],
    ]);
    expect(asked).toEqual([
      ['embed-1', ['ready'], 'float', undefined],
      ['embed-1', ['a', 'b'], 'float', undefined],
    ]);
    expect(calls).toMatchObject([
      { purpose: 'memory', outcome: 'answered' },
      { purpose: 'memory', outcome: 'answered', model: 'embed-1', promptTokens: 7, answerTokens: 0 },
    ]);
    expect(calls[1]!.sentBytes).toBeGreaterThan(10);
  });

  it('asks for as many dimensions as are wanted, and names them in its fingerprint', async () => {
    const { open, server } = await start((texts, body) =>
      texts.map(() => Array<number>(Number(body['dimensions'])).fill(1)),
    );
    const [eight, sixteen] = [await open({ dimensions: 8 }), await open({ dimensions: 16 })];
    expect((await eight.embedPassages(['a']))[0]!.whole).toHaveLength(8);
    expect(new Set([eight.fingerprint, sixteen.fingerprint]).size).toBe(2);
    expect(eight.fingerprint).toContain(server.server);
  });

  it('says to a model what it wants to be told: whether a text is looked for, or looks for others', async () => {
    const seen: string[] = [];
    const { open } = await start((texts) => {
      seen.push(...texts);
      return lengths(texts);
    });
    const embedder = await open({ model: 'nomic-embed-text:latest', known: 3 });
    await embedder.embedPassages(['tea']);
    await embedder.embedQuery('drinks');
    expect(seen).toEqual(['search_document: tea', 'search_query: drinks']);
  });

  it('asks for a text that is too long for the model again, shorter, and does not let it hold up the others', async () => {
    const { open } = await start((texts) =>
      texts.some((text) => text.length > 700)
        ? faults.badRequest('input length exceeds the context length')
        : lengths(texts),
    );
    const embedder = await open({ known: 3 });
    const made = await embedder.embedPassages(['short', 'x'.repeat(2000)]);
    expect(made).toHaveLength(2);
  });

  it('tries a busy server again for passages, and says at once that it does not answer to whoever waits', async () => {
    let failures = 1;
    const { open, calls } = await start((texts) => (failures-- > 0 ? faults.tooMany(0) : lengths(texts)));
    const embedder = await open({ known: 3 });
    expect(await embedder.embedPassages(['a'])).toHaveLength(1);
    expect(calls.map(({ outcome }) => outcome)).toEqual(['unavailable', 'answered']);
    failures = 1;
    await expect(embedder.embedQuery('a')).rejects.toMatchObject({ code: 'model-server' });
    // The server would answer by now; nobody waits for it again so soon.
    await expect(embedder.embedQuery('b')).rejects.toMatchObject({ code: 'model-server' });
    expect(calls).toHaveLength(3);
  });

  it.each([
    ['a page', () => faults.html(), /protocol/],
    [
      'vectors of another model',
      (texts: readonly string[]) => texts.map(() => [1, 2]),
      /2 numbers, not of 3/,
    ],
    ['too few vectors', () => [], /protocol/],
    ['vectors without a length', (texts: readonly string[]) => texts.map(() => [0, 0, 0]), /protocol/],
    ['that it does not know the model', () => faults.unknownModel(), /404/],
  ])('refuses where it is answered with %s', async (_what, embed, message) => {
    const { open } = await start(embed);
    const embedder = await open({ known: 3 });
    await expect(embedder.embedQuery('a')).rejects.toMatchObject({
      code: 'model-server',
      message: expect.stringMatching(message) as string,
    });
  });

  it('sends nothing once the limit of the day is reached', async () => {
    const { open, server, refuse } = await start(lengths);
    const embedder = await open({ known: 3 });
    refuse('Your limit for a day is reached.');
    await expect(embedder.embedPassages(['a'])).rejects.toMatchObject({
      message: 'Your limit for a day is reached.',
    });
    expect(server.sent()).toBe('');
  });
});
