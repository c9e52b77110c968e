/**
 * The API keys of model servers, sealed by the system's key store in `model-keys.json` in the data folder. A key belongs to
 * one server and goes to the engine, never into the settings, a log or an answer to the window.
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StoredKeys } from '../../src-preload/contract/models.ts';
import type { Log } from '../base/log.ts';
import type { Seal } from './keys.ts';
import { writeFileWhole } from './write-file-whole.ts';

export interface ModelKeys {
  /** Server → key. Empty where they cannot be opened; `stored` says why. */
  all(): Readonly<Record<string, string>>;
  stored(): StoredKeys;
  /** On disk when it returns. Throws `store-key`, `disk-full` or `unreadable`. */
  set(server: string, key: string): void;
  forget(server: string): void;
  /** The same as `set` for those who can leave the key where it is: false, with a line in the log, where it cannot be kept. */
  keep(server: string, key: string): boolean;
  onChange(listener: () => void): void;
}

export interface ModelKeysParts {
  readonly file: string;
  /** Asked when it is needed: before the application is ready there is no key store. */
  readonly seal: () => Seal;
  readonly log: Log;
}

const fileSchema = z.object({ version: z.literal(1), sealedBy: z.string(), sealed: z.base64() });
const keysSchema = z.record(z.string(), z.string());

export function createModelKeys({ file, seal, log }: ModelKeysParts): ModelKeys {
  const listeners: (() => void)[] = [];
  let problem: string | null = null;
  let known: Readonly<Record<string, string>> | null = null;

  function all(): Readonly<Record<string, string>> {
    known ??= read();
    return known;
  }
  function read(): Readonly<Record<string, string>> {
    problem = null;
    if (!existsSync(file)) return {};
    let sealedBy = 'an unknown key store';
    try {
      const parsed = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      sealedBy = parsed.sealedBy;
      return keysSchema.parse(JSON.parse(seal().open(Buffer.from(parsed.sealed, 'base64'))));
    } catch {
      problem =
        `The keys in ${file} cannot be opened. They were sealed by ${sealedBy}. ` +
        'Unlock your key ring and start Mneme again, or store the keys anew.';
      log('warn', 'the keys of the model servers cannot be opened', { sealedBy });
      return {};
    }
  }
  function write(next: Readonly<Record<string, string>>): void {
    const sealer = seal();
    const sealed = sealer.seal(JSON.stringify(next)).toString('base64');
    writeFileWhole(file, `${JSON.stringify({ version: 1, sealedBy: sealer.name, sealed })}\n`);
    known = next;
    problem = null;
    for (const listener of listeners) listener();
  }
  const set = (server: string, key: string): void => write({ ...all(), [server]: key });
  return {
    all,
    stored() {
      const servers = Object.keys(all()).sort();
      return { servers, problem };
    },
    set,
    keep(server, key) {
      try {
        set(server, key);
        return true;
      } catch (error) {
        log('error', 'a key of a model server could not be stored', { server, reason: String(error) });
        return false;
      }
    },
    forget(server) {
      const { [server]: gone, ...rest } = all();
      if (gone !== undefined) write(rest);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
