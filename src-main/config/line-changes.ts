/** Which lines of a text go and which come, by the shortest list of changes (Myers, An O(ND) Difference Algorithm, 1986). */

/** The lines from `from` to before `to` of the old text go, and `lines` come in their place. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** Beyond it nobody looks for the shortest list, and to find it would take long: all goes, all comes. */
const mostChanges = 1_000;

/** In the order of the text; two never touch. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const steps = stepsBetween(before, after);
  if (!steps) return [{ from: 0, to: before.length, lines: after }];
  const changes: LineChange[] = [];
  let [x, y] = [before.length, after.length];
  for (let step = steps.length - 1; step > 0; step--) {
    const isAdded = comesFromAbove(steps[step]!, x - y, step);
    const fromK = isAdded ? x - y + 1 : x - y - 1;
    const fromX = at(steps[step]!, fromK);
    // Where the step led to, before the lines that are the same in both.
    const toX = isAdded ? fromX : fromX + 1;
    const next = changes.at(-1);
    const line = isAdded ? [after[fromX - fromK]!] : [];
    if (next?.from === toX)
      changes[changes.length - 1] = { ...next, from: fromX, lines: [...line, ...next.lines] };
    else changes.push({ from: fromX, to: toX, lines: line });
    [x, y] = [fromX, fromX - fromK];
  }
  return changes.reverse();
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
