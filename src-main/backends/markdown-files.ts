/**
 * The files of the `file` backend on disk: read whole, changed whole, and never written over what somebody else wrote meanwhile.
 * The files are the truth; whoever indexes them only follows.
 */
import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, renameSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { fileTrouble } from './file-trouble.ts';
import { parseDocument, printDocument, type MarkdownDocument } from './markdown-document.ts';
import {
  lookAtScope,
  pathOf,
  refuseDetours,
  scopesIn,
  type MemoryFile,
  type MemoryFolder,
  type SeenFile,
} from './memory-folder.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import type { Scope } from './scope.ts';

export interface MarkdownFiles {
  /** As the settings say now. */
  folder(): MemoryFolder;
  pathOf(scope: Scope, file: MemoryFile): string;
  /** Empty where there is no such file. Throws `unreadable` or `not-allowed`, with the path and what to do. */
  read(scope: Scope, file: MemoryFile): MarkdownDocument;
  /**
   * Reads, changes and writes one file, one edit at a time; where somebody else wrote it meanwhile the change is made again
   * on what they wrote. Rejects as `read` does, and with `disk-full`; then the file is as it was.
   */
  edit(
    scope: Scope,
    file: MemoryFile,
    change: (document: MarkdownDocument) => MarkdownDocument,
  ): Promise<MarkdownDocument>;
  /** The files of a scope that exist: the entrypoint first, then the notes, newest first. Throws as `read` does. */
  look(scope: Scope): SeenFile[];
  /** The scopes that have a folder; null where the root is missing. Throws as `read` does. */
  scopes(): Scope[] | null;
  /** Writes a few bytes beside the scopes and takes them away again. Rejects as `edit` does. */
  tryToWrite(): Promise<void>;
}

const maxBytes = 10_000_000;
/** Of the files read last, those whose lines are kept at hand. */
const keptBytes = 4_000_000;
const probeBytes = 65_536;
const privateMode = 0o600;
/** How often somebody else may come between reading and writing; an editor saves once. */
const maxTries = 20;

/** `folder` is asked at each call: the owner may choose another one at any time. */
export function createMarkdownFiles(folder: () => MemoryFolder): MarkdownFiles {
  const oneAtATime = createOneAtATime();
  const path = (scope: Scope, file: MemoryFile): string => pathOf(folder(), scope, file);
  const parse = createParser();

  function readBytes(scope: Scope, file: MemoryFile): Buffer | null {
    const at = path(scope, file);
    try {
      refuseDetours(folder(), scope, file);
      const found = lstatSync(at, { throwIfNoEntry: false });
      if (!found) return null;
      if (!found.isFile()) throw new MnemeError('unreadable', say('{at} is no file. Move it away.', { at }));
      if (found.size > maxBytes)
        throw new MnemeError(
          'unreadable',
          say('{at} has {megabytes} MB; up to {most} MB are read. Split it into several files.', {
            at,
            megabytes: Math.round(found.size / 1e6),
            most: maxBytes / 1e6,
          }),
        );
      return readFileSync(at);
    } catch (error) {
      throw fileTrouble(error, at);
    }
  }

  async function editOnce(
    scope: Scope,
    file: MemoryFile,
    change: (document: MarkdownDocument) => MarkdownDocument,
  ): Promise<MarkdownDocument> {
    const at = path(scope, file);
    for (let tries = 0; tries < maxTries; tries++) {
      const before = readBytes(scope, file);
      const changed = change(parse(before, at));
      const text = Buffer.from(printDocument(changed));
      if (before ? text.equals(before) : text.length === 0) return changed;
      const unfinished = unfinishedName(dirname(at));
      try {
        if (!before) await mkdir(dirname(at), { recursive: true, mode: 0o700 });
        await writeThrough(unfinished, text, modeOf(at));
        // Nothing of ours runs between these two; what an editor wrote until now is seen.
        if (!isSame(readBytes(scope, file), before)) continue;
        renameSync(unfinished, at);
        await syncFolder(dirname(at));
        return parse(text, at);
      } catch (error) {
        throw fileTrouble(error, at);
      } finally {
        await rm(unfinished, { force: true }).catch(() => {});
      }
    }
    throw new MnemeError(
      'conflict',
      say(
        '{at} is being written by another program again and again, so nothing was added. Try again later.',
        { at },
      ),
    );
  }

  return {
    folder,
    pathOf: path,
    read: (scope, file) => parse(readBytes(scope, file), path(scope, file)),
    edit: async (scope, file, change) => oneAtATime(path(scope, file), () => editOnce(scope, file, change)),
    look: (scope) => lookAtScope(folder(), scope),
    scopes: () => scopesIn(folder()),
    async tryToWrite() {
      const { root } = folder();
      const unfinished = unfinishedName(root);
      try {
        await writeThrough(unfinished, Buffer.alloc(probeBytes), privateMode);
      } catch (error) {
        throw fileTrouble(error, root);
      } finally {
        await rm(unfinished, { force: true }).catch(() => {});
      }
    },
  };
}

/** Reads the lines of a file; the same bytes at the same place give the same document as long as they are at hand. */
function createParser(): (bytes: Buffer | null, path: string) => MarkdownDocument {
  const read = new Map<string, { readonly bytes: Buffer; readonly document: MarkdownDocument }>();
  let kept = 0;

  function forget(path: string): void {
    kept -= read.get(path)?.bytes.length ?? 0;
    read.delete(path);
  }

  return (bytes, path) => {
    const known = read.get(path);
    if (bytes && known?.bytes.equals(bytes)) return known.document;
    forget(path);
    if (!bytes) return parseDocument('');
    const document = parseDocument(decode(bytes, path));
    read.set(path, { bytes, document });
    kept += bytes.length;
    for (const oldest of read.keys()) {
      if (kept <= keptBytes) break;
      forget(oldest);
    }
    return document;
  };
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new MnemeError(
      'unreadable',
      say(
        '{path} is not written in UTF-8, so it is neither read nor changed. Save it as UTF-8 in your editor.',
        { path },
      ),
      { cause },
    );
  }
}

/** Hidden, so that neither an editor nor the follower takes it for a file of memories. */
function unfinishedName(folder: string): string {
  return join(folder, `.${randomBytes(6).toString('hex')}.part`);
}

/** Whoever else the owner lets read a file still may after an edit. */
function modeOf(path: string): number {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found ? found.mode & 0o777 : privateMode;
}

async function writeThrough(path: string, bytes: Buffer, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isSame(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

/** A rename is on the disk only after its folder is. Some file systems cannot do that; they are as safe as they can be. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync();
  } catch {
    // Windows and some network folders refuse.
  } finally {
    await handle?.close();
  }
}
