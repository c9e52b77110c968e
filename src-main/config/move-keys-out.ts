/** A key of a model server that the owner wrote into config.yaml goes to the system's key store, and out of the file. */
import { isDeepStrictEqual } from 'node:util';
import { isScalar } from 'yaml';
import { secretKeys } from '../../src-preload/contract/setting-keys.ts';
import { changeText } from './keep-layout.ts';
import { parseConfig } from './parse-config.ts';
import { removeNode } from './set-node.ts';
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
  const moved = secretKeys.filter(({ key, serverOf }) => {
    const node = document.getIn(key.split('.'), true);
    const server = serverOf(settings);
    const value = isScalar(node) ? node.value : null;
    if (server === null || (typeof value !== 'string' && typeof value !== 'number') || value === '')
      return false;
    return keep(server, String(value).trim());
  });
  // Where another program saved meanwhile, the next reading finds the key again.
  if (moved.length === 0 || readText(file) !== before) return;
  const texts = changeText(before, document, () => {
    for (const { key } of moved) removeNode(document, key.split('.'));
  });
  const isRight = (text: string): boolean => isDeepStrictEqual(parseConfig(text, file).settings, settings);
  const after = texts.find(isRight);
  if (after !== undefined) writeText(file, after);
}
