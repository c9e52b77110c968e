/** Unit and integration tests; real files, real SQLite, the real model. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: path.join(import.meta.dirname, '..'),
    include: [
      'test/unit/**/*.test.{ts,tsx}',
      'test/integration/**/*.test.ts',
      'test/architecture/**/*.test.ts',
    ],
    environment: 'node',
    pool: 'forks',
    // The usual one less than there are cores would leave half of a machine with two to wait.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
