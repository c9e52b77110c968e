/** What Chromium is told before it starts: where the data lies, and that there is no network. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';

/** Must be called before `ready`. */
export function setRuntimeSwitches(): void {
  app.setName('Mneme');
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder) app.setPath('userData', resolve(folder));
  mkdirSync(app.getPath('userData'), { recursive: true, mode: 0o700 });
  // No name is ever looked up by Chromium; what it serves to the window needs none.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  for (const name of ['disable-background-networking', 'disable-component-update', 'no-pings']) {
    app.commandLine.appendSwitch(name);
  }
}
