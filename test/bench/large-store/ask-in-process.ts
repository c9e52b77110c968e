/** Starts `ask-child.ts` and answers its figures. */
import { execFileSync, fork } from 'node:child_process';
import path from 'node:path';

export interface AskTask {
  readonly dataFolder: string;
  /** Asked once each, first thing. */
  readonly cold: readonly string[];
  /** By name: asked twice each, the second time counts. `more` is the rest of the query. */
  readonly warm: Readonly<Record<string, { readonly texts: readonly string[]; readonly more: object }>>;
}

export interface AskFigures {
  /** Until the engine answers requests. */
  readonly startedMs: number;
  /** Until it can also search by meaning. */
  readonly readyMs: number;
  /** Resident memory of the process, in 10^6 bytes, before the first question and after the last. */
  readonly atRestMb: number;
  readonly afterMb: number;
  readonly coldMs: readonly number[];
  readonly warm: Readonly<
    Record<string, { readonly ms: readonly number[]; readonly cpuMs: readonly number[] }>
  >;
}

/** Rejects where the process ends without figures. */
export function askInFreshProcess(task: AskTask): Promise<AskFigures> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, 'ask-child.ts'), [], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    child.once('message', (figures) => resolve(figures as AskFigures));
    child.once('exit', (code) => reject(new Error(`The process that asks ended with ${code}.`)));
    child.send(task);
  });
}

/** Takes a file out of the system's cache, so that the next process reads it from the disk. Answers whether that worked. */
export function dropFromCache(file: string): boolean {
  try {
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
