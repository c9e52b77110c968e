/** Closes its network, then tries the ways out that it is given, and tells what came of each. */
import dgram from 'node:dgram';
import { request } from 'node:http';
import net from 'node:net';
import { closeNetwork } from '../../src-main/base/network-guard.ts';
import { openDoor } from '../../src-main/llm/server-door.ts';

closeNetwork();
const server = process.argv[2]!;
const { hostname, port } = new URL(server);

const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  fetch: () => fetch(server),
  http: () => new Promise((done, fail) => request(server, done).on('error', fail).end()),
  'tls of https': () => fetch(server.replace('http:', 'https:')),
  'connect by port': async () => net.connect(Number(port), hostname),
  'connect by options': async () => new net.Socket().connect({ port: Number(port), host: hostname }),
  'a local socket': async () => net.connect('/tmp/any.sock'),
  'a datagram': async () => dgram.createSocket('udp4').send('x', Number(port), hostname),
  listening: async () => net.createServer().listen(0),
  'the door': async () => (await openDoor({ server, key: null }, 1_000)(server)).text(),
  'fetch after the door': () => fetch(server),
};

const results: Record<string, string> = {};
for (const [name, way] of Object.entries(ways)) results[name] = await way().then(() => 'open', reasonOf);
process.send!(results, () => process.exit());

function reasonOf(error: Error): string {
  const { message } = error.cause instanceof Error ? error.cause : error;
  return message.includes('has no network') ? 'closed' : message;
}
