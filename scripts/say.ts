/** How the set-up talks: one line a step, on stderr, so that a command's own output stays clean for other programs. */

/** Prints one line about what the set-up does now. */
export function say(line: string): void {
  process.stderr.write(`set-up: ${line}\n`);
}

/** A step that cannot go on. The message ends with what the person at the keyboard has to do. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
