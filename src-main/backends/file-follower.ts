/**
 * Looks every second whether somebody else has changed the files of memories, and lets the index follow what has changed. It asks
 * for times and sizes only (300 files take 1.2 ms), because what tells of changes by itself is silent on network folders
 * and works differently on each platform.
 */
import { say } from '../../src-preload/contract/sentences/say.ts';
import { inWords, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { accessSync, constants } from 'node:fs';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { sleep, type Clock } from '../base/clock.ts';
import { inTurns } from '../base/in-turns.ts';
import type { Log } from '../base/log.ts';
import type { WritableDb } from '../store/statements.ts';
import { fileTrouble } from './file-trouble.ts';
import { filesKnown, scopesKnown } from './file-index.ts';
import type { MarkdownBackend } from './markdown-backend.ts';
import type { MarkdownFiles } from './markdown-files.ts';
import type { MemoryFile, SeenFile } from './memory-folder.ts';
import type { Scope } from './scope.ts';

export interface FileFollowerParts {
  readonly db: WritableDb;
  readonly files: MarkdownFiles;
  readonly backend: Pick<MarkdownBackend, 'begin' | 'follow'>;
  readonly clock: Clock;
  readonly log: Log;
  /** A file was followed, or the trouble is another. */
  readonly onChange: () => void;
}

export interface FileFollower {
  /** Looks now, and then every second. */
  start(): void;
  /** Resolves when the file in hand is followed. */
  stop(): Promise<void>;
  /** Resolves when everything that had changed by now is in the index. What has vanished goes with the second look. */
  look(): Promise<void>;
  /** What keeps the files from being read or written, in words; null for nothing. */
  trouble(): string | null;
  /** Somebody could not write or read a file. Forgotten when writing works again. */
  noteTrouble(failure: MnemeError): void;
}

const pauseMs = 1_000;
/** On a slow disk looking takes a tenth of the time at most. */
const sharePause = 10;
const longestPauseMs = 10_000;
/** A file that is younger than a tick of its disk's clock may change again without looking different. */
const tickMs = 2_500;
/** What cannot be read is tried again after so long even if it looks the same. */
const retryMs = 30_000;

interface Followed {
  readonly signature: string;
  /** When it is read again although it looks the same; null for never. */
  readonly againAt: number | null;
}

interface Seen {
  readonly files: readonly (SeenFile & { readonly scope: Scope })[];
  /** Scopes whose folders could not be looked into. */
  readonly unknown: ReadonlySet<Scope>;
}

export function createFileFollower(parts: FileFollowerParts): FileFollower {
  const { db, files, backend, clock, log } = parts;
  const followed = new Map<string, Followed>();
  /** Seen to be missing once; an editor that saves takes a file away for a moment. */
  const missing = new Set<string>();
  /** By file; in words. */
  const troubles = new Map<string, string>();
  let scopeTroubles: readonly string[] = [];
  let folderTrouble: string | null = null;
  let writeTrouble: string | null = null;
  let told: string | null = null;
  let folderSeen = '';
  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  let looking: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  return {
    start() {
      if (running) return;
      stopping = new AbortController();
      running = work(stopping.signal).finally(() => {
        running = null;
      });
    },
    async stop() {
      stopping.abort();
      await running;
      await looking;
    },
    look,
    trouble,
    noteTrouble(failure) {
      writeTrouble = wordsOf(failure);
      tell();
    },
  };

  async function work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const startedAt = clock.now();
      await look();
      const tookMs = clock.now() - startedAt;
      await sleep(clock, Math.min(longestPauseMs, Math.max(pauseMs, tookMs * sharePause)), signal);
    }
  }

  /** One look at a time; whoever asks during one gets the next, which sees what has changed meanwhile. */
  function look(): Promise<void> {
    if (!looking) {
      looking = lookOnce().finally(() => {
        looking = null;
      });
      return looking;
    }
    next ??= looking.then(() => {
      next = null;
      return look();
    });
    return next;
  }

  async function lookOnce(): Promise<void> {
    let changes = 0;
    try {
      beginAnew();
      const seen = await inTurns(seeAll());
      for (const one of seen?.files ?? []) if (await follow(one)) changes += 1;
      if (seen) changes += await forgetMissing(seen);
      if (writeTrouble !== null) await tryToWrite();
    } catch (error) {
      // A store that is full or damaged must not end the looking; what was not followed looks changed again next time.
      log('warn', 'the files of memories could not be followed', { code: codeOf(error) });
    }
    if (changes > 0) parts.onChange();
    tell();
  }

  /** Where the owner has chosen another folder. */
  function beginAnew(): void {
    backend.begin();
    const here = JSON.stringify(files.folder());
    if (here === folderSeen) return;
    if (folderSeen !== '') writeTrouble = null;
    folderSeen = here;
    followed.clear();
    missing.clear();
    troubles.clear();
  }

  /** Null where the folder as a whole is out of sight; that is no reason to forget what was in it. */
  function* seeAll(): Generator<void, Seen | null> {
    const { root } = files.folder();
    folderTrouble = null;
    scopeTroubles = [];
    let scopes: Scope[] | null;
    try {
      scopes = files.scopes();
      if (scopes) accessSync(root, constants.W_OK);
    } catch (error) {
      folderTrouble = messageOf(fileTrouble(error, root));
      if (!scopes!) return null;
    }
    if (!scopes || scopes.length === 0) {
      if (scopesKnown(db).length > 0)
        folderTrouble = inWords(
          say(
            'There are no memories in {root} any more. What stood there is still found until it is back, or until it is deleted here. Is its disk connected?',
            { root },
          ),
        );
      return null;
    }
    const found: (SeenFile & { readonly scope: Scope })[] = [];
    const unknown = new Set<Scope>();
    for (const scope of scopes) {
      try {
        for (const file of files.look(scope)) found.push({ ...file, scope });
      } catch (error) {
        unknown.add(scope);
        scopeTroubles = [...scopeTroubles, messageOf(error)];
      }
      yield;
    }
    return { files: found, unknown };
  }

  /** Answers whether the file was read. */
  async function follow({ scope, file, signature, modifiedAt }: Seen['files'][number]): Promise<boolean> {
    const key = keyOf(scope, file);
    missing.delete(key);
    const before = followed.get(key);
    const now = clock.now();
    const isDue = before !== undefined && (before.againAt ?? Infinity) <= now;
    if (stopping.signal.aborted || (before?.signature === signature && !isDue)) return false;
    try {
      await backend.follow(scope, file);
      const isYoung = Math.abs(now - modifiedAt) < tickMs;
      followed.set(key, { signature, againAt: isYoung ? now + tickMs : null });
      troubles.delete(key);
    } catch (error) {
      // One bad file is no reason to lose sight of the others; its lines stay as they were last read.
      followed.set(key, { signature, againAt: now + retryMs });
      troubles.set(key, messageOf(error));
      log('warn', 'a file of memories was not read', { code: codeOf(error) });
    }
    return true;
  }

  /** What is indexed and was not seen twice is gone. Answers of how many files that was true. */
  async function forgetMissing({ files: present, unknown }: Seen): Promise<number> {
    const isPresent = new Set(present.map(({ scope, file }) => keyOf(scope, file)));
    for (const key of followed.keys()) if (!isPresent.has(key)) followed.delete(key);
    for (const key of troubles.keys()) if (!isPresent.has(key)) troubles.delete(key);
    let gone = 0;
    for (const scope of scopesKnown(db)) {
      if (unknown.has(scope)) continue;
      for (const file of filesKnown(db, scope)) {
        const key = keyOf(scope, file);
        if (isPresent.has(key)) continue;
        if (!missing.delete(key)) missing.add(key);
        else if (await follow({ scope, file, signature: '', modifiedAt: 0, bytes: 0 })) gone += 1;
      }
    }
    return gone;
  }

  async function tryToWrite(): Promise<void> {
    try {
      await files.tryToWrite();
      writeTrouble = null;
    } catch (error) {
      writeTrouble = messageOf(error);
    }
  }

  function trouble(): string | null {
    const all = [folderTrouble, writeTrouble, ...scopeTroubles, ...troubles.values()].filter(
      (each) => each !== null,
    );
    const [first] = all;
    if (first === undefined) return null;
    const others = new Set(all).size - 1;
    return others === 0 ? first : inWords(say('{first} (And {others} more like it.)', { first, others }));
  }

  function tell(): void {
    const now = trouble();
    if (now === told) return;
    told = now;
    parts.onChange();
  }
}

function keyOf(scope: Scope, file: MemoryFile): string {
  return `${scope}/${file.type === 'entrypoint' ? '' : file.day}`;
}

function messageOf(error: unknown): string {
  return wordsOf(error);
}

function codeOf(error: unknown): string {
  return error instanceof MnemeError ? error.code : 'internal';
}
