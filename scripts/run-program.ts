/** Starts other programs and tells how they ended. */
import { spawn, type StdioOptions } from 'node:child_process';
import path from 'node:path';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `show` lets the program write to the terminal; `keep` collects its output. */
  readonly output?: 'show' | 'keep';
  readonly timeoutMs?: number;
}

export interface Ending {
  /** 0 is success; a program that was ended by a signal, or was not found, has another. */
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end. It never throws: a program that cannot be started ends with code 127. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  const { cwd, env = process.env, output = 'show', timeoutMs } = options;
  const stdio: StdioOptions = output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio,
      timeout: timeoutMs,
      windowsHide: true,
      // On Windows npm is a batch file, which only a shell can start.
      shell: process.platform === 'win32' && program.endsWith('.cmd'),
    });
    let text = '';
    child.stdout?.on('data', (part: Buffer) => (text += part.toString()));
    child.stderr?.on('data', (part: Buffer) => (text += part.toString()));
    const stop = forwardSignals((signal) => child.kill(signal));
    child.once('error', (error) => {
      stop();
      resolve({ code: 127, output: `${text}${error.message}` });
    });
    child.once('close', (code) => {
      stop();
      resolve({ code: code ?? 1, output: text });
    });
  });
}

/** Runs npm, the one that started us where there is one, without the scripts of any package. */
export function runNpm(args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  const quiet = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'];
  const npm = process.env['npm_execpath'];
  const isScript = npm !== undefined && path.basename(npm).startsWith('npm-cli');
  if (isScript) return run(process.execPath, [npm, ...quiet], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', quiet, options);
}

/** Ctrl-C reaches the child by itself; we only must outlive it, to report and to tidy up. */
function forwardSignals(pass: (signal: NodeJS.Signals) => void): () => void {
  const onTerminate = (): void => pass('SIGTERM');
  const onInterrupt = (): void => {};
  process.on('SIGTERM', onTerminate);
  process.on('SIGINT', onInterrupt);
  return () => {
    process.off('SIGTERM', onTerminate);
    process.off('SIGINT', onInterrupt);
  };
}
