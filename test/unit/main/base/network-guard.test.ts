import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { closedThread } from '../../../../src-main/base/network-guard.ts';

const child = new URL('../../../helpers/closed-child.ts', import.meta.url);

describe('a process with its network closed', () => {
  it('reaches a server through the door alone, and only while the door speaks', async () => {
    const paths: string[] = [];
    const server = createServer((request, response) => {
      paths.push(request.method ?? '');
      response.setHeader('connection', 'close').end('hello');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    try {
      const process = fork(child, [`http://127.0.0.1:${port}`], { execArgv: [] });
      const [results] = await once(process, 'message');
      expect(results).toEqual({
        fetch: 'closed',
        http: 'closed',
        'tls of https': 'closed',
        'connect by port': 'closed',
        'connect by options': 'closed',
        'a local socket': 'closed',
        'a datagram': 'closed',
        listening: 'closed',
        'the door': 'open',
        'fetch after the door': 'closed',
      });
      expect(paths).toEqual(['GET']);
    } finally {
      server.close();
    }
  });

  it('runs the code of another in a thread that reaches nothing', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mneme-thread-'));
    try {
      const file = path.join(folder, 'reaches-out.cjs');
      await writeFile(file, "require('node:net').connect(9, '127.0.0.1');");
      const [error] = (await once(new Worker(closedThread(file), { eval: true }), 'error')) as [Error];
      expect(error.message).toContain('no network');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
