/** Runs the rules over a tree of sources. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { importRules } from './import-rules.ts';

/** One line for each forbidden import below `root`, with the rule's name and its advice. */
export async function findViolations(root: string): Promise<string[]> {
  const rules = importRules();
  const folders = ['src-main', 'src-preload', 'src-renderer'].filter((name) =>
    existsSync(path.join(root, name)),
  );
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rules },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.d\\.ts$' },
    },
    { extensions: ['.ts', '.tsx', '.js', '.json'] },
  );
  const { violations } = (output as ICruiseResult).summary;
  const advice = new Map(rules.map(({ name, comment }) => [name, comment]));
  return violations.map(
    ({ from, to, rule }) => `${from} → ${to}: ${rule.name}. ${advice.get(rule.name) ?? ''}`,
  );
}
