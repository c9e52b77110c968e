/** What happens to the values of the vault: they are offered, added, classified, shown one at a time, and discarded. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { FieldsOf, MemoryId, MemoryOf } from '../../../src-preload/contract/memory.ts';
import { tell } from '../../../src-preload/contract/sentences/wording.ts';
import { kindWords } from '../../base/own-words.ts';
import { transaction } from '../../store/database.ts';
import type { WritableDb } from '../../store/statements.ts';
import type { Change, Memories, NewSource } from '../memories.ts';
import type { VaultSeal } from './vault-seal.ts';
import {
  forgetDiscarded,
  memoryOfDigest,
  readSealed,
  wasDiscarded,
  writeSealed,
} from './vault-values-table.ts';

type Fields = FieldsOf<'vault'>;
type Entry = MemoryOf<'vault'>;

export interface OfferedSecret {
  readonly value: string;
  /** Equal for readings of one secret that differ in a letter that looks like another. */
  readonly likeness: string;
  readonly entryType: Fields['entryType'];
  /** "GitHub token in Terminal". Holds no part of the value. */
  readonly caption: string;
  readonly origin: string;
  readonly occurredAt: number;
}

/** What the owner says of a value. */
export type Classification = Pick<Fields, 'entryType' | 'sensitivity' | 'caption'>;

export interface VaultValues {
  /** Makes a candidate of a secret that was recognised, unless the vault holds it already or the owner discarded it; answers whether it did. */
  offer(secret: OfferedSecret, source: NewSource): boolean;
  /** Adds a value by the owner's hand, classified. Throws `conflict` where the vault holds it already. */
  add(classification: Classification, origin: string, value: string, likeness: string): Entry;
  /** What `bring` would answer. */
  foresee(entry: Entry, likeness: string): 'added' | 'known' | 'kept';
  /** Brings an entry with its value in from a file, as `Memories.bring` does; `kept`: the vault holds the value elsewhere. */
  bring(
    entry: Entry,
    value: string,
    likeness: string,
    sources: readonly NewSource[],
    change: Change,
  ): 'added' | 'known' | 'kept';
  /** Throws `not-found`, `conflict` (it has another version by now) or `invalid-input` (no entry of the vault). */
  classify(id: MemoryId, version: number, classification: Classification): Entry;
  /** The value in plain text, for the owner's eyes alone. Throws `not-found` where there is none, `store-key` where it does not open. */
  reveal(id: MemoryId): string;
  /** Erases values and memories for good, never to be offered again; answers how many there were. What is no entry of the vault is refused (`invalid-input`). */
  discard(ids: readonly MemoryId[]): number;
}

const byOwner = { actor: 'owner' } as const;
/** Of what nobody has classified. */
const firstSensitivity = 'high';

export function createVaultValues(db: WritableDb, memories: Memories, seal: VaultSeal): VaultValues {
  return {
    offer(secret, source) {
      const { value, likeness, entryType, caption, origin, occurredAt } = secret;
      return transaction(db, () => {
        const digest = seal.digest(likeness);
        if (memoryOfDigest(db, digest) !== null || wasDiscarded(db, digest)) return false;
        const fields = {
          entryType,
          caption,
          origin,
          sensitivity: firstSensitivity,
          hasValue: false,
        } as const;
        const change = { actor: 'pipeline', reason: tell('Recognised by its form') } as const;
        const { id } = memories.add({ kind: 'vault', fields, occurredAt }, [source], change);
        writeSealed(db, id, seal.seal(id, value), digest);
        return true;
      });
    },
    add(classification, origin, value, likeness) {
      return transaction(db, () => {
        const digest = seal.digest(likeness);
        const holder = memoryOfDigest(db, digest);
        if (holder !== null) {
          throw new MnemeError(
            'conflict',
            say('The vault holds this value already ({holder}). Classify that entry, or discard it first.', {
              holder,
            }),
          );
        }
        forgetDiscarded(db, digest);
        const fields = { ...classification, origin, hasValue: false };
        const { id } = memories.add({ kind: 'vault', fields }, [{ kind: 'owner' }], byOwner);
        writeSealed(db, id, seal.seal(id, value), digest);
        return entry(id);
      });
    },
    foresee,
    bring(memory, value, likeness, sources, change) {
      return transaction(db, () => {
        const outcome = foresee(memory, likeness);
        if (outcome !== 'added') return outcome;
        const fields = { ...memory.fields, hasValue: false };
        memories.bring({ ...memory, fields }, sources, change);
        const digest = seal.digest(likeness);
        forgetDiscarded(db, digest);
        writeSealed(db, memory.id, seal.seal(memory.id, value), digest);
        return outcome;
      });
    },
    classify(id, version, { caption, ...classification }) {
      return transaction(db, () => {
        const before = entry(id);
        const change = { ...byOwner, step: memories.beginStep(), reason: tell('Classified') };
        memories.update(id, { title: caption, fields: { ...classification, caption } }, [], change, version);
        if (before.state === 'candidate') memories.setState([id], 'active', change);
        return entry(id);
      });
    },
    reveal(id) {
      entry(id);
      const sealed = readSealed(db, id);
      if (!sealed)
        throw new MnemeError('not-found', say("The vault's entry {id} has no value: it was erased.", { id }));
      const value = seal.open(id, sealed);
      if (value === null) {
        throw new MnemeError(
          'store-key',
          say(
            "The value of the vault's entry {id} does not open with the key in vault-key.bin. Put that file back from a backup of the data folder, or discard the entry.",
            { id },
          ),
        );
      }
      return value;
    },
    discard(ids) {
      return transaction(db, () => {
        for (const id of ids) entry(id);
        return memories.erase(ids, 'owner');
      });
    },
  };

  function foresee(memory: Entry, likeness: string): 'added' | 'known' | 'kept' {
    const outcome = memories.foresee(memory);
    const holder = outcome === 'added' ? memoryOfDigest(db, seal.digest(likeness)) : null;
    return holder === null || holder === memory.id ? outcome : 'kept';
  }

  function entry(id: MemoryId): Entry {
    const memory = memories.get(id);
    if (memory.kind === 'vault') return memory;
    throw new MnemeError(
      'invalid-input',
      say('The memory {id} is {kind}, no entry of the vault.', { id, kind: kindWords[memory.kind] }),
    );
  }
}
