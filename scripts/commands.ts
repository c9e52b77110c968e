/** Every command of package.json: what it prepares, and what it starts. */
import path from 'node:path';
import { projectRoot } from './places.ts';
import { run } from './run-program.ts';

type Command = (args: readonly string[]) => Promise<number>;

// Modules are loaded by the command that needs them: on an old Node this file is read only to find a newer one.
export const commands: Readonly<Record<string, Command>> = {
  /** The application itself. */
  async start(args) {
    const { prepareApplication, sandboxArguments, withDisplay } = await import('./prepare.ts');
    const { electron, env } = await prepareApplication('own or virtual');
    const sandbox = sandboxArguments();
    return withDisplay('own or virtual', async (display, isVirtual) => {
      const quiet = isVirtual ? ['--disable-gpu', '--log-level=3'] : [];
      const all = [...sandbox, ...quiet, projectRoot, ...args];
      return (await run(electron.executable, all, { env: { ...env, ...display } })).code;
    });
  },
  /** Looks the owner's Mneme over without showing it, and tells what is not well. */
  async doctor() {
    const { prepareApplication, sandboxArguments, withDisplay } = await import('./prepare.ts');
    const { electron, env } = await prepareApplication('own or virtual');
    return withDisplay('own or virtual', async (display) => {
      const all = [...sandboxArguments(), '--disable-gpu', '--log-level=3', projectRoot, '--doctor'];
      return (await run(electron.executable, all, { env: { ...env, ...display } })).code;
    });
  },
  /** Every check; names of checks as arguments run only those. */
  async test(args) {
    const { runChecks } = await import('../test/checks/run-checks.ts');
    return runChecks(args);
  },
  /** The main job with nobody watching. */
  async demo(args) {
    const { prepareApplication, withDisplay } = await import('./prepare.ts');
    const { env } = await prepareApplication('virtual');
    return withDisplay('virtual', async (display) =>
      runNode(['test/e2e/demo.ts', ...args], { ...env, ...display }),
    );
  },
  /** One benchmark: `npm run bench -- NAME --json`. */
  async bench(args) {
    const { checkModel } = await import('./setup-model.ts');
    await checkModel();
    return runNode(['test/bench/run.ts', ...args], process.env);
  },
  async build() {
    const { buildApplication } = await import('./build-application.ts');
    await buildApplication({ always: true });
    return 0;
  },
  /** An unpacked application in dist/, started once to see that it comes up. */
  async 'dist:dir'() {
    const { packageApplication } = await import('./package-application.ts');
    return packageApplication();
  },
  /** What is known against the packages that ship. Ends with 1 for something serious, with 2 where the registry does not answer. */
  async audit() {
    const { auditPackages } = await import('../test/checks/audit.ts');
    const { isAnswered, serious } = await auditPackages();
    if (!isAnswered) console.error('The registry of packages answered nothing about advisories.');
    else
      console.log(
        serious.length > 0 ? serious.join('\n') : 'Nothing serious is known of any package that ships.',
      );
    return isAnswered ? Math.min(serious.length, 1) : 2;
  },
  types: () => check('types'),
  lint: () => check('lint'),
  unit: (args) =>
    runNode(
      ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...args],
      process.env,
    ),
  /** End-to-end tests; the arguments are Playwright's. */
  async e2e(args) {
    const { prepareApplication, withDisplay } = await import('./prepare.ts');
    const { env } = await prepareApplication('virtual');
    const playwright = [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config',
      'test/e2e/playwright.config.ts',
    ];
    return withDisplay('virtual', async (display) =>
      runNode([...playwright, ...args], { ...env, ...display }),
    );
  },
};

async function check(name: string): Promise<number> {
  const { runChecks } = await import('../test/checks/run-checks.ts');
  return runChecks([name]);
}

async function runNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [script, ...rest] = args;
  return (await run(process.execPath, [path.join(projectRoot, script!), ...rest], { cwd: projectRoot, env }))
    .code;
}
