/** Has a damaged store read, and stores compared, in a thread of its own. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { runInThread, threadFileBeside } from '../base/run-in-thread.ts';
import type { StoreFile } from '../store/connect.ts';
import type { StoreCheck } from './check-store.ts';
import type { Comparison, CompareTask } from './compare-stores.ts';
import type { SalvageAnswer, SalvageTask } from './salvage-store.ts';

export type RepairTask =
  | ({ readonly what: 'salvage' } & SalvageTask)
  | ({ readonly what: 'compare' } & CompareTask)
  | ({ readonly what: 'check' } & StoreFile);

export interface SalvageStep {
  readonly step: 'look' | 'rows' | 'fill';
  readonly done: number;
  readonly total: number;
}

export type OnStep = (step: SalvageStep['step'], done: number, total: number) => void;

const threadFile = threadFileBeside(import.meta.url, 'repair-thread');

/** Throws as `salvageStore`, and `cancelled`. */
export function salvageInThread(
  task: SalvageTask,
  signal: AbortSignal,
  onStep: OnStep,
): Promise<SalvageAnswer> {
  return inThread<SalvageAnswer>({ what: 'salvage', ...task }, signal, onStep);
}

/** Throws as `inspectCopy`, and `cancelled`. */
export function compareInThread(task: CompareTask, signal: AbortSignal): Promise<Comparison> {
  return inThread<Comparison>({ what: 'compare', ...task }, signal, () => {});
}

/** Throws as `checkStore`, and `cancelled`. */
export function checkInThread(task: StoreFile, signal: AbortSignal): Promise<StoreCheck> {
  return inThread<StoreCheck>({ what: 'check', ...task }, signal, () => {});
}

function inThread<T>(task: RepairTask, signal: AbortSignal, onStep: OnStep): Promise<T> {
  return runInThread<T, SalvageStep>(threadFile, task, {
    signal,
    stopped,
    onProgress: ({ step, done, total }) => onStep(step, done, total),
  });
}

function stopped(): MnemeError {
  return new MnemeError('cancelled', say('The repair was stopped. Nothing was changed.'));
}
