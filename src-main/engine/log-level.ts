/** How much of the log is written. */
import type { LogLevel } from '../base/log.ts';

const levels: readonly LogLevel[] = ['info', 'warn', 'error'];

/** Leaves lines below `minimum` out; a line's level is its second word. */
export function fromLevel(minimum: LogLevel, writeLog: (line: string) => void): (line: string) => void {
  const wanted = levels.slice(levels.indexOf(minimum));
  return (line) => {
    if (wanted.includes(line.split(' ', 2)[1] as LogLevel)) writeLog(line);
  };
}
