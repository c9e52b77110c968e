/** The server that a key belongs to. Pure. */
import { serverOfProvider } from '../../../src-preload/contract/provider-server.ts';
import { normaliseServer } from '../../../src-preload/contract/server-address.ts';

/** The host as it was typed, else the provider's own server; null where neither is one. */
export function keyServerOf(provider: string, host: string): string | null {
  return host.trim() === '' ? serverOfProvider(provider, null) : normaliseServer(host);
}
