/**
 * Starts the packaged application once. Its fuses keep debuggers out, so it tells by itself, in one line of JSON, whether
 * its window and its engine came up.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sandboxArguments, withDisplay } from './prepare.ts';
import { run } from './run-program.ts';
import { SetupError } from './say.ts';

/** Throws with the application's own reason when it did not come up within two minutes. */
export async function smokePackaged(executable: string): Promise<void> {
  const userData = await mkdtemp(path.join(tmpdir(), 'mneme-smoke-'));
  const env: NodeJS.ProcessEnv = { ...process.env };
  // The package must find everything by itself.
  delete env['MNEME_SQLITE_BINDING'];
  delete env['ELECTRON_OVERRIDE_DIST_PATH'];
  try {
    const { code, output } = await withDisplay('virtual', (display) =>
      run(executable, [...sandboxArguments(), '--disable-gpu', '--smoke', `--user-data-dir=${userData}`], {
        env: { ...env, ...display },
        output: 'keep',
        timeoutMs: 120_000,
      }),
    );
    if (code === 0 && output.includes('"smoke":"ok"')) return;
    throw new SetupError(
      `The packaged application ${executable} did not come up (code ${code}):\n${output.slice(-3000)}`,
    );
  } finally {
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}
