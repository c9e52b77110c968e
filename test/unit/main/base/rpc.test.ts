import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDispatch } from '../../../../src-main/base/dispatch.ts';
import { createRpcClient, serveRpc, type Wire } from '../../../../src-main/base/rpc.ts';
import { MnemeError } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import { route } from '../../../../src-preload/contract/route.ts';

const routes = {
  'echo.bytes': route(z.instanceof(Uint8Array), z.instanceof(Uint8Array)),
  'echo.never': route(z.object({}), z.object({})),
} as const;
type EchoEvents = { readonly 'echo.heard': z.ZodObject<{ length: z.ZodNumber }> };

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

function wireOf(port: MessagePort): Wire {
  open.push(port);
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
  };
}

function connect() {
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  const client = createRpcClient<typeof routes>(wireOf(port1), (name, payload) =>
    heard.push([name, payload]),
  );
  const emit = serveRpc<EchoEvents>(
    wireOf(port2),
    createDispatch(
      routes,
      {
        'echo.bytes': (bytes) => {
          emit('echo.heard', { length: bytes.length });
          return bytes;
        },
        'echo.never': () => new Promise<never>(() => {}),
      },
      () => {},
    ),
  );
  return { client, heard };
}

describe('rpc', () => {
  it('carries bytes over a real port and back', async () => {
    const { client } = connect();
    const result = await client.request('echo.bytes', new Uint8Array([1, 2, 3]));
    expect(result).toEqual({ ok: true, value: new Uint8Array([1, 2, 3]) });
  });

  it('answers each of many requests with its own result', async () => {
    const { client } = connect();
    const sent = Array.from({ length: 50 }, (_, index) => new Uint8Array([index]));
    const results = await Promise.all(sent.map((bytes) => client.request('echo.bytes', bytes)));
    expect(results.map((result) => result.ok && result.value[0])).toEqual(sent.map((bytes) => bytes[0]));
  });

  it('delivers events before the answer that was sent after them', async () => {
    const { client, heard } = connect();
    await client.request('echo.bytes', new Uint8Array(7));
    expect(heard).toEqual([['echo.heard', { length: 7 }]]);
  });

  it('fails requests in flight, and later ones, with the code of the disconnection', async () => {
    const { client } = connect();
    const inFlight = client.request('echo.never', {});
    client.disconnect(new MnemeError('engine-unavailable', foreign('The engine stopped.')));
    expect(await inFlight).toMatchObject({ ok: false, error: { code: 'engine-unavailable' } });
    expect(await client.request('echo.never', {})).toMatchObject({
      ok: false,
      error: { code: 'engine-unavailable' },
    });
  });
});
