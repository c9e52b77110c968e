/** The memories of all kinds on a store: what `memories.ts` promises, put together from the files of this room. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Memory, MemoryId } from '../../src-preload/contract/memory.ts';
import { kindWords } from '../base/own-words.ts';
import { transaction } from '../store/database.ts';
import { createListMarks } from './browse/list-marks.ts';
import { browseMemories, idsThatFit, listMemories, markList } from './browse/list-memories.ts';
import { bringMemory, foreseeBringing, linkSuccessors } from './bring-memory.ts';
import { componentOf } from './components.ts';
import { coreStatus } from './core/core-status.ts';
import { eraseDue, eraseMemories, eraseOrphans, purgeLater } from './erase-memories.ts';
import { readHistory } from './history.ts';
import type { Change, Memories, MemoryUpdate, NewMemory, NewSource } from './memories.ts';
import { hasMemory, noteOpened, readMemories, readSuperseded } from './memories-table.ts';
import { mergeMemories } from './merge-memories.ts';
import { newMemoryId } from './memory-id.ts';
import { countMemories } from './memory-statistics.ts';
import { createMemoryWriter, isThere, titleLine, twinConflict, type WriterParts } from './memory-writer.ts';
import { fileGrown, fileNew } from './organise/filing.ts';
import { remakeMemory } from './remake-memory.ts';
import { retyped, retypeMemory } from './retype-memories.ts';
import { addSources, memoriesOfFrame, readSources } from './sources.ts';
import { splitMemory } from './split-memory.ts';
import { canUndo, undoInSlices, undoStep } from './undo.ts';

/** How long `eraseDue` rests while something is being removed. */
const whileRemovingMs = 10_000;

export function createMemories(parts: WriterParts): Memories {
  const { db, clock } = parts;
  const writer = createMemoryWriter(parts);
  const marks = createListMarks(db);
  let removing = 0;

  const memories: Memories = {
    beginStep: () => writer.beginStep(),
    add(given, sources, change) {
      return transaction(db, () => {
        const memory = draft(given, change);
        const twin = twinOf(memory);
        if (twin === undefined) return insert(memory, sources, change);
        const { onTwin, merge } = componentOf(memory.kind);
        if (onTwin === 'refuse') throw twinConflict(memory, twin);
        const fields = merge(writer.require(twin).fields, memory.fields);
        return memories.update(twin, { fields }, sources, change);
      });
    },
    bring: (memory, sources, change) =>
      transaction(db, () => bringMemory(parts, writer, memory, sources, change)),
    foresee: (memory) => foreseeBringing(db, memory, null),
    linkSuccessors: (links, step) => transaction(db, () => linkSuccessors(db, links, step)),
    update(id, update, sources, change, version) {
      return transaction(db, () => {
        const before = requireVersion(id, version);
        const after = updated(before, update, change);
        if (!isSame(before, after)) return writer.rewrite(before, after, 'UPDATE', sources, change).memory;
        addSources(db, id, sources, { changeId: null, now: clock.now() });
        return before;
      });
    },
    remake(id, made, frames, isForgetting = false) {
      const memory = writer.require(id);
      // What the owner made another kind of grows no more, but must not keep what is forgotten.
      if (made.kind !== memory.kind && !isForgetting) return memory;
      const fitting = retyped(made, memory.kind);
      const remade = remakeMemory(db, writer, memory, fitting, { frames, isForgetting, now: clock.now() });
      return isForgetting ? remade : fileGrown(parts, writer, remade, frames);
    },
    supersede(oldId, given, sources, change) {
      return transaction(db, () => {
        const old = writer.require(oldId);
        if (old.kind === 'core') {
          throw new MnemeError(
            'invalid-input',
            say(
              'A block of core memory is not superseded. Update its text; what it said before stays in its history.',
            ),
          );
        }
        if (old.state === 'superseded') {
          throw new MnemeError(
            'conflict',
            say('"{title}" was superseded already. Supersede its successor.', { title: old.title }),
          );
        }
        const step = change.step ?? writer.beginStep();
        const memory = insert(draft(given, change), sources, { ...change, step });
        const after: Memory = { ...old, state: 'superseded', supersededBy: memory.id };
        writer.rewrite(old, after, 'SUPERSEDE', [], { ...change, step });
        return memory;
      });
    },
    replaceBy(oldId, byId, change) {
      const by = writer.require(byId);
      return inStep([oldId], change, (old, whole) => {
        if (old.kind !== by.kind || old.kind === 'core' || old.id === by.id) {
          throw new MnemeError(
            'invalid-input',
            say('"{by}" cannot take the place of "{title}". Choose another memory of the same kind.', {
              by: by.title,
              title: old.title,
            }),
          );
        }
        if (old.state !== 'active' || by.state !== 'active') {
          throw new MnemeError(
            'conflict',
            say('"{title}" or "{by}" is not in force. Restore it first.', { title: old.title, by: by.title }),
          );
        }
        writer.rewrite(old, { ...old, state: 'superseded', supersededBy: by.id }, 'SUPERSEDE', [], whole);
        return true;
      });
    },
    merge: (ids, change) => transaction(db, () => mergeMemories(db, writer, ids, change)),
    retype: (ids, kind, change) =>
      inStep(ids, change, (memory, whole) => retypeMemory(writer, memory, kind, whole)),
    split(id, parts, change, version) {
      return transaction(db, () => {
        const memory = requireVersion(id, version);
        return splitMemory(db, writer, memory, parts, { change, now: clock.now() });
      });
    },
    setState(ids, state, change) {
      return inStep(ids, change, (memory, whole) => {
        if (memory.state === state) return false;
        if (memory.state === 'candidate' && state === 'active' && change.actor !== 'owner') {
          throw new MnemeError('not-allowed', say('Only the owner classifies what is in the vault.'));
        }
        // One that expired would be archived again at once.
        const isExpired = memory.expiresAt !== null && memory.expiresAt <= clock.now();
        const after: Memory =
          state === 'archived'
            ? { ...memory, state }
            : { ...memory, state, supersededBy: null, expiresAt: isExpired ? null : memory.expiresAt };
        writer.rewrite(memory, after, state === 'archived' ? 'ARCHIVE' : 'RESTORE', [], whole);
        return true;
      });
    },
    remove(ids, change) {
      return inStep(ids, change, (memory, whole) => {
        writer.rewrite(memory, { ...memory, state: 'deleted' }, 'DELETE', [], whole);
        return true;
      });
    },
    async whileRemoving(work) {
      const startedAt = clock.now();
      removing++;
      try {
        return await work();
      } finally {
        await purgeLater(db, startedAt, clock.now()).finally(() => removing--);
      }
    },
    erase: (ids, actor) => eraseMemories(parts, writer, ids, actor),
    eraseDue: () => (removing > 0 ? clock.now() + whileRemovingMs : eraseDue(parts, writer)),
    eraseOrphans: () => eraseOrphans(parts, writer),
    undo: (step) => undoStep(db, writer, step),
    undoInSlices: (step) => undoInSlices(db, writer, step),
    noteOpened: (id) => noteOpened(db, id, clock.now()),

    get: (id) => writer.require(id),
    getMany: (ids) => readMemories(db, ids).filter(isThere),
    list: (query) => listMemories(db, query),
    idsThatFit: (query, until) => idsThatFit(db, query, until),
    browse: (query) => browseMemories(db, query, marks),
    mark: (query) => markList(db, query, marks),
    history: (id) => readHistory(db, id, (step) => canUndo(db, step)),
    sources: (id) => readSources(db, id),
    ofFrame: (frameId) => readMemories(db, memoriesOfFrame(db, frameId)),
    supersededBy: (id) => readSuperseded(db, id),
    core: () => coreStatus(db),
    statistics: () => countMemories(db),
  };
  return memories;

  function requireVersion(id: MemoryId, version: number | undefined): Memory {
    const memory = writer.require(id);
    if (version === undefined || version === memory.version) return memory;
    throw new MnemeError(
      'conflict',
      say(
        '"{title}" was changed meanwhile (version {found}, not {version}). Read it again and repeat the change.',
        { title: memory.title, found: memory.version, version },
      ),
    );
  }

  /** Writes a new memory, filed by the owner's rules. */
  function insert(drafted: Memory, sources: readonly NewSource[], change: Change): Memory {
    const frames = sources.flatMap((source) => (source.kind === 'frame' ? [source.frameId] : []));
    const memory = fileNew(db, drafted, frames, clock.now());
    writer.insert(memory, sources, change);
    return memory;
  }

  /** The whole memory that is about to be written, checked. */
  function draft(given: NewMemory, change: Change): Memory {
    const now = clock.now();
    const { kind } = given;
    const component = componentOf(kind);
    const occurredAt = given.occurredAt ?? now;
    const fields = writer.settle(kind, given.fields, null, change, occurredAt);
    return {
      id: newMemoryId(now, (id) => hasMemory(db, id)),
      kind,
      state: component.firstState?.(change.actor) ?? 'active',
      title: titleLine(given.title ?? component.titleOf(fields)),
      occurredAt,
      createdAt: now,
      updatedAt: now,
      version: 1,
      pinned: given.pinned ?? false,
      categoryId: given.categoryId ?? null,
      tags: [...new Set(given.tags ?? [])],
      confidence: given.confidence ?? 1,
      expiresAt: given.expiresAt ?? null,
      scope: given.scope ?? null,
      supersededBy: null,
      fields,
    } as Memory;
  }

  function updated(before: Memory, update: MemoryUpdate, change: Change): Memory {
    const component = componentOf(before.kind);
    const occurredAt = update.occurredAt ?? before.occurredAt;
    const patch = update.fields ?? {};
    const unknown = Object.keys(patch).find((key) => !(key in before.fields));
    if (unknown !== undefined) {
      throw new MnemeError(
        'invalid-input',
        say('A memory of the kind "{kind}" has no field "{unknown}". It has: {fields}.', {
          kind: kindWords[before.kind],
          unknown,
          fields: Object.keys(before.fields).join(', '),
        }),
      );
    }
    const fields = writer.settle(before.kind, { ...before.fields, ...patch }, before, change, occurredAt);
    const isNamedByFields = before.title === titleLine(component.titleOf(before.fields));
    const title = update.title ?? (isNamedByFields ? component.titleOf(fields) : before.title);
    return {
      ...before,
      title: titleLine(title),
      occurredAt,
      pinned: update.pinned ?? before.pinned,
      categoryId: update.categoryId === undefined ? before.categoryId : update.categoryId,
      tags: update.tags ? [...new Set(update.tags)] : before.tags,
      confidence: update.confidence ?? before.confidence,
      expiresAt: update.expiresAt === undefined ? before.expiresAt : update.expiresAt,
      fields,
    } as Memory;
  }

  function twinOf({ kind, fields }: Memory): MemoryId | undefined {
    const { onTwin, table } = componentOf(kind);
    return onTwin === undefined ? undefined : table.twin?.(db, fields);
  }

  /** One step over many; what is gone already is not counted. */
  function inStep(
    ids: readonly MemoryId[],
    change: Change,
    apply: (memory: Memory, whole: Change) => boolean,
  ) {
    return transaction(db, () => {
      const step = change.step ?? writer.beginStep();
      const found = readMemories(db, [...new Set(ids)]).filter(isThere);
      const changed = found.filter((memory) => apply(memory, { ...change, step }));
      return { step, memories: changed.length };
    });
  }
}

function isSame(a: Memory, b: Memory): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
