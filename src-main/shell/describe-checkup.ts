/** A check-up as lines for a terminal. */
import type { CheckupFinding } from '../../src-preload/contract/doctor.ts';

const marks = { ok: 'ok  ', warn: 'WARN', bad: 'BAD ', unknown: '?   ' } as const;

export function describeCheckup(findings: readonly CheckupFinding[]): string {
  const lines = findings.flatMap(({ state, name, says, remedy }) => [
    `${marks[state]} ${name}: ${says}`,
    ...(remedy === '' ? [] : [`     → ${remedy}`]),
  ]);
  const bad = findings.filter(({ state }) => state === 'bad').length;
  const warn = findings.filter(({ state }) => state === 'warn').length;
  return `${[...lines, `${findings.length} looked at, ${bad} not well, ${warn} to look at`].join('\n')}\n`;
}
