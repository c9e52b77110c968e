/** The two test runners. Their own output is shown as it comes; their totals are read from their reports. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../scripts/places.ts';
import { run } from '../../scripts/run-program.ts';
import type { Check, Outcome } from './check.ts';

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Unit, integration and architecture tests. */
export const unitTests: Check = {
  name: 'unit',
  run: (env) =>
    runWithReport((file) => ({
      args: [
        ...['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts'],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ],
      env,
      read: (report) => {
        const { numPassedTests, numFailedTests } = vitestReport.parse(report);
        return { passed: numPassedTests, failed: numFailedTests };
      },
    })),
};

/** The real application on a display; `env` tells which runtime and which display. */
export const endToEndTests: Check = {
  name: 'e2e',
  run: (env) =>
    runWithReport((file) => ({
      args: [
        ...['node_modules/@playwright/test/cli.js', 'test', '--config', 'test/e2e/playwright.config.ts'],
        '--reporter=list,json',
      ],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      read: (report) => {
        const { expected, unexpected, flaky } = playwrightReport.parse(report).stats;
        return { passed: expected + flaky, failed: unexpected };
      },
    })),
};

interface Runner {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly read: (report: unknown) => { passed: number; failed: number };
}

async function runWithReport(describe: (reportFile: string) => Runner): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mneme-report-'));
  try {
    const file = path.join(folder, 'report.json');
    const { args, env, read } = describe(file);
    const [script, ...rest] = args;
    const { code } = await run(process.execPath, [path.join(projectRoot, script!), ...rest], {
      cwd: projectRoot,
      env,
    });
    const text = await readFile(file, 'utf8').catch(() => null);
    const { passed, failed } = text === null ? { passed: 0, failed: 0 } : read(JSON.parse(text));
    // A file that could not be loaded, or a runner that broke, fails without a failed test.
    const isBroken = code !== 0 && failed === 0;
    const details = isBroken ? `The runner ended with code ${code} beside its tests; see above.` : '';
    return { passed, failed: isBroken ? 1 : failed, details };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
