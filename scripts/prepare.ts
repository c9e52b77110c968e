/** What the commands that start the real application need first, in the order in which one step needs the other. */
import { checkModel } from './setup-model.ts';
import { setUpElectron, type ElectronRuntime } from './setup-electron.ts';
import { setUpSqlite } from './setup-sqlite.ts';
import { setUpSystem } from './setup-system.ts';
import { buildApplication } from './build-application.ts';
import { say } from './say.ts';
import { startVirtualDisplay } from './virtual-display.ts';

/** Whose display is used: a virtual one, or the person's own where there is one. */
export type Display = 'virtual' | 'own or virtual';

export interface Runtime {
  readonly electron: ElectronRuntime;
  /** A built database driver, or null where the prebuilt one fits. */
  readonly sqliteBinding: string | null;
  /** For every program that starts the application. */
  readonly env: NodeJS.ProcessEnv;
}

/** Libraries, Electron, database driver, model; `display` also brings what `withDisplay` will start. */
export async function prepareRuntime(display: Display): Promise<Runtime> {
  await setUpSystem(isVirtual(display) ? ['electron', 'display'] : ['electron']);
  const electron = await setUpElectron();
  const sqliteBinding = await setUpSqlite(electron.nodeApi);
  await checkModel();
  say(
    `Electron ${electron.version} (${electron.kind}), database driver ${sqliteBinding ? 'built here' : 'prebuilt'}, model checked`,
  );
  return {
    electron,
    sqliteBinding,
    env: {
      ...process.env,
      ELECTRON_OVERRIDE_DIST_PATH: electron.folder,
      ...(sqliteBinding ? { MNEME_SQLITE_BINDING: sqliteBinding } : {}),
    },
  };
}

/** The same with a fresh build of the application. */
export async function prepareApplication(display: Display): Promise<Runtime> {
  const runtime = await prepareRuntime(display);
  await buildApplication();
  return runtime;
}

/**
 * Runs `work` with a display: the person's own, or a virtual one. Tests always get a virtual one on Linux, because they
 * open windows and would otherwise look at the screen of whoever sits there.
 */
export async function withDisplay<T>(
  display: Display,
  work: (env: NodeJS.ProcessEnv, isVirtual: boolean) => Promise<T>,
): Promise<T> {
  if (!isVirtual(display)) return work({}, false);
  const { env, stop } = await startVirtualDisplay();
  say(
    `a virtual display ${env.DISPLAY}. To see it: XAUTHORITY=${env.XAUTHORITY} import -display ${env.DISPLAY} -window root screen.png`,
  );
  try {
    return await work({ ...env, WAYLAND_DISPLAY: undefined, XDG_SESSION_TYPE: 'x11' }, true);
  } finally {
    await stop();
  }
}

function isVirtual(display: Display): boolean {
  if (process.platform !== 'linux') return false;
  return display === 'virtual' || !(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Electron's sandbox refuses to run as root; a container's root is the case in hand. */
export function sandboxArguments(): string[] {
  if (process.getuid?.() !== 0) return [];
  say('running as root, therefore with --no-sandbox (as an ordinary user the sandbox stays on)');
  return ['--no-sandbox'];
}
