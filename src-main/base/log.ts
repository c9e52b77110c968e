/** Lines for whoever must find a fault. A line never holds a window's title, a text that was read, or a key. */

export type LogLevel = 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;
export type Log = (level: LogLevel, message: string, fields?: LogFields) => void;

/** A log that writes `time level area: message key=value` lines to `write`. */
export function createLog(area: string, write: (line: string) => void, now: () => number = Date.now): Log {
  return (level, message, fields = {}) => {
    const rest = Object.entries(fields)
      .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
      .join('');
    write(`${new Date(now()).toISOString()} ${level} ${area}: ${message}${rest}`);
  };
}

export const silentLog: Log = () => {};
