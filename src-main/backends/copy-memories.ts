/**
 * Brings one backend up to date with the other, so that the owner can switch between them and back. What it did is noted slice by
 * slice; where it broke off, doing it again comes to the same.
 */
import type { Clock } from '../base/clock.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import type { ConversationBackend, FactChange, ScopedMemory } from './backend.ts';
import { forgetCopy, readCopies, scopesOfCopies, writeCopy, type Copy } from './backend-copies-table.ts';
import { digestOfFact } from './fact.ts';
import { planCopy, type CopyStep, type Pair, type PlannedCopy } from './plan-copy.ts';
import type { Scope } from './scope.ts';

export interface CopyParts {
  readonly db: WritableDb;
  readonly backends: Readonly<Record<'mem0' | 'file', ConversationBackend>>;
  readonly clock: Clock;
}

export interface ScopeCopy {
  readonly scope: Scope;
  readonly add: number;
  readonly update: number;
  readonly remove: number;
  readonly same: number;
}

export interface MemoryCopies {
  /** The scopes that either backend knows, without those that hold nothing to copy. */
  scopes(to: 'mem0' | 'file'): Scope[];
  /** What `copy` would do; nothing is written. */
  plan(scope: Scope, to: 'mem0' | 'file'): Promise<ScopeCopy>;
  /** Answers what was done. Rejects as the target's calls do; then it may be done again. */
  copy(scope: Scope, to: 'mem0' | 'file'): Promise<ScopeCopy>;
}

const pageSize = 200;
const stepsAtOnce = 100;

export function createMemoryCopies({ db, backends, clock }: CopyParts): MemoryCopies {
  return {
    scopes(to) {
      const source = backends[to === 'file' ? 'mem0' : 'file'];
      return [...new Set([...source.scopes().map(({ scope }) => scope), ...scopesOfCopies(db)])].toSorted();
    },
    async plan(scope, to) {
      const { planned } = await prepare(scope, to);
      return summary(scope, planned);
    },
    async copy(scope, to) {
      const { planned, facts } = await prepare(scope, to);
      for (let start = 0; start < planned.steps.length; start += stepsAtOnce) {
        await carryOut(scope, to, planned.steps.slice(start, start + stepsAtOnce), facts);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return summary(scope, planned);
    },
  };

  async function prepare(
    scope: Scope,
    to: 'mem0' | 'file',
  ): Promise<{ readonly planned: PlannedCopy; readonly facts: ReadonlyMap<string, ScopedMemory> }> {
    const source = await readAll(backends[to === 'file' ? 'mem0' : 'file'], scope);
    // mem0 lists what is newest first; a file is read from its beginning.
    if (to === 'file') source.reverse();
    const target = await readAll(backends[to], scope);
    const pairs = readCopies(db, scope).map((copy) => toPair(copy, to));
    const digested = (facts: readonly ScopedMemory[]) =>
      facts.map(({ id, text }) => ({ id, digest: digestOfFact(text) }));
    return {
      planned: planCopy(digested(source), digested(target), pairs),
      facts: new Map(source.map((fact) => [fact.id, fact])),
    };
  }

  async function carryOut(
    scope: Scope,
    to: 'mem0' | 'file',
    steps: readonly CopyStep[],
    facts: ReadonlyMap<string, ScopedMemory>,
  ): Promise<void> {
    const source = backends[to === 'file' ? 'mem0' : 'file'];
    const added = steps.flatMap((step) => (step.type === 'add' ? [step.sourceId] : []));
    const messages = source.messagesOf(scope, added);
    const changes = steps.map((step): FactChange | null => {
      if (step.type === 'pair' || step.type === 'unpair') return null;
      if (step.type === 'remove') return { type: 'remove', id: step.pair.targetId };
      const { text, createdAt } = facts.get(step.sourceId)!;
      return step.type === 'update'
        ? { type: 'update', id: step.targetId, text }
        : { type: 'add', text, occurredAt: createdAt, messageIds: messages.get(step.sourceId) ?? [] };
    });
    const wanted = changes.filter((change) => change !== null);
    const changed = wanted.length === 0 ? [] : [...(await backends[to].change(scope, wanted, 'owner'))];
    transaction(db, () => {
      for (const [place, step] of steps.entries()) {
        const targetId = changes[place] === null ? null : (changed.shift()?.id ?? null);
        if (step.type === 'pair') note(scope, to, step.pair);
        else if (step.type === 'unpair' || step.type === 'remove')
          forgetCopy(db, scope, toCopy(step.pair, to));
        else if (targetId !== null) {
          const { sourceId } = step;
          note(scope, to, { sourceId, targetId, digest: digestOfFact(facts.get(sourceId)!.text) });
        }
      }
    });
  }

  function note(scope: Scope, to: 'mem0' | 'file', pair: Pair): void {
    writeCopy(db, scope, { ...toCopy(pair, to), digest: pair.digest }, clock.now());
  }
}

async function readAll(backend: ConversationBackend, scope: Scope): Promise<ScopedMemory[]> {
  const all: ScopedMemory[] = [];
  let cursor: string | null = null;
  do {
    const page = await backend.list(scope, { cursor, limit: pageSize });
    all.push(...page.memories);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

function summary(scope: Scope, { steps, same }: PlannedCopy): ScopeCopy {
  const count = (type: CopyStep['type']): number => steps.filter((step) => step.type === type).length;
  return { scope, add: count('add'), update: count('update'), remove: count('remove'), same };
}

function toPair({ memoryId, entryId, digest }: Copy, to: 'mem0' | 'file'): Pair {
  return to === 'file'
    ? { sourceId: memoryId, targetId: entryId, digest }
    : { sourceId: entryId, targetId: memoryId, digest };
}

function toCopy({ sourceId, targetId }: Pair, to: 'mem0' | 'file'): Omit<Copy, 'digest'> {
  return to === 'file'
    ? { memoryId: sourceId, entryId: targetId }
    : { memoryId: targetId, entryId: sourceId };
}
