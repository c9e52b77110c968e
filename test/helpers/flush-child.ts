/**
 * An engine in a process of its own that flushes what is dirty, and kills itself before a step of that: a statement that
 * changes the store, or the renaming of a file.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openConnection, type Statement } from '../../src-main/store/driver.ts';
import { startEngine } from './engine-bed.ts';
import { testSettings } from './test-settings.ts';

const [folder, server, model, backend, fatal] = process.argv.slice(2) as [
  string,
  string,
  string,
  'mem0' | 'file',
  string,
];
let steps = 0;
let isFlushing = false;

function step(): void {
  if (isFlushing && ++steps === Number(fatal)) process.kill(process.pid, 'SIGKILL');
}

const memory = openConnection(':memory:', {
  fileMustExist: false,
  readonly: false,
  ...(process.env['MNEME_SQLITE_BINDING'] ? { nativeBinding: process.env['MNEME_SQLITE_BINDING'] } : {}),
});
const statement = Object.getPrototypeOf(memory.prepare('SELECT 1')) as Statement & {
  readonly source: string;
};
const { run } = statement;
statement.run = function (this: typeof statement, ...parameters) {
  isFlushing ||= this.source.includes('SET in_flight = 1');
  step();
  return run.apply(this, parameters);
};
const { renameSync } = fs;
fs.renameSync = (...places) => {
  step();
  renameSync(...places);
  step();
};
syncBuiltinESMExports();

const settings = testSettings();
const bed = await startEngine(folder, {
  settings: {
    ...settings,
    models: { ...settings.models, memoryServer: server, memoryModel: model },
    memory: { ...settings.memory, backend, flushEnabled: true, flushIdleSeconds: 0 },
  },
});
await bed.ask('engine.drain', {});
await bed.close();
