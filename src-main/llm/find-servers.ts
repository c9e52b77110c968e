/**
 * Model servers that run on this machine at their usual ports. Asks 127.0.0.1 only, and only when the owner wants to know;
 * whoever listens there learns nothing but that somebody asked for its list of models.
 */
import type { Clock } from '../base/clock.ts';
import { listModels, type OfferedModel } from './list-models.ts';

export interface FoundServer {
  /** The program that usually listens at this port. */
  readonly name: string;
  readonly server: string;
  readonly models: readonly OfferedModel[];
}

/** A port and who usually listens there. */
export interface UsualPort {
  readonly name: string;
  readonly port: number;
}

export const usualPorts: readonly UsualPort[] = [
  { name: 'Ollama', port: 11434 },
  { name: 'LM Studio', port: 1234 },
  { name: 'llama.cpp', port: 8080 },
  { name: 'vLLM', port: 8000 },
  { name: 'Jan', port: 1337 },
  { name: 'GPT4All', port: 4891 },
  { name: 'KoboldCpp', port: 5001 },
  { name: 'text-generation-webui', port: 5000 },
  { name: 'LiteLLM', port: 4000 },
];

const patienceMs = 2_000;

/** Those that answer with a list of models within two seconds, in the order of `ports`. */
export async function findServers(
  clock: Clock,
  ports: readonly UsualPort[] = usualPorts,
): Promise<FoundServer[]> {
  const asked = await Promise.all(ports.map((port) => askPort(port, clock)));
  return asked.filter((found) => found !== null);
}

async function askPort({ name, port }: UsualPort, clock: Clock): Promise<FoundServer | null> {
  const server = `http://127.0.0.1:${port}/v1`;
  const patience = new AbortController();
  const cancel = clock.after(patienceMs, () => patience.abort());
  try {
    return { name, server, models: await listModels({ server, key: null }, patience.signal) };
  } catch {
    // Nobody is there, or something else than a model server.
    return null;
  } finally {
    cancel();
  }
}
