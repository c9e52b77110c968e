/** The thread that reads a damaged store: every page is opened in plain script, which takes a minute for some gigabytes. */
import { answerAsThread } from '../base/answer-as-thread.ts';
import { checkStore } from './check-store.ts';
import { compareStores } from './compare-stores.ts';
import type { RepairTask, SalvageStep } from './in-repair-thread.ts';
import { salvageStore } from './salvage-store.ts';

answerAsThread((task: RepairTask, onStep: (step: SalvageStep) => void, stopIfAsked) => {
  if (task.what === 'check') return checkStore(task, stopIfAsked);
  if (task.what === 'compare') return compareStores(task, stopIfAsked);
  return salvageStore(task, (step, done, total) => onStep({ step, done, total }));
});
