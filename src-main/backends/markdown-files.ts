/**
 * The files of the `file` backend on disk: read whole, changed whole, never followed out of their folder, and never written over
 * what somebody else wrote meanwhile. The files are the truth; whoever indexes them only follows.
 */
import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, renameSync } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { parseDocument, printDocument, type MarkdownDocument } from './markdown-document.ts';
import type { Scope } from './scope.ts';

/** A file of a scope: its entrypoint, or the note of a day (`YYYY-MM-DD`). */
export type MemoryFile = { readonly type: 'entrypoint' } | { readonly type: 'note'; readonly day: string };

export interface MarkdownFilesOptions {
  /** Absolute path of the folder that holds a folder for each scope. Made with the first write. */
  readonly root: string;
  /** A plain file name that ends in `.md`. */
  readonly entrypoint: string;
}

export interface MarkdownFiles {
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
  /** The files of a scope that exist: the entrypoint first, then the notes, newest first. */
  list(scope: Scope): Promise<MemoryFile[]>;
  /** The scopes that have a folder. */
  scopes(): Promise<Scope[]>;
}

const maxBytes = 10_000_000;
const notesFolder = 'memory';
const noteName = /^(\d{4}-\d{2}-\d{2})\.md$/;
/** How often somebody else may come between reading and writing; an editor saves once. */
const maxTries = 20;

export function createMarkdownFiles({ root, entrypoint }: MarkdownFilesOptions): MarkdownFiles {
  const last = new Map<string, Promise<unknown>>();

  const partsOf = (scope: Scope, file: MemoryFile): string[] =>
    file.type === 'entrypoint' ? [scope, entrypoint] : [scope, notesFolder, `${file.day}.md`];

  function pathOf(scope: Scope, file: MemoryFile): string {
    return join(root, ...partsOf(scope, file));
  }

  /** Throws `not-allowed` where any part of the way below the root is a link; a link could lead anywhere. */
  function refuseLinks(scope: Scope, file: MemoryFile): void {
    let at = root;
    for (const part of partsOf(scope, file)) {
      at = join(at, part);
      const found = lstatSync(at, { throwIfNoEntry: false });
      if (!found) return;
      if (found.isSymbolicLink())
        throw new MnemeError(
          'not-allowed',
          `${at} is a link, and links are not followed out of the memory folder. Put a plain file or folder in its place.`,
        );
    }
  }

  function readBytes(scope: Scope, file: MemoryFile): Buffer | null {
    const path = pathOf(scope, file);
    try {
      refuseLinks(scope, file);
      const found = lstatSync(path, { throwIfNoEntry: false });
      if (!found) return null;
      if (!found.isFile()) throw new MnemeError('unreadable', `${path} is no file. Move it away.`);
      if (found.size > maxBytes)
        throw new MnemeError(
          'unreadable',
          `${path} has ${Math.round(found.size / 1e6)} MB; up to ${maxBytes / 1e6} MB are read. Split it into several files.`,
        );
      return readFileSync(path);
    } catch (error) {
      throw named(error, path);
    }
  }

  function parse(bytes: Buffer | null, path: string): MarkdownDocument {
    if (!bytes) return parseDocument('');
    try {
      return parseDocument(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch (cause) {
      throw new MnemeError(
        'unreadable',
        `${path} is not written in UTF-8, so it is neither read nor changed. Save it as UTF-8 in your editor.`,
        { cause },
      );
    }
  }

  async function editOnce(
    scope: Scope,
    file: MemoryFile,
    change: (document: MarkdownDocument) => MarkdownDocument,
  ): Promise<MarkdownDocument> {
    const path = pathOf(scope, file);
    for (let tries = 0; tries < maxTries; tries++) {
      const before = readBytes(scope, file);
      const changed = change(parse(before, path));
      const text = Buffer.from(printDocument(changed));
      if (before ? text.equals(before) : text.length === 0) return changed;
      const unfinished = join(dirname(path), `.${randomBytes(6).toString('hex')}.part`);
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        const handle = await open(unfinished, 'wx', 0o600);
        try {
          await handle.writeFile(text);
          await handle.sync();
        } finally {
          await handle.close();
        }
        // Nothing of ours runs between these two; what an editor wrote until now is seen.
        if (!isSame(readBytes(scope, file), before)) continue;
        renameSync(unfinished, path);
        await syncFolder(dirname(path));
        return changed;
      } catch (error) {
        throw named(error, path);
      } finally {
        await rm(unfinished, { force: true }).catch(() => {});
      }
    }
    throw new MnemeError(
      'conflict',
      `${path} is being written by another program again and again, so nothing was added. Try again later.`,
    );
  }

  return {
    pathOf,
    read: (scope, file) => parse(readBytes(scope, file), pathOf(scope, file)),
    edit(scope, file, change) {
      const path = pathOf(scope, file);
      const before = last.get(path) ?? Promise.resolve();
      const done = before.then(() => editOnce(scope, file, change));
      const settled = done
        .catch(() => {})
        .then(() => {
          if (last.get(path) === settled) last.delete(path);
        });
      last.set(path, settled);
      return done;
    },
    async list(scope) {
      const notes = (await namesIn(join(root, scope, notesFolder)))
        .flatMap((name) => noteName.exec(name)?.[1] ?? [])
        .toSorted()
        .reverse();
      const hasEntrypoint = (await namesIn(join(root, scope))).includes(entrypoint);
      return [
        ...(hasEntrypoint ? [{ type: 'entrypoint' } as const] : []),
        ...notes.map((day) => ({ type: 'note', day }) as const),
      ];
    },
    async scopes() {
      const names = await namesIn(root);
      return names.filter((name): name is Scope => /^(agent|room|team)_./.test(name)).toSorted();
    },
  };
}

/** No names where there is no folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw named(error, folder);
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

function named(error: unknown, path: string): unknown {
  if (error instanceof MnemeError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new MnemeError(
      'disk-full',
      `The disk that holds ${path} is full; the file is as it was. Free some space and try again.`,
      { cause: error },
    );
  if (code === undefined) return error;
  const why =
    code === 'ENOTDIR' || code === 'EEXIST'
      ? 'a file stands where its folder should be; move it away'
      : code === 'EROFS' || code === 'EACCES' || code === 'EPERM'
        ? 'it may not be read or written; check its permissions'
        : 'check that the disk is connected';
  return new MnemeError('unreadable', `${path}: ${why} (${code}).`, { cause: error });
}
