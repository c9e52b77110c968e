/** Starts the engine's process with Electron. */
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { engineEnvironment } from './engine-environment.ts';
import type { EngineProcess } from './engine-host.ts';

/** `folder` holds the built `engine-process.js`; lines that the process prints go to `writeLine`. */
export function launchEngine(folder: string, writeLine: (line: string) => void): EngineProcess {
  const child = utilityProcess.fork(join(folder, 'engine-process.js'), [], {
    serviceName: 'Mneme engine',
    stdio: 'pipe',
    env: engineEnvironment(process.env),
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) writeLine(line);
    });
  }
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}
