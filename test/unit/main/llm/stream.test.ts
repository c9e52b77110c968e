import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LlmError, type StreamPart, type StreamRequest } from '../../../../src-main/llm/llm.ts';
import { createScriptedLlm, everyAbility } from '../../../helpers/scripted-llm.ts';
import {
  faults,
  startScriptedModel,
  type Script,
  type ScriptedModel,
} from '../../../helpers/scripted-model.ts';

let server: ScriptedModel;
afterEach(() => server.close());

const question: StreamRequest = { purpose: 'chat', messages: [{ role: 'user', content: 'Tell me.' }] };

async function start(script: Script, abilities = everyAbility) {
  server = await startScriptedModel(script);
  return createScriptedLlm(server, { abilities });
}

async function read(parts: AsyncIterable<StreamPart>): Promise<{ parts: StreamPart[]; error: unknown }> {
  const all: StreamPart[] = [];
  try {
    for await (const part of parts) all.push(part);
  } catch (error) {
    return { parts: all, error };
  }
  return { parts: all, error: null };
}

const textOf = (parts: readonly StreamPart[]): string =>
  parts.map((part) => (part.type === 'text' ? part.text : '')).join('');

describe('a streamed answer', () => {
  it('comes piece by piece, while the rest is still being written', async () => {
    let goOn!: () => void;
    const until = new Promise<void>((resolve) => (goOn = resolve));
    const { llm } = await start(() => ({ pieces: ['One ', 'two.'], pauseBefore: { piece: 1, until } }));
    const stream = llm.stream(question)[Symbol.asyncIterator]();
    expect(await stream.next()).toMatchObject({ value: { type: 'text', text: 'One ' } });
    goOn();
    expect(await stream.next()).toMatchObject({ value: { type: 'text', text: 'two.' } });
    expect(await stream.next()).toMatchObject({
      value: { type: 'end', isCut: false, usage: { calls: 1, promptTokens: 100, answerTokens: 20 } },
    });
    expect((await stream.next()).done).toBe(true);
  });

  it('leaves out what the model thinks aloud, also where the mark comes in pieces', async () => {
    const { llm } = await start(() => ({ pieces: ['<thi', 'nk>let me', ' see</th', 'ink>\n', 'Yes.'] }));
    expect(textOf((await read(llm.stream(question))).parts)).toBe('Yes.');
  });

  it('gives the calls of tools whole', async () => {
    const { llm } = await start(() => ({
      pieces: ['Let me look.'],
      calls: [
        { id: 'a', name: 'search', input: { query: 'x' } },
        { id: 'b', name: 'read', input: { id: 3 } },
      ],
    }));
    const tools = [{ name: 'search', description: 'Searches.', input: z.object({ query: z.string() }) }];
    const { parts } = await read(llm.stream({ ...question, tools }));
    expect(parts).toContainEqual({
      type: 'tool-calls',
      calls: [
        { id: 'a', name: 'search', input: '{"query":"x"}' },
        { id: 'b', name: 'read', input: '{"id":3}' },
      ],
    });
    expect(server.requests[0]!.body.tools?.[0]?.function.name).toBe('search');
  });

  it('offers no tools to a model that was found not to call them', async () => {
    const { llm } = await start(() => 'Hello.', { ...everyAbility, tools: false });
    const tools = [{ name: 'search', description: 'Searches.', input: z.object({}) }];
    await read(llm.stream({ ...question, tools }));
    expect(server.requests[0]!.body.tools).toBeUndefined();
  });

  it('sends pictures with the question', async () => {
    const { llm } = await start(() => 'A cat.');
    const images = [{ mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) }];
    await read(llm.stream({ ...question, messages: [{ role: 'user', content: 'What?', images }] }));
    expect(JSON.stringify(server.requests[0]!.body)).toContain('data:image/png;base64,AQID');
  });

  it('that breaks off fails after what came before it, and is not begun anew', async () => {
    const { llm } = await start(() => faults.cutOff('So far '));
    const { parts, error } = await read(llm.stream(question));
    expect(textOf(parts)).toBe('So far ');
    expect(error).toBeInstanceOf(LlmError);
    expect(error).toMatchObject({ failure: 'unavailable' });
    expect(server.requests).toHaveLength(1);
  });

  it('that does not end is ended, and said to be cut', async () => {
    const { llm } = await start(() => faults.endless());
    const { parts, error } = await read(llm.stream({ ...question, maxAnswerTokens: 100 }));
    expect(error).toBeNull();
    expect(parts.at(-1)).toMatchObject({ type: 'end', isCut: true });
    expect(textOf(parts).length).toBeLessThan(3_000);
  });

  it('ends at once when it is stopped', async () => {
    const { llm, calls } = await start(() => faults.endless());
    const stopping = new AbortController();
    let heard = 0;
    const error: unknown = await (async () => {
      for await (const part of llm.stream({ ...question, signal: stopping.signal })) {
        if (part.type === 'text' && ++heard === 2) stopping.abort();
      }
    })().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failure: 'cancelled' });
    expect(calls.map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });

  it('is closed with its books kept when its reader leaves', async () => {
    const { llm, calls } = await start(() => faults.endless());
    for await (const part of llm.stream(question)) if (part.type === 'text') break;
    expect(calls).toHaveLength(1);
  });
});
