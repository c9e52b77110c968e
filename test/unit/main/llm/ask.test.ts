import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LlmError } from '../../../../src-main/llm/llm.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { createScriptedLlm, everyAbility, type ScriptedLlmOptions } from '../../../helpers/scripted-llm.ts';
import {
  faults,
  startScriptedModel,
  type Script,
  type ScriptedModel,
} from '../../../helpers/scripted-model.ts';

const schema = z.object({ town: z.string(), people: z.int() });
const value = { town: 'Vejle', people: 62_011 };
const question = {
  purpose: 'memory' as const,
  messages: [{ role: 'user' as const, content: 'Which town?' }],
  name: 'town',
  schema,
};

let servers: ScriptedModel[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function bed(script: Script, options: ScriptedLlmOptions = {}) {
  const server = await startScriptedModel(script);
  servers.push(server);
  return { server, ...createScriptedLlmOn(server, options) };
}

function createScriptedLlmOn(server: ScriptedModel, options: ScriptedLlmOptions) {
  const scripted = createScriptedLlm(server, options);
  return { scripted, llm: scripted.llm };
}

/** Moves the clock on by itself, so that waits between tries pass at once and their length is known. */
class HurriedClock extends FakeClock {
  readonly waits: number[] = [];
  override after(ms: number, run: () => void): () => void {
    // Limits of a request are long; only the waits between tries are short.
    if (ms >= 30_000) return super.after(ms, run);
    this.waits.push(ms);
    setImmediate(() => void this.advance(ms));
    return super.after(ms, run);
  }
}

async function failureOf(asked: Promise<unknown>): Promise<LlmError> {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(LlmError);
  return error as LlmError;
}

describe('asking for an answer of a given shape', () => {
  it('asks by schema where the server has it, and gives the parsed value with its cost', async () => {
    const { server, llm } = await bed(() => ({ json: value }));
    expect(await llm.ask(question)).toEqual({
      value,
      usage: { calls: 1, promptTokens: 100, answerTokens: 20 },
    });
    expect(server.requests[0]!.body.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'town', strict: true, schema: { additionalProperties: false } },
    });
  });

  it.each([
    ['fenced', faults.fenced(value)],
    ['followed by talk', faults.trailing(value)],
    ['with a comma too many', faults.brokenJson(value)],
    ['after thinking aloud', `<think>{"town":"Aarhus","people":1}</think>\n${JSON.stringify(value)}`],
  ])('takes an answer that is %s, without asking again', async (_how, reply) => {
    const { server, llm } = await bed(() => reply, { abilities: { ...everyAbility, structure: 'text' } });
    expect((await llm.ask(question)).value).toEqual(value);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]!.text).toContain('"people"');
  });

  it.each([
    ['of another shape', faults.wrongShape()],
    ['empty', faults.empty()],
    ['no JSON', 'I would rather not.'],
  ])('asks once more when the answer is %s, telling what was wrong', async (_how, reply) => {
    const { server, llm } = await bed(({ index }) => (index === 0 ? reply : { json: value }));
    const answer = await llm.ask(question);
    expect(answer).toMatchObject({ value, usage: { calls: 2 } });
    expect(server.requests[1]!.text).toContain('cannot be used');
  });

  it('gives up as unusable after the second broken answer, with what the model wrote', async () => {
    const { server, llm } = await bed(() => 'No.');
    const error = await failureOf(llm.ask(question));
    expect(error).toMatchObject({ failure: 'unusable', reply: 'No.', usage: { calls: 2 } });
    expect(server.requests).toHaveLength(2);
  });

  it('ends an endless answer, asks for a shorter one, and gives up after that', async () => {
    const { llm, server } = await bed(() => faults.endless(), { limits: { answerTokens: 100 } });
    expect(await failureOf(llm.ask(question))).toMatchObject({ failure: 'unusable' });
    expect(server.requests[1]!.text).toContain('too long');
  });

  it('never mends an answer that was cut off', async () => {
    const cut = { pieces: ['{"town":"Vej'], finish: 'length' };
    const { llm } = await bed(({ index }) => (index === 0 ? cut : { json: value }));
    expect((await llm.ask(question)).value).toEqual(value);
  });

  it('falls back to JSON mode where the server refuses this schema, and remembers it', async () => {
    const { llm, server } = await bed(({ body }) =>
      body.response_format?.type === 'json_schema'
        ? faults.badRequest('Unsupported schema.')
        : { json: value },
    );
    await llm.ask(question);
    await llm.ask(question);
    expect(server.requests.map(({ body }) => body.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ]);
  });

  it('leaves out a parameter that the server refuses by name', async () => {
    const { llm, server } = await bed(({ body }) =>
      'max_tokens' in body
        ? faults.badRequest("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        : { json: value },
    );
    await llm.ask({ ...question, maxAnswerTokens: 50 });
    await llm.ask({ ...question, maxAnswerTokens: 50 });
    expect(server.requests).toHaveLength(3);
    expect(server.requests[2]!.body).toMatchObject({ max_completion_tokens: 50 });
  });
});

describe('a server that fails', () => {
  it('is unavailable when nobody listens, after three tries', async () => {
    const clock = new HurriedClock();
    const { llm, server, scripted } = await bed(() => '', { clock });
    await server.close();
    expect(await failureOf(llm.ask(question))).toMatchObject({ failure: 'unavailable', retryAt: null });
    expect(scripted.calls.map(({ outcome }) => outcome)).toEqual([
      'unavailable',
      'unavailable',
      'unavailable',
    ]);
    expect(clock.waits).toEqual([1_000, 4_000]);
  });

  it('is asked again after 500, and the answer counts', async () => {
    const { llm, server } = await bed(({ index }) => (index < 2 ? faults.broken() : { json: value }), {
      clock: new HurriedClock(),
    });
    expect((await llm.ask(question)).value).toEqual(value);
    expect(server.requests).toHaveLength(3);
  });

  it('is given the time that it asks for with 429', async () => {
    const clock = new HurriedClock();
    const { llm } = await bed(({ index }) => (index === 0 ? faults.tooMany(7) : { json: value }), { clock });
    await llm.ask(question);
    expect(clock.waits).toEqual([7_000]);
  });

  it('is left alone when it asks for minutes, and the caller learns until when', async () => {
    const clock = new HurriedClock();
    const { llm, server } = await bed(() => faults.tooMany(600), { clock });
    const asked = clock.now();
    expect(await failureOf(llm.ask(question))).toMatchObject({
      failure: 'unavailable',
      retryAt: asked + 600_000,
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['the key', faults.unauthorized, /API key/],
    ['the model', faults.unknownModel, /model or the address/],
  ])('that refuses %s is not asked again', async (_what, fault, words) => {
    const { llm, server } = await bed(() => fault());
    const error = await failureOf(llm.ask(question));
    expect(error.failure).toBe('refused');
    expect(error.message).toMatch(words);
    expect(server.requests).toHaveLength(1);
  });

  it('is asked again after it broke off in the middle', async () => {
    const { llm } = await bed(({ index }) => (index === 0 ? faults.cutOff('{"town":') : { json: value }), {
      clock: new HurriedClock(),
    });
    expect((await llm.ask(question)).value).toEqual(value);
  });

  it('that shows a web page is unavailable, in words that name the address', async () => {
    const { llm } = await bed(() => faults.html());
    const error = await failureOf(llm.ask(question));
    expect(error).toMatchObject({ failure: 'unavailable' });
    expect(error.message).toMatch(/127\.0\.0\.1:\d+ does not speak the protocol/);
  });

  it('that sends requests on to another host is refused, and the other host hears nothing', async () => {
    const other = await startScriptedModel(() => ({ json: value }));
    servers.push(other);
    const { llm } = await bed(() => faults.redirect(`${other.server}/chat/completions`));
    const error = await failureOf(llm.ask(question));
    expect(error.failure).toBe('refused');
    expect(error.message).toContain('sends requests on to another server');
    expect(other.sent()).toBe('');
  });

  it('that is silent is given up when the time for the first piece is over', async () => {
    const clock = new FakeClock();
    const { llm, server } = await bed(() => faults.silent(), { clock });
    const failure = failureOf(llm.ask(question));
    await server.received(1);
    await clock.advance(120_000);
    expect(await failure).toMatchObject({ failure: 'unavailable' });
    expect(server.requests).toHaveLength(1);
  });

  it('hears at once when the caller no longer wants the answer', async () => {
    const { llm, server } = await bed(() => faults.silent());
    const stopping = new AbortController();
    const failure = failureOf(llm.ask({ ...question, signal: stopping.signal }));
    await server.received(1);
    stopping.abort();
    expect(await failure).toMatchObject({ failure: 'cancelled' });
  });

  it('never sees its own words or those of the prompt in the message for the owner', async () => {
    const { llm } = await bed(() => faults.badRequest('Invalid content: Which town?'));
    const error = await failureOf(llm.ask(question));
    expect(error.message).not.toContain('Which town?');
  });
});

describe('the budget', () => {
  it('keeps a request from leaving when it is used up, and tells when the next day begins', async () => {
    const clock = new FakeClock();
    const { llm, server, scripted } = await bed(() => ({ json: value }), { clock });
    scripted.budget = { message: 'The limit for today is reached.', retryAt: clock.now() + 3_600_000 };
    expect(await failureOf(llm.ask(question))).toMatchObject({
      failure: 'over-budget',
      retryAt: clock.now() + 3_600_000,
      message: 'The limit for today is reached.',
    });
    expect(server.sent()).toBe('');
    expect(scripted.calls).toEqual([]);
  });

  it('counts each request with its size and what it cost, estimated where the server does not count', async () => {
    const { llm, scripted } = await bed(() => ({ pieces: [JSON.stringify(value)], usage: null }));
    await llm.ask(question);
    expect(scripted.calls).toHaveLength(1);
    const call = scripted.calls[0]!;
    expect(call).toMatchObject({ purpose: 'memory', outcome: 'answered', model: 'scripted-1' });
    expect(call.answerTokens).toBe(Math.ceil(JSON.stringify(value).length / 4));
    expect(call.promptTokens).toBeGreaterThan(0);
    expect(call.sentBytes).toBeGreaterThan(100);
  });
});
