/** An encrypted export, opened by its passphrase: a text like any other from then on, never written to the disk. */
import { open, type FileHandle } from 'node:fs/promises';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import {
  bundleHeadSchema,
  maxBundleHeadBytes,
  openBundleKey,
  openValue,
  sealedValueSchema,
  type BundleHead,
} from '../base/bundle.ts';
import { openChunk, sealedChunkBytes } from '../base/sealed-chunks.ts';
import { decodeUtf8, exportAgain, refusal, type TextFile } from './read-text.ts';

/** Null: not given. */
export interface Passphrases {
  readonly passphrase: string | null;
  readonly vaultPassphrase: string | null;
}

/** Rejects with `passphrase` where none or another one is given, `invalid-input` for what is no whole bundle, `unreadable`. */
export async function openBundle(file: string, passphrases: Passphrases): Promise<TextFile> {
  const handle = await open(file, 'r');
  try {
    const { line, head } = await readHead(file, handle);
    const key = await keyOf(file, head, passphrases.passphrase, 'all');
    const vaultKey =
      passphrases.vaultPassphrase === null || head.vaultBox === null
        ? null
        : await keyOf(file, head, passphrases.vaultPassphrase, 'vault');
    const { size } = await handle.stat();
    return {
      file,
      bytes: size,
      pieces: (onRead) => decodeUtf8(file, openedChunks(file, handle, line, size, key), onRead),
      openSecret(id, value) {
        if (vaultKey === null) return null;
        const sealed = sealedValueSchema.safeParse(value);
        const secret = sealed.success ? openValue(vaultKey, id, sealed.data) : null;
        if (secret === null)
          throw refusal(file, say('has a value of the vault that does not open ({id})', { id }), exportAgain);
        return secret;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readHead(file: string, handle: FileHandle): Promise<{ line: Uint8Array; head: BundleHead }> {
  const start = Buffer.alloc(maxBundleHeadBytes);
  const { bytesRead } = await handle.read(start, 0, start.length, 0);
  const end = start.subarray(0, bytesRead).indexOf('\n');
  const line = start.subarray(0, end + 1);
  let value: unknown = null;
  try {
    value = JSON.parse(line.toString('utf8'));
  } catch {
    // told below
  }
  const version = bundleHeadSchema.pick({ format: true, version: true }).safeParse(value);
  if (version.success && version.data.version !== 1)
    throw refusal(
      file,
      say('has version {version}; this Mneme reads 1', { version: version.data.version }),
      say('Install a newer Mneme'),
    );
  const head = bundleHeadSchema.safeParse(value);
  if (!head.success)
    throw refusal(file, say('has a first line that cannot be read'), exportAgain, head.error);
  return { line, head: head.data };
}

async function keyOf(
  file: string,
  head: BundleHead,
  passphrase: string | null,
  of: 'all' | 'vault',
): Promise<Uint8Array> {
  const name = of === 'all' ? file : say('The vault in {file}', { file });
  if (passphrase === null)
    throw new MnemeError(
      'passphrase',
      say('{name} is encrypted. Give the passphrase that it was exported with.', { name }),
    );
  const key = await openBundleKey(head, passphrase, of);
  if (key === null)
    throw new MnemeError(
      'passphrase',
      say('{name} does not open with this passphrase. Check how it is written.', { name }),
    );
  return key;
}

async function* openedChunks(
  file: string,
  handle: FileHandle,
  head: Uint8Array,
  size: number,
  key: Uint8Array,
): AsyncGenerator<Uint8Array, void> {
  const buffer = Buffer.alloc(sealedChunkBytes);
  for (let number = 0, at = head.length; ; number++) {
    const { bytesRead } = await handle.read(buffer, 0, sealedChunkBytes, at);
    at += bytesRead;
    const isLast = at >= size;
    const opened = openChunk(key, head, number, isLast, buffer.subarray(0, bytesRead));
    if (opened === null)
      throw refusal(
        file,
        say('was changed or cut off near byte {at}', { at }),
        say('Take another copy of it, or export it again'),
      );
    yield opened;
    if (isLast) return;
  }
}
