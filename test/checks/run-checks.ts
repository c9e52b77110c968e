/**
 * `npm test`: every check, to the end even when one failed, so that one run tells everything. The last line is the sum.
 * Names as arguments (`types`, `format`, `lint`, `dead code`, `unit`, `build`, `e2e`) run only the checks that begin so.
 */
import { buildApplication } from '../../scripts/build-application.ts';
import { prepareRuntime, withDisplay } from '../../scripts/prepare.ts';
import { SetupError } from '../../scripts/say.ts';
import type { Check, Outcome } from './check.ts';
import { staticChecks } from './static-checks.ts';
import { endToEndTests, unitTests } from './test-runs.ts';

/** Answers the exit code: 0 when nothing failed. */
export async function runChecks(names: readonly string[]): Promise<number> {
  const checks = [...staticChecks, unitTests, build, endToEndTests].filter((check) => isChosen(check, names));
  if (checks.length === 0) {
    console.error(`No check begins with: ${names.join(', ')}.`);
    return 2;
  }
  const needsDisplay = checks.includes(endToEndTests);
  // Before anything else, so that a machine that cannot run the application says so at once, not after ten minutes.
  const runtime = needsDisplay ? await prepareRuntime('virtual') : null;
  const env = runtime?.env ?? process.env;
  const sum = { passed: 0, failed: 0 };
  const take = async (check: Check): Promise<void> => {
    const startedAt = Date.now();
    const outcome = check === endToEndTests ? await onDisplay(check, env) : await attempt(check, env);
    sum.passed += outcome.passed;
    sum.failed += outcome.failed;
    report(check, outcome, Date.now() - startedAt);
  };
  await twoAtATime(
    checks.filter((check) => staticChecks.includes(check)),
    take,
  );
  for (const check of checks) if (!staticChecks.includes(check)) await take(check);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

/** Each of them uses one core, and every machine has two. */
async function twoAtATime(checks: readonly Check[], take: (check: Check) => Promise<void>): Promise<void> {
  const waiting = [...checks];
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) await take(check);
  };
  await Promise.all([lane(), lane()]);
}

const build: Check = {
  name: 'build',
  async run() {
    await buildApplication({ always: true });
    return { passed: 1, failed: 0, details: '' };
  },
};

function isChosen({ name }: Check, names: readonly string[]): boolean {
  return names.length === 0 || names.some((chosen) => name.startsWith(chosen));
}

function onDisplay(check: Check, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return withDisplay('virtual', (display) => attempt(check, { ...env, ...display }));
}

async function attempt(check: Check, env: NodeJS.ProcessEnv): Promise<Outcome> {
  try {
    return await check.run(env);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { passed: 0, failed: 1, details: error.message };
  }
}

function report({ name }: Check, { passed, failed, details }: Outcome, ms: number): void {
  if (details) console.log(details.trimEnd());
  const seconds = (ms / 1000).toFixed(1);
  console.log(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`,
  );
}
