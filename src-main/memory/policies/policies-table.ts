/** The SQL of `policies`. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { CleanUpConditions } from '../../../src-preload/contract/conditions.ts';
import type { CleanUpAction, NewPolicy, Policy } from '../../../src-preload/contract/policies.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';

interface Row extends Omit<Policy, 'conditions' | 'action' | 'isOn'> {
  readonly conditions: string;
  readonly action: string;
  readonly isOn: number;
}

const columns =
  'id, name, conditions, action, is_on AS isOn, undo_days AS undoDays, last_run_at AS lastRunAt';

export function readPolicies(db: ReadableDb): Policy[] {
  return db.all<Row>(`SELECT ${columns} FROM policies ORDER BY id`).map(toPolicy);
}

/** Throws `not-found`. */
export function requirePolicy(db: ReadableDb, id: number): Policy {
  const row = db.get<Row>(`SELECT ${columns} FROM policies WHERE id = ?`, [id]);
  if (row) return toPolicy(row);
  throw new MnemeError(
    'not-found',
    say('There is no policy {id}. It was deleted; look at the list again.', { id }),
  );
}

/** Answers its number. Throws `not-found` where one is to be changed that is gone. */
export function writePolicy(db: WritableDb, { id, ...policy }: NewPolicy): number {
  const values = {
    name: policy.name,
    conditions: JSON.stringify(policy.conditions),
    action: JSON.stringify(policy.action),
    isOn: policy.isOn ? 1 : 0,
    undoDays: policy.undoDays,
  };
  if (id === null) {
    return db.run(
      `INSERT INTO policies (name, conditions, action, is_on, undo_days)
       VALUES (:name, :conditions, :action, :isOn, :undoDays)`,
      values,
    ).id;
  }
  requirePolicy(db, id);
  db.run(
    `UPDATE policies SET name = :name, conditions = :conditions, action = :action, is_on = :isOn, undo_days = :undoDays
     WHERE id = :id`,
    { ...values, id },
  );
  return id;
}

export function deletePolicy(db: WritableDb, id: number): void {
  db.run('DELETE FROM policies WHERE id = ?', [id]);
}

export function switchOff(db: WritableDb, id: number): void {
  db.run('UPDATE policies SET is_on = 0 WHERE id = ?', [id]);
}

export function noteRun(db: WritableDb, id: number, at: number): void {
  db.run('UPDATE policies SET last_run_at = ? WHERE id = ?', [at, id]);
}

function toPolicy({ conditions, action, isOn, ...row }: Row): Policy {
  return {
    ...row,
    conditions: JSON.parse(conditions) as CleanUpConditions,
    action: JSON.parse(action) as CleanUpAction,
    isOn: isOn === 1,
  };
}
