/**
 * Where the files of conversation memory are, and what tells whether one has changed without reading it. A link below the folder
 * is never followed: it could lead anywhere. Nor is a folder that only looks like the scope's.
 */
import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { fileTrouble } from './file-trouble.ts';
import type { Scope } from './scope.ts';

/** A file of a scope: its entrypoint, or the note of a day (`YYYY-MM-DD`). */
export type MemoryFile = { readonly type: 'entrypoint' } | { readonly type: 'note'; readonly day: string };

export interface MemoryFolder {
  /** Absolute path of the folder that holds a folder for each scope. Made with the first write. */
  readonly root: string;
  /** A plain file name that ends in `.md`. */
  readonly entrypoint: string;
}

export interface SeenFile {
  readonly file: MemoryFile;
  /** Another one means that the file has changed. */
  readonly signature: string;
  readonly bytes: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly modifiedAt: number;
}

const notesFolder = 'memory';
const noteName = /^(\d{4}-\d{2}-\d{2})\.md$/;
const scopeName = /^(agent|room|team)_./;

/** Absolute path. Throws `not-allowed` where the scope's name would lead out of the folder. */
export function pathOf(folder: MemoryFolder, scope: Scope, file: MemoryFile): string {
  return join(folder.root, ...partsOf(folder, scope, file));
}

/** The name of a file within the folder of its scope, as people read it. */
export function nameOf({ entrypoint }: MemoryFolder, file: MemoryFile): string {
  return file.type === 'entrypoint' ? entrypoint : `${notesFolder}/${file.day}.md`;
}

/** Throws `not-allowed` where a part of the way below the root is a link, or the folder of another scope. */
export function refuseDetours(folder: MemoryFolder, scope: Scope, file: MemoryFile): void {
  refuseDetoursOn(folder.root, scope, partsOf(folder, scope, file));
}

function refuseDetoursOn(root: string, scope: Scope, parts: readonly string[]): void {
  let at = root;
  for (const [depth, part] of parts.entries()) {
    at = join(at, part);
    const found = lstatSync(at, { throwIfNoEntry: false });
    if (!found) return;
    if (found.isSymbolicLink())
      throw new MnemeError(
        'not-allowed',
        say(
          '{at} is a link, and links are not followed out of the memory folder. Put a plain file or folder in its place.',
          { at },
        ),
      );
    if (depth === 0) refuseNamesake(at, scope);
  }
}

/** The files of a scope that exist: the entrypoint first, then the notes, newest first. Throws what the disk has to say. */
export function lookAtScope(folder: MemoryFolder, scope: Scope): SeenFile[] {
  const name = folderOf(folder, scope);
  const own = join(folder.root, name);
  const notes = join(own, notesFolder);
  try {
    refuseDetoursOn(folder.root, scope, [name, notesFolder]);
    const entrypoint = seenFile(join(own, folder.entrypoint), { type: 'entrypoint' });
    const days = namesIn(notes)
      .flatMap((name) => noteName.exec(name)?.[1] ?? [])
      .toSorted()
      .reverse();
    return [
      ...(entrypoint ? [entrypoint] : []),
      ...days.flatMap((day) => seenFile(join(notes, `${day}.md`), { type: 'note', day }) ?? []),
    ];
  } catch (error) {
    throw fileTrouble(error, own);
  }
}

/** The scopes that have a folder; other folders, such as an editor's own, are left alone. Null where the root is missing. */
export function scopesIn({ root }: MemoryFolder): Scope[] | null {
  try {
    const names = readdirSync(root)
      .map((name) => name.normalize('NFC'))
      .filter((name): name is Scope => scopeName.test(name));
    return [...new Set(names)].toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fileTrouble(error, root);
  }
}

function partsOf(folder: MemoryFolder, scope: Scope, file: MemoryFile): string[] {
  const own = folderOf(folder, scope);
  return file.type === 'entrypoint' ? [own, folder.entrypoint] : [own, notesFolder, `${file.day}.md`];
}

/**
 * The scope's folder by its name. Computers write accents in two ways, so a folder that another one made may have the same name
 * in other bytes.
 */
function folderOf({ root }: MemoryFolder, scope: Scope): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must not get through
  if (!scopeName.test(scope) || /[/\\\u0000-\u001f]/.test(scope))
    throw new MnemeError(
      'not-allowed',
      say('"{scope}" cannot be the name of a folder of memories.', { scope }),
    );

  if (/^[\u0020-\u007e]*$/.test(scope) || lstatSync(join(root, scope), { throwIfNoEntry: false }))
    return scope;
  return namesIn(root).find((name) => isSameName(name, scope)) ?? scope;
}

/** Where case does not count, the folder of `agent_Ada` opens under `agent_ada` as well; neither may read the other's. */
function refuseNamesake(path: string, scope: Scope): void {
  const found = basename(realpathSync.native(path));
  if (isSameName(found, scope)) return;
  throw new MnemeError(
    'not-allowed',
    say(
      "On this disk {scope} and {found} are the same folder, and neither may read the other's memories. Rename one of the two agents, rooms or teams.",
      { scope, found },
    ),
  );
}

function isSameName(a: string, b: string): boolean {
  return a.normalize('NFC') === b.normalize('NFC');
}

/** Null where there is none. A link and a folder count: reading it says what is wrong with it. */
function seenFile(path: string, file: MemoryFile): SeenFile | null {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return null;
  const { mtimeMs, ctimeMs, size, ino } = found;
  return {
    file,
    signature: `${mtimeMs} ${ctimeMs} ${size} ${ino}`,
    bytes: size,
    modifiedAt: Math.max(0, Math.round(mtimeMs)),
  };
}

/** None where there is no folder. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fileTrouble(error, folder);
  }
}
