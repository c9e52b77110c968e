/**
 * What the owner did to categories, tags and rules, and the way back. Each step keeps all of them as they were, which is a few
 * kilobytes, and of the memories that it changed what they had. Only the last step is undone, so nothing ever stands on it.
 * It leaves no rows in the histories of memories: not the memories were changed, but what they are filed under.
 */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { Category, FilingRule, OrganiseStep } from '../../../src-preload/contract/organise.ts';
import { transaction } from '../../store/database.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';
import { readTree, writeTree } from './categories-table.ts';
import { readRules, writeRules } from './rules-table.ts';

/** All that a step may change. */
export interface Order {
  readonly categories: readonly Category[];
  readonly rules: readonly FilingRule[];
  /** Conditions of clean-up policies as JSON, which name categories and tags. */
  readonly policies: readonly { readonly id: number; readonly conditions: string }[];
}

/** What memories are to have from now on. */
export interface Refiled {
  readonly id: MemoryId;
  readonly categoryId: number | null;
  readonly tags: readonly string[];
}

const keptSteps = 200;

export function readOrder(db: ReadableDb): Order {
  return {
    categories: readTree(db),
    rules: readRules(db),
    policies: db.all('SELECT id, conditions FROM policies'),
  };
}

/** Writes the order as it is to be, and the memories, and notes how all was before. */
export function takeStep(
  db: WritableDb,
  now: number,
  words: string,
  next: Partial<Order>,
  refiled: readonly Refiled[] = [],
): OrganiseStep {
  return transaction(db, () => {
    const before = JSON.stringify(readOrder(db));
    const step = db.run('INSERT INTO organise_steps (words, before, memories, done_at) VALUES (?, ?, ?, ?)', [
      words,
      before,
      refiled.length,
      now,
    ]).id;
    db.run(
      `INSERT INTO organise_step_memories (step_id, memory_id, category_id, tags, given_category_id, given_tags)
       SELECT :step, m.id, m.category_id, m.tags, value ->> 'categoryId', value -> 'tags'
       FROM json_each(:refiled) JOIN memories m ON m.id = value ->> 'id'`,
      { step, refiled: JSON.stringify(refiled) },
    );
    const refile = (): void =>
      void db.run(
        `UPDATE memories SET category_id = s.given_category_id, tags = s.given_tags, version = version + 1, updated_at = :now
         FROM organise_step_memories s WHERE s.step_id = :step AND memories.id = s.memory_id`,
        { step, now },
      );
    if (next.categories) writeTreeAround(db, next.categories, refile);
    else refile();
    writeRest(db, next);
    db.run('DELETE FROM organise_steps WHERE id <= ?', [step - keptSteps]);
    return { step, words, memories: refiled.length };
  });
}

export function lastStep(db: ReadableDb): OrganiseStep | null {
  return (
    db.get<OrganiseStep>('SELECT id AS step, words, memories FROM organise_steps ORDER BY id DESC LIMIT 1') ??
    null
  );
}

/** What has been filed otherwise since stays so. Throws `not-found`, or `conflict` where it is not the last one. */
export function undoLastStep(db: WritableDb, now: number, step: number): OrganiseStep {
  return transaction(db, () => {
    const last = lastStep(db);
    if (last?.step !== step) {
      if (last && step < last.step)
        throw new MnemeError(
          'conflict',
          say('"{words}" came later. Take that back first.', { words: last.words }),
        );
      throw new MnemeError('not-found', say('There is no step {step} to take back.', { step }));
    }
    const before = JSON.parse(
      db.value<string>('SELECT before FROM organise_steps WHERE id = ?', [step])!,
    ) as Order;
    writeTreeAround(db, before.categories, () =>
      db.run(
        `UPDATE memories SET version = version + 1, updated_at = :now,
           category_id = iif(memories.category_id IS s.given_category_id, s.category_id, memories.category_id),
           tags = iif(memories.tags = s.given_tags, s.tags, memories.tags)
         FROM organise_step_memories s WHERE s.step_id = :step AND memories.id = s.memory_id`,
        { step, now },
      ),
    );
    writeRest(db, before);
    db.run('DELETE FROM organise_steps WHERE id = ?', [step]);
    return last;
  });
}

/** New categories must be there before memories move into them, and old ones until then. */
function writeTreeAround(db: WritableDb, tree: readonly Category[], moveMemories: () => unknown): void {
  const ids = new Set(tree.map(({ id }) => id));
  writeTree(db, [...tree, ...readTree(db).filter(({ id }) => !ids.has(id))]);
  moveMemories();
  writeTree(db, tree);
}

function writeRest(db: WritableDb, { rules, policies = [] }: Partial<Order>): void {
  if (rules) writeRules(db, rules);
  for (const { id, conditions } of policies)
    db.run('UPDATE policies SET conditions = ? WHERE id = ?', [conditions, id]);
}
