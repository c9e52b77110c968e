import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDoor } from '../../../../src-main/llm/server-door.ts';
import { faults, startScriptedModel, type ScriptedModel } from '../../../helpers/scripted-model.ts';

describe('the door to a model server', () => {
  let model: ScriptedModel;
  let other: Server;
  let otherServer: string;
  let reached = 0;

  beforeEach(async () => {
    reached = 0;
    other = createServer((_request, response) => {
      reached++;
      response.end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    otherServer = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await model?.close();
    await new Promise((resolve) => other.close(resolve));
  });

  const post = { method: 'POST', body: '{"messages":[]}' };

  it('does not open for another host or port', async () => {
    model = await startScriptedModel(() => 'Hello.');
    const fetch = openDoor({ server: model.server, key: 'sk-secret' }, 1_000);
    await expect(fetch(`${otherServer}/v1/models`)).rejects.toThrow(/only/);
    expect(reached).toBe(0);
  });

  it('refuses to be sent on to another host', async () => {
    model = await startScriptedModel(() => faults.redirect(`${otherServer}/v1/chat/completions`));
    const fetch = openDoor({ server: model.server, key: 'sk-secret' }, 1_000);
    await expect(fetch(`${model.server}/chat/completions`, post)).rejects.toThrow(/sends requests on/);
    expect(reached).toBe(0);
  });

  it('follows within the same host', async () => {
    model = await startScriptedModel(({ index }) =>
      index === 0 ? faults.redirect('/moved/chat/completions') : 'Hello.',
    );
    const fetch = openDoor({ server: model.server, key: null }, 10_000);
    expect((await fetch(`${model.server}/chat/completions`, post)).status).toBe(200);
    expect(model.requests.map(({ path }) => path)).toEqual([
      '/v1/chat/completions',
      '/moved/chat/completions',
    ]);
  });

  it('tells the server the key and nothing of this machine', async () => {
    model = await startScriptedModel(() => 'Hello.');
    const fetch = openDoor({ server: model.server, key: 'sk-secret' }, 10_000);
    await fetch(`${model.server}/chat/completions`, {
      ...post,
      headers: { 'x-stainless-os': 'Linux', 'user-agent': 'someone', 'content-type': 'application/json' },
    });
    const { headers } = model.requests[0]!;
    expect(headers.authorization).toBe('Bearer sk-secret');
    expect(headers['x-stainless-os']).toBeUndefined();
    expect(headers['user-agent']).not.toBe('someone');
  });

  it('closes when an answer grows beyond the limit', async () => {
    model = await startScriptedModel(() => faults.endless());
    const fetch = openDoor({ server: model.server, key: null }, 50_000);
    const answer = await fetch(`${model.server}/chat/completions`, post);
    await expect(answer.text()).rejects.toThrow(/does not end/);
  });
});
