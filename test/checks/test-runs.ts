/** The two test runners. Their own output is shown as it comes; their totals are read from their reports. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../scripts/places.ts';
import { run } from '../../scripts/run-program.ts';
import { say } from '../../scripts/say.ts';
import type { Check, Outcome } from './check.ts';
import { withoutNetwork } from './without-network.ts';

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
      needsNoNetwork: true,
      read: (report) => {
        const { expected, unexpected, flaky } = playwrightReport.parse(report).stats;
        return { passed: expected + flaky, failed: unexpected };
      },
    })),
};

interface Runner {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Run it where there is none, where this machine allows that. */
  readonly needsNoNetwork?: boolean;
  readonly read: (report: unknown) => { passed: number; failed: number };
}

async function runWithReport(describe: (reportFile: string) => Runner): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mneme-report-'));
  try {
    const file = path.join(folder, 'report.json');
    const { args, env, needsNoNetwork = false, read } = describe(file);
    const [script, ...rest] = args;
    const started = needsNoNetwork ? withoutNetwork : asItIs;
    const command = started(process.execPath, [path.join(projectRoot, script!), ...rest]);
    if (needsNoNetwork) {
      say(
        command.isCutOff
          ? 'cut off from every network'
          : 'this machine does not allow to cut a program off its network',
      );
    }
    const { code } = await run(command.program, command.args, { cwd: projectRoot, env });
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

function asItIs(program: string, args: readonly string[]): ReturnType<typeof withoutNetwork> {
  return { program, args, isCutOff: false };
}
