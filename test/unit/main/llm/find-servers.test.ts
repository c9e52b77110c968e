import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findServers, usualPorts } from '../../../../src-main/llm/find-servers.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { startScriptedModel } from '../../../helpers/scripted-model.ts';

describe('looking for servers on this machine', () => {
  it('finds those that list models, and passes over what is absent, silent or something else', async () => {
    const model = await startScriptedModel(() => '');
    let asked!: () => void;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const silent = createServer(() => asked()).listen(0, '127.0.0.1');
    const page = createServer((_request, response) => response.end('<html></html>')).listen(0, '127.0.0.1');
    await Promise.all([silent, page].map((server) => new Promise((go) => server.once('listening', go))));
    const portOf = (server: typeof silent): number => (server.address() as AddressInfo).port;
    const clock = new FakeClock();
    const found = findServers(clock, [
      { name: 'absent', port: 1 },
      { name: 'silent', port: portOf(silent) },
      { name: 'page', port: portOf(page) },
      { name: 'Ollama', port: Number(new URL(model.server).port) },
    ]);
    await isAsked;
    await clock.advance(2_000);
    expect(await found).toEqual([
      { name: 'Ollama', server: model.server, models: [{ id: 'scripted-1', contextTokens: null }] },
    ]);
    for (const server of [silent, page]) {
      server.closeAllConnections();
      server.close();
    }
    await model.close();
  });

  it('asks each usual port once', () => {
    expect(new Set(usualPorts.map(({ port }) => port)).size).toBe(usualPorts.length);
  });
});
