/** Where things lie, in a checkout as in an installed package. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** All absolute. */
export interface Paths {
  readonly userData: string;
  readonly data: string;
  readonly config: string;
  /** The commented example with which a new config.yaml begins. */
  readonly configTemplate: string;
  /** The licences of what is shipped. */
  readonly notices: string;
  /** The sealed keys of model servers. */
  readonly modelKeys: string;
  readonly state: string;
  readonly logs: string;
  /** Where the second provider's file lies for the moment of a shot. */
  readonly shots: string;
  readonly models: string;
  readonly icons: string;
  readonly renderer: string;
  readonly preload: string;
  readonly engine: string;
  /** A driver of SQLite that was built for this runtime; null where the package's own fits. */
  readonly sqliteBinding: string | null;
}

/** `built` is the folder of the running main.js. */
export function findPaths(built: string): Paths {
  const userData = app.getPath('userData');
  const resources = app.isPackaged ? process.resourcesPath : join(built, '../../resources');
  const packagedBinding = join(process.resourcesPath, 'better_sqlite3.node');
  return {
    userData,
    data: join(userData, 'data'),
    config: join(userData, 'config.yaml'),
    configTemplate: join(resources, 'default-config.yaml'),
    notices: join(resources, 'third-party-notices.md'),
    modelKeys: join(userData, 'data', 'model-keys.json'),
    state: join(userData, 'state.json'),
    logs: join(userData, 'logs'),
    shots: join(userData, 'shots'),
    models: join(resources, 'models'),
    icons: join(resources, 'icons'),
    renderer: join(built, '../renderer'),
    preload: join(built, '../preload/bridge.cjs'),
    engine: built,
    sqliteBinding:
      process.env.MNEME_SQLITE_BINDING ||
      (app.isPackaged && existsSync(packagedBinding) ? packagedBinding : null),
  };
}
