/** The folders that the set-up works in. */
import { homedir } from 'node:os';
import path from 'node:path';

export const projectRoot = path.resolve(import.meta.dirname, '..');

/** Runtimes and builds that are fetched once a machine. Deleting it costs only the time to fetch them again. */
export const cacheFolder = path.join(
  process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'),
  'mneme',
);
