/**
 * No connection leaves this thread but one that was permitted, and nobody can connect to it: whichever package tries, on
 * purpose or by mistake. It holds for all that goes through Node's own sockets (`net`, `tls`, `http`, `fetch`, `dgram`);
 * native code that opens a socket by itself is outside of it. What takes part in the network is loaded before, here.
 */
import dgram from 'node:dgram';
import net from 'node:net';

/** How many permissions are in force for an address, by `host:port`. */
const permitted = new Map<string, number>();

/** Closes the network for this thread; for good. Only the entry of a process or a thread calls it. */
export function closeNetwork(): void {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
    const address = addressOf(given);
    if (!permitted.has(address)) throw closed(`connect to ${address}`);
    return (connect as (...args: unknown[]) => net.Socket).apply(this, given);
  };
  net.Server.prototype.listen = () => {
    throw closed('listen on a port');
  };
  for (const way of ['bind', 'connect', 'send'] as const) {
    dgram.Socket.prototype[way] = () => {
      throw closed(`${way} a datagram`);
    };
  }
}

/** Permits connections to the server of this address while `work` goes on. Without a guard it only does the work. */
export async function whilePermitted<T>(
  { protocol, hostname, port }: URL,
  work: () => Promise<T>,
): Promise<T> {
  const address = nameOf(hostname, port || (protocol === 'https:' ? 443 : 80));
  permitted.set(address, (permitted.get(address) ?? 0) + 1);
  try {
    return await work();
  } finally {
    const left = permitted.get(address)! - 1;
    if (left > 0) permitted.set(address, left);
    else permitted.delete(address);
  }
}

/** The code of a worker thread that runs a file of another's with the network closed altogether. */
export function closedThread(file: string): string {
  return `'use strict';
const refuse = () => { throw new Error('This thread has no network.'); };
require('node:net').Socket.prototype.connect = refuse;
require('node:net').Server.prototype.listen = refuse;
for (const way of ['bind', 'connect', 'send']) require('node:dgram').Socket.prototype[way] = refuse;
require(${JSON.stringify(file)});`;
}

/** From what `connect` takes: options, a path, a port with a host, or all of it in one list. */
function addressOf([first, second]: readonly unknown[]): string {
  if (Array.isArray(first)) return addressOf(first);
  if (typeof first === 'object' && first !== null) {
    const { path, host, port } = first as net.TcpNetConnectOpts & { readonly path?: string | null };
    return path ? path : nameOf(host ?? 'localhost', port);
  }
  if (typeof first === 'string' && !/^\d+$/u.test(first)) return first;
  return nameOf(typeof second === 'string' ? second : 'localhost', String(first));
}

function nameOf(host: string, port: number | string): string {
  return `${host.replace(/^\[|\]$/gu, '').toLowerCase()}:${port}`;
}

function closed(what: string): Error {
  return new Error(
    `This process has no network but for the model server that was chosen: it may not ${what}.`,
  );
}
