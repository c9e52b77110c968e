import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createScriptedLlm } from '../../../helpers/scripted-llm.ts';
import { faults, startScriptedModel, type ScriptedAbilities } from '../../../helpers/scripted-model.ts';
import type { ScriptedModel } from '../../../helpers/scripted-model.ts';

let server: ScriptedModel;
afterEach(() => server.close());

const question = {
  purpose: 'memory' as const,
  messages: [{ role: 'user' as const, content: 'Which town?' }],
  name: 'town',
  schema: z.object({ town: z.string() }),
};

async function start(abilities: Partial<ScriptedAbilities>, models?: readonly Record<string, unknown>[]) {
  server = await startScriptedModel(() => ({ json: { town: 'Vejle' } }), {
    abilities,
    ...(models ? { models } : {}),
  });
  return createScriptedLlm(server, { abilities: null });
}

describe('finding out what a model can do', () => {
  it.each([
    [{}, 'json_schema'],
    [{ schema: false }, 'json_object'],
    [{ schema: false, json: false }, undefined],
  ])('with a server of the abilities %o asks by %s', async (abilities, mode) => {
    const { llm } = await start(abilities);
    await llm.ask(question);
    expect(server.requests[0]!.body.response_format?.type).toBe(mode);
  });

  it('happens once, however many ask at the same time', async () => {
    const { llm } = await start({});
    await Promise.all([llm.ask(question), llm.ask(question), llm.prepare('chat')]);
    await llm.ask(question);
    expect(server.probes).toHaveLength(3);
  });

  it('tells of tools, pictures and the length that the server names', async () => {
    const { llm } = await start({ images: false }, [
      { id: 'other' },
      { id: 'scripted-1', max_model_len: 8192 },
    ]);
    expect(llm.inUse('chat')).toMatchObject({ canCallTools: false, canSee: false, contextTokens: null });
    await llm.prepare('chat');
    expect(llm.inUse('chat')).toEqual({
      server: server.server,
      model: 'scripted-1',
      isLocal: true,
      contextTokens: 8192,
      canCallTools: true,
      canSee: false,
    });
  });

  it.each([
    ['/api/ps', { models: [{ model: 'other' }, { model: 'scripted-1', context_length: 4096 }] }],
    ['/api/v0/models', { data: [{ id: 'scripted-1', loaded_context_length: 4096 }] }],
    ['/props', { default_generation_settings: { n_ctx: 4096 } }],
  ])('learns how the model was loaded from %s of a server at home', async (path, page) => {
    server = await startScriptedModel(() => '', { pages: { [path]: page } });
    const { llm } = createScriptedLlm(server, { abilities: null });
    await llm.prepare('chat');
    expect(llm.inUse('chat')).toMatchObject({ contextTokens: 4096 });
  });

  it('is not remembered where the server refused the key, so that it is tried again', async () => {
    server = await startScriptedModel(() => faults.unauthorized(), { key: 'right' });
    const wrong = createScriptedLlm(server, { abilities: null, key: 'wrong' });
    await expect(wrong.llm.prepare('chat')).rejects.toMatchObject({ failure: 'refused' });
    expect(wrong.llm.inUse('chat')).toMatchObject({ canCallTools: false });
    const right = createScriptedLlm(server, { abilities: null, key: 'right' });
    await right.llm.prepare('chat');
    expect(right.llm.inUse('chat')).toMatchObject({ canCallTools: true });
  });

  it('sends nothing of a question', async () => {
    const { llm } = await start({});
    await llm.prepare('memory');
    expect(server.sent()).not.toContain('Which town?');
  });
});
