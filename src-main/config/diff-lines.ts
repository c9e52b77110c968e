/** Which lines of a text go and which come, by the shortest list of changes (Myers, An O(ND) Difference Algorithm, 1986). */
import type { ChangedLine } from '../../src-preload/contract/settings.ts';

const linesAround = 3;
/** Beyond it nobody looks for the shortest list, and to find it would take long: all goes, all comes. */
const mostChanges = 1_000;

/** The changed lines, and three on either side of each; a jump in the numbers is what was left out. */
export function diffLines(before: string, after: string): ChangedLine[] {
  const [old, next] = [linesOf(before), linesOf(after)];
  const all = allLines(old, next) ?? [
    ...old.map((text, index) => ({ kind: 'removed' as const, text, line: index + 1 })),
    ...next.map((text, index) => ({ kind: 'added' as const, text, line: index + 1 })),
  ];
  const isShown = new Set<number>();
  all.forEach(({ kind }, index) => {
    if (kind === 'same') return;
    for (let near = index - linesAround; near <= index + linesAround; near++) isShown.add(near);
  });
  return all.filter((_line, index) => isShown.has(index));
}

/** Null where there are too many changes. */
function allLines(before: readonly string[], after: readonly string[]): ChangedLine[] | null {
  const steps = stepsBetween(before, after);
  if (!steps) return null;
  const lines: ChangedLine[] = [];
  let [x, y] = [before.length, after.length];
  for (let step = steps.length - 1; step >= 0; step--) {
    const reached = steps[step]!;
    const isAdded = comesFromAbove(reached, x - y, step);
    const fromK = isAdded ? x - y + 1 : x - y - 1;
    const fromX = step === 0 ? 0 : at(reached, fromK);
    const fromY = step === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY) {
      lines.push({ kind: 'same', text: after[y - 1]!, line: y });
      x--;
      y--;
    }
    if (step === 0) break;
    if (isAdded) lines.push({ kind: 'added', text: after[--y]!, line: y + 1 });
    else lines.push({ kind: 'removed', text: before[--x]!, line: x + 1 });
  }
  return lines.reverse();
}

/** Diagonal (old minus new lines) → how far along the old text one came on it. */
type Reached = ReadonlyMap<number, number>;

/** What was reached before the first change, the second, and so on until the end of both; null where they are too many. */
function stepsBetween(before: readonly string[], after: readonly string[]): Reached[] | null {
  const steps: Reached[] = [];
  const reached = new Map([[1, 0]]);
  for (let step = 0; step <= mostChanges; step++) {
    steps.push(new Map(reached));
    for (let k = -step; k <= step; k += 2) {
      let x = comesFromAbove(reached, k, step) ? at(reached, k + 1) : at(reached, k - 1) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      reached.set(k, x);
      if (x >= before.length && x - k >= after.length) return steps;
    }
  }
  return null;
}

/** Whether a line that comes leads further on this diagonal than a line that goes. */
function comesFromAbove(reached: Reached, k: number, step: number): boolean {
  return k === -step || (k !== step && at(reached, k - 1) < at(reached, k + 1));
}

function at(reached: Reached, k: number): number {
  return reached.get(k) ?? -1;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/u);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
