/** A key of a model server that the owner wrote into config.yaml goes to the system's key store, and out of the file. */
import { isScalar } from 'yaml';
import { secretKeys } from '../../src-preload/contract/setting-keys.ts';
import { parseConfig } from './parse-config.ts';
import { readText, writeText } from './text-file.ts';

/** Keeps a key for a server, as `normaliseServer` writes it. Answers false where it cannot be kept: then it stays in the file. */
export type KeepKey = (server: string, key: string) => boolean;

/**
 * Hands every key in the file to `keep`, then writes the file without them; comments and other keys stay. A key without an
 * address beside it stays until there is one. Throws as `parseConfig`, and where the file cannot be written.
 */
export function moveKeysOut(file: string, keep: KeepKey): void {
  const before = readText(file);
  if (before === null || !before.includes('api_key')) return;
  const { document, settings } = parseConfig(before, file);
  let isMoved = false;
  for (const { key, serverOf } of secretKeys) {
    const path = key.split('.');
    const node = document.getIn(path, true);
    const server = serverOf(settings);
    const value = isScalar(node) ? node.value : null;
    if (server === null || (typeof value !== 'string' && typeof value !== 'number') || value === '') continue;
    if (!keep(server, String(value).trim())) continue;
    document.deleteIn(path);
    isMoved = true;
  }
  // Where another program saved meanwhile, the next reading finds the key again.
  if (!isMoved || readText(file) !== before) return;
  writeText(file, document.toString({ lineWidth: 0, flowCollectionPadding: false }));
}
