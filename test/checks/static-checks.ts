/** Checks that only read the sources. Each counts as one. */
import path from 'node:path';
import { projectRoot } from '../../scripts/places.ts';
import { run } from '../../scripts/run-program.ts';
import { auditCheck } from './audit.ts';
import type { Check } from './check.ts';

const sides = ['src-preload/contract', 'src-preload', 'src-main', 'src-renderer', 'test', 'scripts'];

export const staticChecks: readonly Check[] = [
  // The longest begins.
  toolCheck('lint', 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']),
  ...sides.map((side) => toolCheck(`types ${side}`, 'typescript/bin/tsc', ['-p', side])),
  toolCheck('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  programCheck('third-party notices', ['scripts/third-party-notices.ts', '--check']),
  toolCheck('dead code', 'knip/bin/knip.js', ['--no-progress']),
  auditCheck,
];

function toolCheck(name: string, tool: string, args: readonly string[]): Check {
  return programCheck(name, [path.join('node_modules', tool), ...args]);
}

/** `words`: a script below the project's root, and its arguments. */
function programCheck(name: string, [script, ...args]: readonly [string, ...string[]]): Check {
  return {
    name,
    async run(env) {
      const { code, output } = await run(process.execPath, [path.join(projectRoot, script), ...args], {
        cwd: projectRoot,
        env,
        output: 'keep',
      });
      return code === 0 ? { passed: 1, failed: 0, details: '' } : { passed: 0, failed: 1, details: output };
    },
  };
}
