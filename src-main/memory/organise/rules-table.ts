/** The SQL of `filing_rules`, in their order. */
import type { FilingConditions } from '../../../src-preload/contract/conditions.ts';
import type { FilingRule } from '../../../src-preload/contract/organise.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';

interface Row extends Omit<FilingRule, 'isOn' | 'conditions' | 'tags'> {
  readonly isOn: number;
  readonly conditions: string;
  readonly tags: string;
}

const columns = 'id, name, is_on AS isOn, conditions, category_id AS categoryId, tags';

export function readRules(db: ReadableDb): FilingRule[] {
  return db.all<Row>(`SELECT ${columns} FROM filing_rules ORDER BY position, id`).map(toRule);
}

/** Those that new memories are filed by. */
export function readRulesInForce(db: ReadableDb): FilingRule[] {
  return db.all<Row>(`SELECT ${columns} FROM filing_rules WHERE is_on = 1 ORDER BY position, id`).map(toRule);
}

/** Writes all rules, in this order; others go. */
export function writeRules(db: WritableDb, rules: readonly FilingRule[]): void {
  db.run('DELETE FROM filing_rules WHERE id NOT IN (SELECT value FROM json_each(?))', [
    JSON.stringify(rules.map(({ id }) => id)),
  ]);
  for (const [position, rule] of rules.entries())
    db.run(
      `INSERT INTO filing_rules (id, name, position, is_on, conditions, category_id, tags)
       VALUES (:id, :name, :position, :isOn, :conditions, :categoryId, :tags)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, position = excluded.position, is_on = excluded.is_on,
         conditions = excluded.conditions, category_id = excluded.category_id, tags = excluded.tags`,
      {
        ...rule,
        position,
        isOn: rule.isOn ? 1 : 0,
        conditions: JSON.stringify(rule.conditions),
        tags: JSON.stringify(rule.tags),
      },
    );
}

export function nextRuleId(db: ReadableDb): number {
  const last = db.value<number>(`SELECT seq FROM sqlite_sequence WHERE name = 'filing_rules'`) ?? 0;
  return last + 1;
}

function toRule({ isOn, conditions, tags, ...row }: Row): FilingRule {
  return {
    ...row,
    isOn: isOn === 1,
    conditions: JSON.parse(conditions) as FilingConditions,
    tags: JSON.parse(tags) as string[],
  };
}
