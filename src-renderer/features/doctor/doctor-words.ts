/** The check-up in words, and in which order. */
import type { CheckupFinding, Mend } from '../../../src-preload/contract/doctor.ts';
import { t } from '../../messages/t.ts';

export const stateWords: Readonly<Record<CheckupFinding['state'], string>> = {
  ok: t('doctor.well'),
  warn: t('doctor.look'),
  bad: t('doctor.notWell'),
  unknown: t('doctor.notKnown'),
};

export const mendWords: Readonly<Record<Mend, string>> = {
  'rebuild-words': t('doctor.rebuild'),
  'write-passages': t('doctor.writePassages'),
  'embed-missing': t('doctor.embedMissing'),
  'embed-all': t('doctor.embedAll'),
  'restart-engine': t('doctor.restart'),
  repair: t('doctor.repair'),
  'make-backup': t('doctor.backup'),
  'show-folder': t('doctor.folder'),
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
  if (bad + warn === 0) return t('doctor.allWell');
  if (bad === 0) return t('doctor.toLookAt', { count: warn });
  return warn === 0 ? t('doctor.bad', { count: bad }) : t('doctor.badAndLook', { count: bad, more: warn });
}
