/** Where the provider of a model listens: the address that the owner gave, else the provider's own. */

const ownServers: Readonly<Record<string, string>> = {
  openai: 'https://api.openai.com/v1',
  ollama: 'http://localhost:11434/v1',
};

/** The providers that need no address. */
export const knownProviders: readonly string[] = Object.keys(ownServers);

/** As `normaliseServer` writes it; null where neither says it, as for `local`. */
export function serverOfProvider(provider: string | null, host: string | null): string | null {
  if (host !== null) return host;
  return provider !== null && Object.hasOwn(ownServers, provider) ? ownServers[provider]! : null;
}
