/** The check-up in words, and in which order. */
import type { CheckupFinding, Mend } from '../../../src-preload/contract/doctor.ts';

export const stateWords: Readonly<Record<CheckupFinding['state'], string>> = {
  ok: 'well',
  warn: 'look at this',
  bad: 'not well',
  unknown: 'not known',
};

export const mendWords: Readonly<Record<Mend, string>> = {
  'rebuild-words': 'Build the text index anew',
  'embed-missing': 'Make the missing vectors',
  'embed-all': 'Make all vectors anew',
  'restart-engine': 'Start the memory again',
  'make-backup': 'Make a backup now',
  'show-folder': 'Show the folder',
};

const need: readonly CheckupFinding['state'][] = ['bad', 'warn', 'unknown', 'ok'];

/** What needs the owner first; else as it was looked at. */
export function inOrderOfNeed(findings: readonly CheckupFinding[]): CheckupFinding[] {
  return findings.toSorted((a, b) => need.indexOf(a.state) - need.indexOf(b.state));
}

export function sumUp(findings: readonly CheckupFinding[]): string {
  const count = (state: CheckupFinding['state']): number =>
    findings.filter((one) => one.state === state).length;
  const [bad, warn] = [count('bad'), count('warn')];
  if (bad + warn === 0) return 'All is well.';
  if (bad === 0) return warn === 1 ? 'One thing to look at.' : `${warn} things to look at.`;
  return `${bad === 1 ? 'One thing is' : `${bad} things are`} not well${warn > 0 ? `, ${warn} to look at` : ''}.`;
}
