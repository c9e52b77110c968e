/**
 * What is known against the packages that ship: the registry is asked, as `npm audit` does. A part of `npm test` that tells and
 * never fails, for what is published tomorrow is no fault of today's commit, and no machine needs a network for its tests;
 * `npm run audit` ends with 1.
 */
import { projectRoot } from '../../scripts/places.ts';
import { runNpm } from '../../scripts/run-program.ts';
import type { Check } from './check.ts';

const answerWithinMs = 20_000;

export interface Audit {
  /** False where the registry could not be asked. */
  readonly isAnswered: boolean;
  /** `name: severity, ranges`, of those that are high or critical. */
  readonly serious: readonly string[];
}

/** Asks for what ships alone. Never throws. */
export async function auditPackages(): Promise<Audit> {
  const { output } = await runNpm(['audit', '--omit=dev', '--json'], {
    cwd: projectRoot,
    output: 'keep',
    timeoutMs: answerWithinMs,
  });
  return readAudit(output);
}

/** Of what `npm audit --json` prints, with whatever npm says before it. */
export function readAudit(output: string): Audit {
  const found = /^\{[\s\S]*^\}/mu.exec(output)?.[0] ?? '';
  let report: { vulnerabilities?: Record<string, { severity?: string; range?: string }> };
  try {
    report = JSON.parse(found) as typeof report;
  } catch {
    return { isAnswered: false, serious: [] };
  }
  if (report.vulnerabilities === undefined) return { isAnswered: false, serious: [] };
  const serious = Object.entries(report.vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity, range }]) => `${name}: ${severity}, ${range ?? 'every version'}`);
  return { isAnswered: true, serious };
}

export const auditCheck: Check = {
  name: 'audit',
  async run() {
    const { isAnswered, serious } = await auditPackages();
    const details = !isAnswered
      ? 'audit: the registry of packages answered nothing about advisories; `npm run audit` asks again'
      : serious.map((line) => `audit: known against a package that ships: ${line}`).join('\n');
    // Counted only where it could have been otherwise.
    return { passed: isAnswered && serious.length === 0 ? 1 : 0, failed: 0, details };
  },
};
