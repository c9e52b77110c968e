/** How the application ends: in order, also after a bug, and with a reason where it could not begin. */
import { tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { app, dialog } from 'electron';
import type { Log } from '../base/log.ts';

/** The first wish to quit runs `finish`; when that is done, `afterwards` lets go of what is left and the process ends. */
export function quitInOrder(finish: () => Promise<void>, afterwards: () => void): void {
  let step: 'running' | 'finishing' | 'finished' = 'running';
  app.on('before-quit', (event) => {
    if (step === 'finished') return;
    event.preventDefault();
    if (step === 'finishing') return;
    step = 'finishing';
    void finish().finally(() => {
      step = 'finished';
      afterwards();
      app.quit();
    });
  });
}

/** After a bug nothing in here can be trusted, but the engine still closes its database. */
export function quitOnBug(log: Log): void {
  process.on('uncaughtException', (error) => {
    log('error', 'The shell failed and quits.', { reason: error.stack ?? error.message });
    process.exitCode = 1;
    app.quit();
  });
  process.on('unhandledRejection', (reason) => {
    log('error', 'A failure was not handled.', { reason: String(reason) });
  });
}

/** There is nothing to log to and no window to show it in: a folder that cannot be written, mostly. */
export function giveUp(error: unknown): void {
  const reason = wordsOf(error);
  console.error(tell('Mneme cannot start: {reason}', { reason }));
  const isOnTerminal = app.commandLine.hasSwitch('smoke') || app.commandLine.hasSwitch('doctor');
  if (!isOnTerminal) dialog.showErrorBox(tell('Mneme cannot start'), reason);
  app.exit(1);
}
