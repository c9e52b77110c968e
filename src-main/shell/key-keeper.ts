/**
 * Holds the secrets of the store while they may be held. A key file with a passphrase is shut at the start and after `lock`;
 * then nothing here can open it but the passphrase or the recovery code. Every change is on disk, whole, before it counts.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LockState } from '../../src-preload/contract/lock.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { PassphraseCost } from '../base/passphrase.ts';
import {
  envelopeSchema,
  makeEnvelope,
  openEnvelope,
  unwrapByCode,
  unwrapByPassphrase,
  unwrapBySystem,
  wrapByCode,
  wrapByPassphrase,
  wrapBySystem,
  type Envelope,
  type Opened,
  type Secrets,
} from './key-envelope.ts';
import { doesNotOpen, loadKey, loadVaultKey, replaceKey, whatIsLeft, type Seal } from './keys.ts';
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { createTries } from './tries.ts';
import { writeFileWhole } from './write-file-whole.ts';

export interface KeyKeeper {
  state(): LockState;
  /**
   * What the engine is started with: the secrets, or, while they are shut, the public key alone. Throws `store-key` where
   * they should open by themselves and don't.
   */
  open(): Secrets | { readonly sealTo: Uint8Array };
  /** Forgets the secrets. False where there is no passphrase, so that nothing would keep them shut. */
  lock(): boolean;
  /** What was opened counts no more: the file, or the whole folder, may be another one now. */
  forget(): void;
  /** Throws `passphrase`, also while the next try has to wait; `store-key` where the file is damaged. */
  unlock(passphrase: string): Promise<void>;
  /** Throws `invalid-input` for a mistyped code, `passphrase` for another one. */
  unlockWithCode(code: string): Promise<void>;
  /** `current` is null where there is none yet. Throws `passphrase`, `invalid-input`, `locked`, `disk-full`. */
  setPassphrase(current: string | null, next: string): Promise<void>;
  /** After the recovery code has opened it, the passphrase that was forgotten need not be named. */
  removePassphrase(current: string | null): Promise<void>;
  /**
   * A new key under the system's key store, for a store that begins anew; the file as it was stays beside it. Throws `store-key`,
   * `disk-full` or `unreadable`; then the old one is in force.
   */
  startAnew(): void;
  /** A new code, which no file holds and nobody can ask for again; the one before opens nothing any more. */
  makeRecoveryCode(current: string | null): Promise<string>;
}

export interface KeyKeeperParts {
  readonly dataFolder: string;
  /** Asked when it is needed: before the application is ready there is no key store. */
  readonly seal: () => Seal;
  readonly clock: Clock;
  readonly log: Log;
  /** What a guess costs where it is not the usual. */
  readonly cost?: PassphraseCost;
}

export function createKeyKeeper({ dataFolder, seal, clock, log, cost }: KeyKeeperParts): KeyKeeper {
  const file = join(dataFolder, 'key.bin');
  const tries = createTries({ file: join(dataFolder, 'lock-tries.json'), clock, log });
  let opened: Opened | null = null;
  /** Why a file without a passphrase did not open; a recovery code may. */
  let trouble = '';
  /** The code has opened it: the owner may choose another passphrase without the one that was forgotten. */
  let isByCode = false;
  let last: Promise<unknown> = Promise.resolve();

  return {
    state() {
      const envelope = readable(file);
      const isLocked =
        opened === null && envelope !== null && (envelope.passphrase !== null || trouble !== '');
      return {
        locked: isLocked,
        hasPassphrase: envelope !== null && envelope.passphrase !== null,
        hasRecoveryCode: envelope !== null && envelope.recovery !== null,
        passphraseForgotten: isByCode,
        trouble: isLocked ? trouble : '',
        waitSeconds: tries.waitSeconds(),
      };
    },
    open() {
      if (opened) return opened.secrets;
      const envelope = readEnvelope(file);
      if (!envelope) return openOld();
      if (envelope.passphrase) return { sealTo: Buffer.from(envelope.sealingPublicKey, 'base64') };
      let lockKey: Uint8Array;
      try {
        lockKey = unwrap(envelope, seal(), file);
      } catch (error) {
        if (!envelope.recovery) throw error;
        // The window asks for the code; until then nothing is lost of what is seen.
        trouble = wordsOf(error);
        log('error', 'The key did not open by itself.', { reason: trouble });
        return { sealTo: Buffer.from(envelope.sealingPublicKey, 'base64') };
      }
      return take(envelope, lockKey).secrets;
    },
    lock() {
      if (!readEnvelope(file)?.passphrase) return false;
      forget();
      return true;
    },
    forget,
    unlock: (passphrase) =>
      inTurn(async () => {
        const envelope = mustBeShut();
        const lockKey = await openedByPassphrase(envelope, passphrase);
        take(envelope, lockKey);
      }),
    unlockWithCode: (code) =>
      inTurn(() => {
        const envelope = mustBeShut();
        if (!envelope.recovery)
          throw new MnemeError('not-found', say('No recovery code was made for this key.'));
        const read = readRecoveryCode(code);
        if (read === null) {
          throw new MnemeError(
            'invalid-input',
            say(
              'This is no recovery code: a letter is wrong, or some are missing. It has seven groups of four.',
            ),
          );
        }
        tries.begin();
        const lockKey = unwrapByCode(envelope.recovery, read);
        if (!lockKey) throw tries.wrong(say('This recovery code does not open it: a newer one was made.'));
        tries.right();
        const open = take(envelope, lockKey);
        isByCode = envelope.passphrase !== null;
        // The key store is another one now: from the next start on it opens by itself again.
        if (!isByCode) write({ ...envelope, system: wrapBySystem(lockKey, seal()) }, open);
        return Promise.resolve();
      }),
    setPassphrase: (current, next) =>
      inTurn(async () => {
        const { envelope, open } = await permitted(current);
        const passphrase = await wrapByPassphrase(open.lockKey, next, cost);
        write({ ...envelope, passphrase, system: null }, open);
        isByCode = false;
        log('info', 'A passphrase was set.');
      }),
    removePassphrase: (current) =>
      inTurn(async () => {
        const { envelope, open } = await permitted(current);
        write({ ...envelope, passphrase: null, system: wrapBySystem(open.lockKey, seal()) }, open);
        isByCode = false;
        log('info', 'The passphrase was removed.');
      }),
    startAnew() {
      const kept = `key-before-${new Date(clock.now()).toISOString().slice(0, 19).replace(/\D/gu, '')}.bin`;
      const by = seal();
      writeFileWhole(join(dataFolder, kept), readFileSync(file, 'utf8'));
      replaceKey(dataFolder, by);
      opened = null;
      trouble = '';
      isByCode = false;
      tries.right();
    },
    makeRecoveryCode: (current) =>
      inTurn(async () => {
        const { envelope, open } = await permitted(current);
        const code = makeRecoveryCode();
        const system = envelope.passphrase ? null : wrapBySystem(open.lockKey, seal());
        write({ ...envelope, system, recovery: wrapByCode(open.lockKey, code) }, open);
        log('info', 'A recovery code was made.');
        return code;
      }),
  };

  function forget(): void {
    for (const secret of secretsOf(opened)) secret.fill(0);
    opened = null;
    isByCode = false;
    trouble = '';
  }

  /** One try after the other: each takes 64 MiB and most of a second. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  /** A file of version 1: the system's key store alone. */
  function openOld(): Secrets {
    const by = seal();
    return { dataKey: loadKey(dataFolder, by), vaultKey: loadVaultKey(dataFolder, by), sealing: null };
  }

  function mustBeShut(): Envelope {
    const envelope = readEnvelope(file);
    if (!envelope || opened) throw new MnemeError('conflict', say('It is open already.'));
    return envelope;
  }

  async function openedByPassphrase(envelope: Envelope, passphrase: string): Promise<Uint8Array> {
    tries.begin();
    const lockKey = envelope.passphrase && (await unwrapByPassphrase(envelope.passphrase, passphrase));
    if (!lockKey) throw tries.wrong(say('This is not the passphrase.'));
    tries.right();
    return lockKey;
  }

  function take(envelope: Envelope, lockKey: Uint8Array): Opened {
    const next = openEnvelope(envelope, lockKey);
    if (!next) throw damaged(file);
    opened = next;
    trouble = '';
    return next;
  }

  /** The envelope that may be changed now, made of an older file where that is what there is. */
  async function permitted(current: string | null): Promise<{ envelope: Envelope; open: Opened }> {
    const envelope = readEnvelope(file);
    if (!envelope) {
      const { dataKey, vaultKey } = openOld();
      const { envelope: made, ...open } = makeEnvelope(dataKey, vaultKey);
      return { envelope: made, open };
    }
    if (!opened && !envelope.passphrase) take(envelope, unwrap(envelope, seal(), file));
    if (!opened) throw new MnemeError('locked', say('Mneme is locked. Unlock it first.'));
    if (envelope.passphrase && !isByCode) await openedByPassphrase(envelope, current ?? '');
    return { envelope, open: opened };
  }

  function write(envelope: Envelope, open: Opened): void {
    writeFileWhole(file, `${JSON.stringify(envelope)}\n`);
    opened = open;
    // It lies in the envelope now; sealed by the key store alone it would open without the passphrase.
    rmSync(join(dataFolder, 'vault-key.bin'), { force: true });
  }
}

/** The lock key by the system's key store. Throws `store-key` where that is another one. */
function unwrap(envelope: Envelope, by: Seal, file: string): Uint8Array {
  const sealedBy = envelope.system?.sealedBy ?? say('nothing');
  try {
    if (!envelope.system) throw new Error('It has no way in.');
    return unwrapBySystem(envelope.system, by);
  } catch (error) {
    if (!envelope.recovery)
      throw doesNotOpen({ key: say('The key of the database'), file, sealedBy, name: by.name }, error);
    throw new MnemeError(
      'store-key',
      say(
        'The key in {file} cannot be opened. It was sealed by {sealedBy}, and this session offers {name}. Log in as usual and unlock your key ring, use the recovery code, or put the file back from a backup. {whatIsLeft}',
        { file, sealedBy, name: by.name, whatIsLeft },
      ),
      { cause: error },
    );
  }
}

/** For the status: what is wrong with a file is said by the start that fails. */
function readable(file: string): Envelope | null {
  try {
    return readEnvelope(file);
  } catch {
    return null;
  }
}

/** Null for a file of version 1 and for none. Throws `store-key` for one of version 2 that is damaged, or of a later one. */
function readEnvelope(file: string): Envelope | null {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // `loadKey` says what is wrong with it.
    return null;
  }
  const { version } = (content ?? {}) as { version?: unknown };
  if (version === 1 || typeof version !== 'number') return null;
  const parsed = envelopeSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  if (version > 2) {
    throw new MnemeError(
      'store-newer',
      say('{file} was written by a newer version of Mneme. Install that one again.', { file }),
    );
  }
  throw damaged(file);
}

function damaged(file: string): MnemeError {
  return new MnemeError(
    'store-key',
    say(
      'The key file {file} is damaged: put it back from a backup, where it lies under the same name. Without it nobody can read what was recorded. {whatIsLeft}',
      { file, whatIsLeft },
    ),
  );
}

function secretsOf(opened: Opened | null): Uint8Array[] {
  if (!opened) return [];
  const { dataKey, vaultKey, sealing } = opened.secrets;
  return [opened.lockKey, dataKey, vaultKey, ...(sealing ? [sealing.privateKey] : [])];
}
