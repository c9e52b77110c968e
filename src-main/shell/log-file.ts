/** The log on disk: `mneme.log`, and the one before it as `mneme.1.log`. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const mostBytes = 1_000_000;

/** Answers a function that appends a line. A log that cannot be written never stops the application. */
export function openLogFile(folder: string, maxBytes = mostBytes): (line: string) => void {
  const file = join(folder, 'mneme.log');
  let size = 0;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  } catch (error) {
    console.error(`The log folder ${folder} cannot be used: ${String(error)}`);
  }
  return (line) => {
    try {
      const text = `${line}\n`;
      if (size > 0 && size + Buffer.byteLength(text) > maxBytes) {
        renameSync(file, join(folder, 'mneme.1.log'));
        size = 0;
      }
      appendFileSync(file, text, { mode: 0o600 });
      size += Buffer.byteLength(text);
    } catch {
      console.error(line); // a full disk must not lose the line for whoever started Mneme from a terminal
    }
  };
}
